"""On which days does the paper appear?"""

import datetime

from django.conf import settings

_DAY = datetime.timedelta(days=1)


def is_publishing_day(day: datetime.date) -> bool:
    """Say whether the paper appears on this weekday (`NEWSROOM_PUBLISHING_DAYS`).

    An edition of another day is unusual and not wrong: an extra may come out on any.
    """
    return settings.WEEKDAYS[day.weekday()] in settings.PUBLISHING_DAYS


def publishing_day_after(day: datetime.date) -> datetime.date:
    """Return the next day on which the paper appears; there is one within a week."""
    following = day + _DAY
    while not is_publishing_day(following):
        following += _DAY
    return following
