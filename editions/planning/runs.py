"""Which editions does a run make, a whole stretch of days at once, and how is it made all or not at all?"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.moves import MoveRefused
from editions import clock
from editions.forms import FURTHEST
from editions.models import Chair, Edition
from editions.planning.chairs import holder_on
from editions.publishing_days import Holidays, appears_on_weekday, holidays
from paper.languages import Label
from paper.manifest import canonical, sha256_of

_DAY = datetime.timedelta(days=1)
HIGHEST = 1_000_000


@dataclass(frozen=True)
class Run:
    """Editions of some weekdays (0 is Monday) from the first day to the last, numbered on from `first_number`.

    Without one the numbers go on from the highest so far. Hours are those of the paper's own clocks; the deadline falls
    `days_before` the date of the edition.
    """

    first_day: datetime.date
    last_day: datetime.date
    weekdays: frozenset[int]
    language: str
    label: str
    first_number: int | None = None
    deadline: datetime.time | None = None
    days_before: int = 1
    release: datetime.time | None = None


@dataclass(frozen=True)
class Planned:
    """One day of a run: the edition that it would make, not in the database yet, or the one that is there already."""

    edition: Edition
    chair: Chair | None
    is_there: bool
    is_publishing: bool


def lay_out(run: Run, *, today: datetime.date) -> list[Planned]:
    """Return what a run makes, day by day; dates that have such an edition keep it and take no number.

    A holiday has none, unless the run is of extras (`holidays_in`). Writes nothing and costs four queries. Raises
    MoveRefused, with a sentence, for a run that cannot be made.
    """
    _refuse_stretch(run, today=today)
    off = holidays_in(run)
    days = [day for day in _of_weekdays(run) if day not in off]
    there = {
        edition.issue_date: edition
        for edition in Edition.objects.between(run.first_day, run.last_day).of_kind(run.language, run.label)
    }
    terms = list(Chair.objects.touching(run.first_day, run.last_day))
    planned, number = [], run.first_number or Edition.objects.next_number(run.language)
    if number + len(days) > HIGHEST:
        raise MoveRefused("Check the number: no paper has come so far.")
    for day in days:
        edition = there.get(day)
        if edition is None:
            edition, number = _edition(run, day, number=number), number + 1
        planned.append(Planned(edition, holder_on(day, terms), day in there, appears_on_weekday(day)))
    if not planned:
        raise MoveRefused("No day of this stretch is one of these weekdays and no holiday: choose other days.")
    return planned


def holidays_in(run: Run) -> Holidays:
    """Return {day: name} of the days that a run leaves out. One query."""
    if run.label == Label.EXTRA:
        return {}
    off = holidays(run.first_day, run.last_day)
    return {day: off[day] for day in _of_weekdays(run) if day in off}


def fingerprint(planned: Sequence[Planned]) -> str:
    """Return a hash of what would be made, so that a confirmation can say which plan it was for."""
    new = [each.edition for each in planned if not each.is_there]
    parts = [
        [
            each.issue_date.isoformat(),
            each.language,
            each.label,
            each.number,
            *map(str, (each.deadline, each.release_at)),
        ]
        for each in new
    ]
    return sha256_of(canonical(parts))


@transaction.atomic
def make(run: Run, *, by: User, today: datetime.date, seen: str) -> list[Edition]:
    """Make the editions of a run, all of them or none, and return them; an empty list when all are there already.

    `seen` is the fingerprint of the plan that was confirmed. Raises MoveRefused when it is another by now.
    """
    if not by.has_perm("editions.add_edition"):
        raise MoveRefused("You may not plan editions.")
    # Two runs in one language wait for each other here, so that the second counts on from the first.
    Edition.objects.in_language(run.language).order_by("-number", "pk").select_for_update().only("pk").first()
    planned = lay_out(run, today=today)
    new = [each.edition for each in planned if not each.is_there]
    if not new:
        return []
    if fingerprint(planned) != seen:
        raise MoveRefused("Somebody has planned editions since you looked: this is what would be made now.")
    try:
        with transaction.atomic():
            return Edition.objects.bulk_create(new)
    except IntegrityError:
        raise MoveRefused("Somebody planned one of these at the same moment: look at the plan again.") from None


def _of_weekdays(run: Run) -> list[datetime.date]:
    return [day for day in _days(run.first_day, run.last_day) if day.weekday() in run.weekdays]


def _refuse_stretch(run: Run, *, today: datetime.date) -> None:
    if run.last_day < run.first_day:
        raise MoveRefused("The last day comes before the first.")
    if run.first_day < today:
        raise MoveRefused("A run begins today or later; an edition of a day that is over is planned by itself.")
    if run.last_day > today + FURTHEST:
        raise MoveRefused(f"A run ends within a year: by {today + FURTHEST:%d %B %Y}.")


def _edition(run: Run, day: datetime.date, *, number: int) -> Edition:
    deadline = _moment(day - run.days_before * _DAY, run.deadline)
    release_at = _moment(day, run.release)
    if deadline and release_at and deadline >= release_at:
        raise MoveRefused("The deadline comes after the release: choose another hour, or the day before.")
    kind = {"language": run.language, "label": run.label}
    return Edition(issue_date=day, number=number, deadline=deadline, release_at=release_at, **kind)


def _moment(day: datetime.date, hour: datetime.time | None) -> datetime.datetime | None:
    if hour is None:
        return None
    try:
        return clock.moment(datetime.datetime.combine(day, hour))
    except ValueError as error:
        raise MoveRefused(str(error)) from None


def _days(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]
