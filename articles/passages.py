"""Where in an article do the words stand that somebody remarked on, and do they still stand there?"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.models import Article
from articles.models.notes import LONGEST_CONTEXT, LONGEST_PASSAGE
from paper.text.html import plain_text

_WORD = re.compile(r"\w+")
# So many words on either side tell which of several places is meant, and are shown around the passage.
_AROUND = 8


@dataclass(frozen=True)
class Found:
    """A passage as it stands in the text now, with the words around it."""

    before: str
    passage: str
    after: str


class Text:
    """The words of an article in which passages are looked for; whatever stands between words makes no difference."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.spans = [match.span() for match in _WORD.finditer(words)]

    @cached_property
    def _line(self) -> str:
        return "".join(f" {self.words[start:end].casefold()}" for start, end in self.spans) + " "

    @cached_property
    def _starts(self) -> list[int]:
        # In the line, of each word; so a place in the line leads back to a word.
        starts, place = [], 0
        for start, end in self.spans:
            starts.append(place)
            place += 1 + len(self.words[start:end].casefold())
        return starts

    def find(self, passage: str, *, before: str = "", after: str = "") -> Found | None:
        """Return the place where the passage's words stand in their order, or None; of several, the most alike one."""
        wanted = _keys(passage)
        if not wanted:
            return None
        places = list(self._places(wanted))
        if not places:
            return None
        left, right = _keys(before), _keys(after)
        best = max(places, key=lambda place: self._likeness(place, len(wanted), left, right))
        return self._found(best, len(wanted))

    def _places(self, wanted: list[str]) -> Iterator[int]:
        needle = f" {' '.join(wanted)} "
        place = self._line.find(needle)
        while place >= 0:
            yield bisect(self._starts, place) - 1
            place = self._line.find(needle, place + 1)

    def _likeness(self, place: int, length: int, left: list[str], right: list[str]) -> int:
        here = self._words_at(place - len(left), place)
        there = self._words_at(place + length, place + length + len(right))
        return _same(reversed(here), reversed(left)) + _same(iter(there), iter(right))

    def _words_at(self, first: int, last: int) -> list[str]:
        return [self.words[start:end].casefold() for start, end in self.spans[max(first, 0) : max(last, 0)]]

    def _found(self, place: int, length: int) -> Found:
        start, end = self.spans[place][0], self.spans[place + length - 1][1]
        earliest = self.spans[max(place - _AROUND, 0)][0]
        latest = self.spans[min(place + length - 1 + _AROUND, len(self.spans) - 1)][1]
        return Found(self.words[earliest:start], self.words[start:end], self.words[end:latest])


def text_of(article: Article) -> Text:
    """Return the words of an article that notes can be tied to: headline, standfirst and text."""
    return Text("\n".join([article.headline, article.standfirst, plain_text(str.__str__(article.body))]))


def tied(article: Article, *, passage: str, before: str = "", after: str = "") -> Found:
    """Return a passage as a note keeps it: one line, cut to what it takes, with the words around it.

    They are taken from the text where nobody sent any. Words that stand nowhere are kept as they are.
    """
    passage = _line(passage, LONGEST_PASSAGE)
    if not passage:
        return Found("", "", "")
    if not before.strip() and not after.strip():
        found = text_of(article).find(passage)
        before, after = (found.before, found.after) if found else ("", "")
    return Found(_line(before[::-1], LONGEST_CONTEXT)[::-1], passage, _line(after, LONGEST_CONTEXT))


def _line(words: str, longest: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest].rpartition(" ")[0] or line[:longest]


def _keys(words: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(words)]


def _same(here: Iterator[str], there: Iterator[str]) -> int:
    count = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        count += 1
    return count
