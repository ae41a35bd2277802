"""On which days does the paper appear?"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.conf import settings

from editions.models import Holiday

_DAY = datetime.timedelta(days=1)
# However long a holiday is, the paper comes back within it.
_LONGEST = datetime.timedelta(days=60)

Holidays = Mapping[datetime.date, str]
NO_HOLIDAYS: Final[Holidays] = MappingProxyType({})


def holidays(first: datetime.date, last: datetime.date) -> Holidays:
    """Return {day: name} of the days without a paper from one day to another. One query."""
    return dict(Holiday.objects.between(first, last).values_list("day", "name"))


def appears_on_weekday(day: datetime.date) -> bool:
    """Say whether the paper appears on this weekday (`NEWSROOM_PUBLISHING_DAYS`)."""
    return settings.WEEKDAYS[day.weekday()] in settings.PUBLISHING_DAYS


def is_publishing_day(day: datetime.date, *, off: Holidays = NO_HOLIDAYS) -> bool:
    """Say whether the paper appears on this day; `off` are the holidays around it.

    An edition of another day is unusual and not wrong: an extra may come out on any.
    """
    return appears_on_weekday(day) and day not in off


def publishing_day_after(day: datetime.date) -> datetime.date:
    """Return the next day on which the paper appears. One query."""
    off, following = holidays(day, day + _LONGEST), day + _DAY
    while not is_publishing_day(following, off=off):
        following += _DAY
    return following
