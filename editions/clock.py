"""Which moment is a day and hour that somebody typed, and how is a moment said? All by the paper's own clocks."""

import datetime

from django.utils import timezone

_UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))


def moment(typed: datetime.datetime) -> datetime.datetime:
    """Return the moment, in UTC, of a day and hour without a zone, as the paper's clocks show it.

    Raises ValueError, with a sentence, for an hour that the clocks skip that day or show twice (PEP 495).
    """
    zone = timezone.get_default_timezone()
    try:
        first, second = (typed.replace(tzinfo=zone, fold=fold).astimezone(datetime.UTC) for fold in (0, 1))
    except OverflowError:
        raise ValueError("Check the year: no calendar goes that far.") from None
    if first == second:
        return first
    when = f"{typed:%H:%M} {{}} on {typed:%A, %d %B %Y}, because the clocks go {{}}: choose {{}}."
    if first < second:
        raise ValueError(when.format("comes twice", "back", "an earlier or a later hour"))
    # Read by the offset of after the change it is an hour earlier, by that of before it an hour later.
    earlier, later = (each.astimezone(zone) for each in (second, first))
    raise ValueError(when.format("does not exist", "forward", f"{earlier:%H:%M} or {later:%H:%M}, for example"))


def said(at: datetime.datetime) -> str:
    """Return a moment as people say it: "Saturday, 14 March 2026, 05:00 (Asia/Kabul)"."""
    return f"{timezone.localtime(at):%A, %d %B %Y, %H:%M} ({timezone.get_default_timezone_name()})"


def time_left(until: datetime.datetime, *, at: datetime.datetime) -> str:
    """Return how long it is from `at` until then: "2 days, 1 hour and 5 minutes"; nothing once the moment is there."""
    if until <= at:
        return ""
    minutes = int((until - at).total_seconds() // 60)
    parts = []
    for unit, length in _UNITS:
        count, minutes = divmod(minutes, length)
        if count:
            parts.append(f"{count} {unit}" + ("s" if count > 1 else ""))
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]])) or "less than a minute"
