"""Which lines of a page are its headline?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editions.reading.furniture import Role, is_nameplate, role
from editions.reading.lines import Line, join_all, key
from editions.reading.mail import is_only_addresses
from editions.reading.masthead import dates_of
from editions.reading.names import read_byline
from editions.reading.page import Found, PageRefused

_TITLE_PARTS = re.compile(r"\s*(?:[|»›·•]|::)\s*|\s+[-–—:~]\s+")
_CONTACT = re.compile(
    r"(?:tel|telephone|phone|cell|mobile|fax|address|p\.? ?o\.? box|web|website)\s*[:.#]|www\.|https?://"
    r"|(?:vol(?:ume)?|issue|no|number|year)\b[\s.:#]*[\divxlc]+\b",
    re.IGNORECASE,
)
_MOST_LINES = 3
_LONGEST = 250
_MOST_CANDIDATES = 40


@dataclass(frozen=True)
class Place:
    """A headline and the positions of its first line and of its last printing above the text."""

    headline: Found[str]
    first: int
    last: int


def find_headline(lines: Sequence[Line], *, title: str) -> Place:
    """Find the headline: printed twice, in the page's title, set as a heading or in bold, or simply first.

    Raises PageRefused when no line can be one.
    """
    above = _above_the_text(lines)
    wanted = _title_parts(title)
    for find in (_printed_twice, _as_titled, _set_as_heading, _set_in_bold, _first):
        place = find(lines, above, wanted)
        if place:
            return _with_repeats(lines, place)
    if wanted:
        before = (above[-1] if above else -1) if not above else above[0] - 1
        return Place(Found(wanted[0], "the page's title alone", sure=False), before + 1, before)
    raise PageRefused("No headline was found on it.")


def _above_the_text(lines: Sequence[Line]) -> list[int]:
    """Where the lines stand that may be headlines: above the first prose, no furniture, date or byline."""
    above: list[int] = []
    for position, line in enumerate(lines):
        if role(line) is not Role.TEXT or dates_of(line) or read_byline(line.text) or _is_contact(line.text):
            continue
        if len(above) == _MOST_CANDIDATES or (line.is_prose and not _is_repeated(lines, position)):
            break
        if len(line.text) <= _LONGEST:
            above.append(position)
    return above


def _is_contact(text: str) -> bool:
    """Tell whether a line of a masthead says how the paper is reached, or which number it is."""
    return bool(_CONTACT.match(text)) or is_only_addresses(text)


def _is_repeated(lines: Sequence[Line], position: int) -> bool:
    """A sentence that stands there twice at once is a headline, however long."""
    near = (line for line in lines[position + 1 : position + 4] if len(line.text) <= _LONGEST)
    return any(key(line.text) == key(lines[position].text) for line in near)


def _title_parts(title: str) -> list[str]:
    """What the page's title may say of the article: all of it, then its parts, never the paper's name."""
    candidates = [title, *_TITLE_PARTS.split(title)]
    return [
        part for part in dict.fromkeys(candidates) if key(part) and not is_nameplate(part) and not _names_paper(part)
    ]


def _names_paper(title: str) -> bool:
    return any(is_nameplate(part) for part in _TITLE_PARTS.split(title))


def _runs(lines: Sequence[Line], above: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(first, last, words) of every run of up to three candidates."""
    for start in range(len(above)):
        for length in range(1, min(_MOST_LINES, len(above) - start) + 1):
            run = above[start : start + length]
            yield run[0], run[-1], join_all(lines[position] for position in run)


def _printed_twice(lines: Sequence[Line], above: Sequence[int], _wanted: Sequence[str]) -> Place | None:
    runs = list(_runs(lines, above))
    for first, last, words in runs:
        after = next((position for position in above if position > last), None)
        if any(again == after and key(repeated) == key(words) for again, _, repeated in runs):
            return Place(Found(words, "printed twice"), first, last)
    return None


def _as_titled(lines: Sequence[Line], above: Sequence[int], wanted: Sequence[str]) -> Place | None:
    for part in wanted:
        for first, last, words in _runs(lines, above):
            if key(words) == key(part):
                return Place(Found(words, "the page's title and a line of it"), first, last)
    return None


def _set_as_heading(lines: Sequence[Line], above: Sequence[int], _wanted: Sequence[str]) -> Place | None:
    headings = [position for position in above if lines[position].kind == "heading"]
    if not headings:
        return None
    best = min(headings, key=lambda position: (lines[position].level, position))
    rivals = [position for position in headings if lines[position].level == lines[best].level]
    return Place(Found(lines[best].text, "the page's heading", sure=len(rivals) == 1), best, best)


def _set_in_bold(lines: Sequence[Line], above: Sequence[int], _wanted: Sequence[str]) -> Place | None:
    bold = [position for position in above if lines[position].bold]
    if not bold:
        return None
    return Place(Found(lines[bold[0]].text, "the first line in bold", sure=len(bold) == 1), bold[0], bold[0])


def _first(lines: Sequence[Line], above: Sequence[int], _wanted: Sequence[str]) -> Place | None:
    """The first line that is no furniture; with the next one when only a line end parts the two."""
    if not above:
        return None
    first, *others = above
    if others and _is_second_half(lines, others[0], first=first):
        words = join_all([lines[first], lines[others[0]]])
        return Place(Found(words, "the first two lines", sure=False), first, others[0])
    return Place(Found(lines[first].text, "the first line", sure=not others), first, first)


def _is_second_half(lines: Sequence[Line], position: int, *, first: int) -> bool:
    ends_block = position + 1 == len(lines) or lines[position + 1].gap
    return position == first + 1 and not lines[position].gap and ends_block and not lines[first].ends_a_sentence


def _with_repeats(lines: Sequence[Line], place: Place) -> Place:
    """Move `last` behind every further printing of the headline above the text."""
    last = place.last
    wanted = key(place.headline.value or "")
    for start in range(place.last + 1, min(place.last + 9, len(lines))):
        for end in range(start + 1, min(start + _MOST_LINES, len(lines)) + 1):
            if start > last and key(join_all(lines[start:end])) == wanted:
                last = end - 1
    return Place(place.headline, place.first, last)
