"""Which articles hold the words that a reader asks for? Newest first, and of the newest the best first.

What it costs does not depend on how much there is. The newest RANKED articles that match are looked at and no others;
both engines find them from the new end of the archive on and stop when they have them.
"""

import datetime
from dataclasses import dataclass

from paper.models import PublishedArticle, Section
from paper.search import engines, index
from paper.search.engines import Found, Match
from paper.search.snippets import Snippet, snippet
from paper.search.spelling import normalise, words
from paper.text.html import plain_text

LONGEST_QUERY = 200
RANKED = 1_000
ON_A_PAGE = 20

_FIRST_KEY, _LAST_KEY = index.key_of(datetime.date.min), index.key_of(datetime.date.max)


@dataclass(frozen=True)
class Question:
    """What a reader asks for. `since` and `until` are years, `before` is the key that a page of results ends below."""

    text: str = ""
    section: Section | None = None
    author: str = ""
    genre: str = ""
    since: int | None = None
    until: int | None = None
    before: int | None = None

    @property
    def words(self) -> list[str]:
        """The words and phrases asked for, normalised."""
        return words(self.text[:LONGEST_QUERY])

    @property
    def facets(self) -> list[str]:
        """The tokens of what the articles have to be, besides holding the words."""
        return [
            *([index.section_facet(self.section.pk)] if self.section else []),
            *([index.genre_facet(self.genre)] if self.genre else []),
            *index.name_facets(self.author[:LONGEST_QUERY]),
        ]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked that the index could be asked."""
        return not self.words and not self.facets

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the words narrows it down."""
        return bool(self.facets or self.since or self.until)

    @property
    def keys(self) -> tuple[int, int]:
        """The first key that counts, and the first that does not any more."""
        low = index.key_of(datetime.date(self.since, 1, 1)) if self.since else _FIRST_KEY
        high = index.key_of(datetime.date(self.until + 1, 1, 1)) if self.until and self.until < 9999 else _LAST_KEY
        return low, high if self.before is None else min(max(self.before, _FIRST_KEY), high)


@dataclass(frozen=True)
class Hit:
    """One article found, with the passage that fits best."""

    article: PublishedArticle
    snippet: Snippet


@dataclass(frozen=True)
class Answer:
    """A page of hits. `found` counts the matches, RANKED at most; `older` is the next page's `before`, or None.

    On a page that goes on from a key, `found` counts that page alone. There may be something older even where a page
    has no hits: a phrase of common words is looked for in so many articles at a time.
    """

    hits: list[Hit]
    found: int
    older: int | None

    @property
    def is_full(self) -> bool:
        """Whether there may be more matches than were looked at."""
        return self.found >= RANKED


def find(question: Question) -> Answer:
    """Return the best hits for all words, or the newest before a key. Two queries; none where nothing is asked."""
    if question.is_empty:
        return Answer([], 0, None)
    low, high = question.keys
    match = Match(question.words, question.facets, low, high)
    if question.before is not None:
        return _next(engines.newest(match, most=ON_A_PAGE + 1), question)
    found = engines.best(match, ranked=RANKED, shown=ON_A_PAGE)
    is_all = found.matches <= ON_A_PAGE and found.looked_to is None
    # Just above its newest match the same question begins to go through all of them by date.
    older = None if is_all else found.looked_to if found.newest is None else found.newest + 1
    return Answer(_hits(found.keys, question.words), found.matches, older)


def _next(found: Found, question: Question) -> Answer:
    shown = found.keys[:ON_A_PAGE]
    older = shown[-1] if len(found.keys) > ON_A_PAGE else found.looked_to
    return Answer(_hits(shown, question.words), len(shown), older)


def _hits(keys: list[int], asked: list[str]) -> list[Hit]:
    wanted = [index.article_of(key) for key in keys]
    rows = PublishedArticle.objects.readable().with_edition().in_bulk(wanted)
    # What was withdrawn since stands in the index no more; should it ever, it is not shown.
    articles = [rows[key] for key in wanted if key in rows]
    return [Hit(each, snippet(plain_text(each.body), asked, fold=normalise)) for each in articles]
