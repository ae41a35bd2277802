"""Who holds the editor-in-chief's chair when, and how is it handed to somebody who stands in?"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from articles.moves import MoveRefused
from authors.models import Author
from editions.models import Chair

_DAY = datetime.timedelta(days=1)
# Whoever is away for longer has left the chair.
LONGEST_ABSENCE = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Span:
    """Days on end with one holder of the chair, or with nobody; without a `last` there is no end in sight."""

    first: datetime.date
    last: datetime.date | None
    chair: Chair | None


def holder_on(day: datetime.date, terms: Iterable[Chair]) -> Chair | None:
    """Return who holds the chair on a day, of terms in memory: as `Chair.objects.held_on`, which asks for one day."""
    holding = [term for term in terms if term.since <= day and (term.until is None or day <= term.until)]
    return max(holding, key=lambda term: (term.is_acting, term.since), default=None)


def spans(terms: Sequence[Chair]) -> list[Span]:
    """Return who holds the chair when, from the first term on, oldest first."""
    ends = {term.until + _DAY for term in terms if term.until and term.until < datetime.date.max}
    days = sorted({term.since for term in terms} | ends)
    found: list[Span] = []
    for place, first in enumerate(days):
        chair = holder_on(first, terms)
        last = days[place + 1] - _DAY if place + 1 < len(days) else None
        begun = found.pop().first if found and found[-1].chair == chair else first
        found.append(Span(begun, last, chair))
    return found


def refuse_overlap(term: Chair) -> None:
    """Raise MoveRefused for a term that would hold beside another of its kind.

    Of terms without a last day none is in the way: each lasts until the next one begins. Costs one query.
    """
    others = Chair.objects.filter(is_acting=term.is_acting).exclude(pk=term.pk).select_related("author")
    for other in others.order_by("since"):
        if other.since <= term.since and other.until and other.until >= term.since:
            raise MoveRefused(f"{_held(other)} until {other.until:%d %B %Y}: let this term begin after that day.")
        if term.since <= other.since and term.until and term.until >= other.since:
            raise MoveRefused(f"{_held(other)} from {other.since:%d %B %Y}: let this term end before that day.")


@transaction.atomic
def hand_over(
    author: Author, *, since: datetime.date, until: datetime.date, by: User, today: datetime.date
) -> tuple[Chair, bool]:
    """Let an author stand in for the editor-in-chief, both days included; return the term and whether it is new.

    Asked for the same once more, nothing is changed. Raises MoveRefused.
    """
    if not by.has_perm("editions.add_chair"):
        raise MoveRefused("You may not hand the chair to anybody.")
    # One after the other, or two people would both find the days free.
    Chair.objects.select_for_update().order_by("pk").first()
    same = Chair.objects.filter(author=author, since=since, until=until, is_acting=True).first()
    if same:
        return same, False
    _refuse_days(since, until, today=today)
    term = Chair(author=author, since=since, until=until, is_acting=True)
    refuse_overlap(term)
    terms = list(Chair.objects.touching(since, until))
    if {span.chair and span.chair.author_id for span in _within(terms, since, until)} == {author.pk}:
        raise MoveRefused(f"{author} holds the chair on all of these days already.")
    term.save()
    return term, True


def _refuse_days(since: datetime.date, until: datetime.date, *, today: datetime.date) -> None:
    if since < today:
        raise MoveRefused("A day that is over keeps its editor: choose today or a later day.")
    if until < since:
        raise MoveRefused("The last day comes before the first.")
    if until - since > LONGEST_ABSENCE:
        raise MoveRefused("More than a year is no absence: let a new term begin instead.")


def _within(terms: Sequence[Chair], first: datetime.date, last: datetime.date) -> list[Span]:
    return [Span(day, day, holder_on(day, terms)) for day in _days(first, last)]


def _days(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _held(term: Chair) -> str:
    return f"{term.author} {'stands in' if term.is_acting else 'holds the chair'}"
