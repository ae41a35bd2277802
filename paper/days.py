"""When does a day or a month begin and end where the paper is printed?"""

import calendar
import datetime

from django.utils import timezone


def start_of(day: datetime.date) -> datetime.datetime:
    """Return midnight at the beginning of a day, in the paper's own time."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_default_timezone())


def month_after(first: datetime.date) -> datetime.date:
    """Return the first day of the month after the one that begins on `first`."""
    return (first + datetime.timedelta(days=32)).replace(day=1)


def last_of_month(first: datetime.date) -> datetime.date:
    """Return the last day of the month that begins on `first`."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def months_between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Return the first days of all months from that of `first` to that of `last`, newest first."""
    start = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    return [datetime.date(month // 12, month % 12 + 1, 1) for month in range(end, start - 1, -1)]
