"""What stands on a page of the editors' calendar: a month or a week of days with their editions?"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from editions.forms import EARLIEST, FURTHEST
from editions.models import Chair, Edition
from editions.planning.chairs import holder_on
from editions.publishing_days import holidays, is_publishing_day
from paper.calendar.almanac import WEEKDAYS
from paper.days import month_after

_DAY = datetime.timedelta(days=1)
_WEEK = datetime.timedelta(days=7)
LATEST = datetime.date(9998, 12, 31)


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `is_outside` where a week of the page belongs to another month."""

    date: datetime.date
    editions: Sequence[Edition]
    chair: Chair | None
    is_today: bool
    is_outside: bool
    is_publishing: bool
    holiday: str
    can_be_planned: bool


@dataclass(frozen=True)
class Sheet:
    """A page of the calendar: whole weeks, and where the pages before and after it begin."""

    first: datetime.date
    days: Sequence[Day]
    previous: datetime.date
    following: datetime.date

    @property
    def last(self) -> datetime.date:
        """The last day of the page."""
        return self.days[-1].date

    @property
    def editions(self) -> list[Edition]:
        """The editions of the page's own days."""
        return [edition for day in self.days if not day.is_outside for edition in day.editions]


def month_sheet(first: datetime.date, *, today: datetime.date) -> Sheet:
    """Return the page of the month that begins on `first`; costs three queries. Raises ValueError far off."""
    _refuse_far_off(first)
    following = month_after(first)
    begin, end = _week_of(first), _week_of(following - _DAY) + 6 * _DAY
    days = _days(begin, end, today=today, own=(first, following - _DAY))
    return Sheet(first, days, (first - _DAY).replace(day=1), following)


def week_sheet(day: datetime.date, *, today: datetime.date) -> Sheet:
    """Return the page of the week that `day` is in; costs three queries. Raises ValueError far off."""
    _refuse_far_off(day)
    begin = _week_of(day)
    end = begin + 6 * _DAY
    return Sheet(begin, _days(begin, end, today=today, own=(begin, end)), begin - _WEEK, begin + _WEEK)


def _days(
    begin: datetime.date, end: datetime.date, *, today: datetime.date, own: tuple[datetime.date, datetime.date]
) -> list[Day]:
    editions: dict[datetime.date, list[Edition]] = defaultdict(list)
    for edition in Edition.objects.between(begin, end).for_calendar():
        editions[edition.issue_date].append(edition)
    off = holidays(begin, end)
    terms = list(Chair.objects.touching(begin, end))
    dates = [begin + number * _DAY for number in range((end - begin).days + 1)]
    return [
        Day(
            date=date,
            editions=editions[date],
            chair=holder_on(date, terms),
            is_today=date == today,
            is_outside=not own[0] <= date <= own[1],
            is_publishing=is_publishing_day(date, off=off),
            holiday=off.get(date, ""),
            # What is over is entered in the list of editions; a year ahead, the plan of one is refused.
            can_be_planned=today <= date <= today + FURTHEST,
        )
        for date in dates
    ]


def _week_of(day: datetime.date) -> datetime.date:
    return day - (day.weekday() - WEEKDAYS[0].weekday()) % 7 * _DAY


def _refuse_far_off(day: datetime.date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"No paper appeared in {day.year}.")
