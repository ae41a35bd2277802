"""Which days of a year have an edition, by the Gregorian calendar and by the Solar Hijri one?"""

import calendar
import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persiantools.jdatetime import JalaliDate

from paper.models import PublishedEdition

# The week begins on Saturday where this paper is printed.
_FIRST_DAY = calendar.SATURDAY
_A_SATURDAY = datetime.date(2024, 4, 20)
WEEKDAYS = [_A_SATURDAY + datetime.timedelta(days=number) for number in range(7)]


@dataclass(frozen=True)
class Day:
    """A day of a calendar: its date, its number in that calendar's month, and the edition of it if there is one."""

    date: datetime.date
    number: int
    edition: PublishedEdition | None


@dataclass(frozen=True)
class Month:
    """A month as weeks of days; None stands where a week belongs to another month."""

    first: datetime.date
    number: int
    weeks: list[list[Day | None]]

    @property
    def has_editions(self) -> bool:
        """Whether any day of it has an edition."""
        return any(day and day.edition for week in self.weeks for day in week)


def months_of(year: int, *, editions: Iterable[PublishedEdition]) -> list[Month]:
    """Return the twelve months of `year`; of several editions of one day the first given stands for it."""
    firsts = [datetime.date(year, number, 1) for number in range(1, 13)]
    return _months([*firsts, datetime.date(year, 12, 31) + datetime.timedelta(days=1)], editions)


def solar_months_of(year: int, *, editions: Iterable[PublishedEdition]) -> list[Month]:
    """Return the twelve months of a Solar Hijri year, Hamal first."""
    firsts = [JalaliDate(year, number, 1).to_gregorian() for number in range(1, 13)]
    return _months([*firsts, JalaliDate(year + 1, 1, 1).to_gregorian()], editions)


def solar_year_of(day: datetime.date) -> int:
    """Return the Solar Hijri year of a day."""
    return int(JalaliDate(day).year)


def days_of_solar_year(year: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a Solar Hijri year."""
    following = JalaliDate(year + 1, 1, 1).to_gregorian()
    return JalaliDate(year, 1, 1).to_gregorian(), following - datetime.timedelta(days=1)


def _months(firsts: list[datetime.date], editions: Iterable[PublishedEdition]) -> list[Month]:
    by_day: dict[datetime.date, PublishedEdition] = {}
    for edition in editions:
        by_day.setdefault(edition.issue_date, edition)
    spans = itertools.pairwise(firsts)
    return [
        Month(first, number, _weeks([Day(*numbered, by_day.get(numbered[0])) for numbered in _days(first, end)]))
        for number, (first, end) in enumerate(spans, start=1)
    ]


def _days(first: datetime.date, end: datetime.date) -> Iterator[tuple[datetime.date, int]]:
    for number in range((end - first).days):
        yield first + datetime.timedelta(days=number), number + 1


def _weeks(days: list[Day]) -> list[list[Day | None]]:
    before = (days[0].date.weekday() - _FIRST_DAY) % 7
    places: list[Day | None] = [*[None] * before, *days]
    places += [None] * (-len(places) % 7)
    return [places[start : start + 7] for start in range(0, len(places), 7)]
