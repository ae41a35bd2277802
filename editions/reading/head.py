"""What stands above the text of a page: section, headline, byline and date?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editions.reading.dates import Printed
from editions.reading.furniture import Role, parts, role, section_of
from editions.reading.headline import Place, find_headline
from editions.reading.lines import Line, key, plain_line
from editions.reading.masthead import dates_of
from editions.reading.names import read_byline
from editions.reading.page import Found


@dataclass(frozen=True)
class Head:
    """All above the text; `above` and `own` are dates printed above and under the headline."""

    headline: Found[str]
    section: Found[str]
    byline: tuple[str, ...]
    above: tuple[Printed, ...]
    own: tuple[Printed, ...]
    body: list[Line]
    left_out: list[Line]


def read_head(lines: Sequence[Line], *, title: str) -> Head:
    """Part the lines above the text from the text; raises PageRefused without a headline."""
    lines = [_undoubled(line) for line in lines]
    place = find_headline(lines, title=title)
    before = lines[: place.first]
    start = _start_of_text(lines, place)
    under = [line for line in lines[place.first : start] if line.text != place.headline.value]
    bylines = [found for found in map(_byline, [*under, *before]) if found]
    return Head(
        headline=place.headline,
        section=_section([*before, *under]),
        byline=bylines[0][0] if bylines else (),
        above=_dates(before),
        own=(*_dates(under), *(date for _, date in bylines if date)),
        body=list(lines[start:]),
        left_out=[line for line in before if _is_unread(line)],
    )


def _undoubled(line: Line) -> Line:
    """A line without its second half where that says the same again behind a bar."""
    halves = parts(line.text) if "|" in line.text else []
    if len(halves) < 2 or len({key(half) for half in halves}) > 1:
        return line
    return replace(line, text=halves[0], html=plain_line(halves[0]).html)


def _start_of_text(lines: Sequence[Line], place: Place) -> int:
    """The first line under the headline that is neither furniture nor a date nor a byline."""
    start = place.last + 1
    while start < len(lines) and _is_of_the_head(lines[start]):
        start += 1
    return start


def _is_of_the_head(line: Line) -> bool:
    return role(line) is not Role.TEXT or bool(dates_of(line) or _byline(line))


def _byline(line: Line) -> tuple[tuple[str, ...], Printed | None] | None:
    return None if line.is_prose else read_byline(line.text)


def _dates(lines: Sequence[Line]) -> tuple[Printed, ...]:
    return tuple(date for line in lines for date in dates_of(line))


def _section(lines: Sequence[Line]) -> Found[str]:
    """The one section that the lines around the headline name; a menu that names several says nothing."""
    named = list(dict.fromkeys(name for name in (section_of(line.text) for line in lines) if name))
    if len(named) == 1:
        return Found(named[0], "a line above the text")
    return Found("Opinion", "no line says; the old paper's pages are mostly opinion", sure=False)


def _is_unread(line: Line) -> bool:
    return role(line) is Role.TEXT and not dates_of(line) and not read_byline(line.text)
