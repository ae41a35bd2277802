"""On which days does the demo paper appear, and at what time is what done?"""

import datetime
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

_FRIDAY: Final = 4
_DAY: Final = datetime.timedelta(days=1)


def publishing_days(*, until: datetime.date, count: int) -> list[datetime.date]:
    """Return the last `count` days on which the paper appears, oldest first. It does not appear on Fridays."""
    days: list[datetime.date] = []
    day = until
    while len(days) < count:
        if day.weekday() != _FRIDAY:
            days.insert(0, day)
        day -= _DAY
    return days


def publishing_day_after(day: datetime.date) -> datetime.date:
    """Return the next day on which the paper appears."""
    following = day + _DAY
    return following + _DAY if following.weekday() == _FRIDAY else following


def moment(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    """Return a time of a day in the paper's zone."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), tzinfo=timezone.get_default_timezone())


def day_before(issue_date: datetime.date) -> datetime.date:
    """Return the day on which an edition is made."""
    return issue_date - _DAY


@dataclass(frozen=True)
class Clock:
    """Tells when something was done in a week of which the last hours may still be to come."""

    now: datetime.datetime

    def at(self, day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
        """Return a time of a day in the paper's zone, or now when it has not come yet."""
        return min(self.now, moment(day, hour, minute))
