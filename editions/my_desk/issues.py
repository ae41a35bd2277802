"""Which editions lie on somebody's desk: in the making, waiting for approval, gone out today, in the days ahead?"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.states import State as ArticleState
from editions.models import BudgetItem, Edition, Placement
from editions.publishing_days import is_publishing_day
from editions.states import State
from paper.models import Section

DAYS = 7
# A day has its editions in three languages, and sometimes a late one.
MOST = 4
_PLANS = 60
_READY = {ArticleState.READY, ArticleState.APPROVED, ArticleState.RELEASED}
_OPEN = {State.PLANNED, State.IN_APPROVAL, State.APPROVED}
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """A day of the week ahead."""

    date: datetime.date
    editions: Sequence[Edition]
    is_today: bool
    is_publishing: bool


@dataclass
class Issue:
    """An edition and what it lacks, as far as can be counted; preflight reads the rest."""

    edition: Edition
    placed: int = 0
    has_lead: bool = False
    lacks: dict[str, int] = field(default_factory=dict)
    empty_sections: list[Section] = field(default_factory=list)
    unwritten: list[BudgetItem] = field(default_factory=list)

    @property
    def lacks_nothing(self) -> bool:
        """Whether nothing was found that could be counted."""
        return bool(self.placed) and self.has_lead and not (self.lacks or self.empty_sections or self.unwritten)


@dataclass(frozen=True)
class Issues:
    """What of the editions concerns somebody, and what is planned for them to write."""

    making: Sequence[Issue] = ()
    awaiting: Sequence[Issue] = ()
    released: Sequence[Edition] = ()
    week: Sequence[Day] = ()
    planned: Sequence[BudgetItem] = ()


def issues_for(user: User, *, now: datetime.datetime) -> Issues:
    """Return the editions on somebody's desk; whoever may not open editions gets what is planned for them alone.

    Four queries, or one.
    """
    today = timezone.localdate(now)
    near: list[Edition] = []
    if user.has_perm("editions.view_edition"):
        near = list(Edition.objects.on_desk(today - _DAY, today + DAYS * _DAY).for_calendar())
    making = _in_the_making(near, today=today)
    awaiting = [each for each in near if each.state == State.IN_APPROVAL][:MOST]
    issues = {each.pk: Issue(each) for each in [*making, *awaiting]}
    plans = list(BudgetItem.objects.for_desk(user, list(issues))[:_PLANS])
    _count(issues, plans)
    return Issues(
        making=[issues[each.pk] for each in making],
        awaiting=[issues[each.pk] for each in awaiting],
        released=[each for each in near if each.released_at and timezone.localdate(each.released_at) == today],
        week=_week(near, today=today),
        planned=[each for each in plans if each.is_own],
    )


def _in_the_making(near: Sequence[Edition], *, today: datetime.date) -> list[Edition]:
    coming = [each for each in near if each.issue_date >= today and each.state in _OPEN]
    return [each for each in coming if each.issue_date == coming[0].issue_date][:MOST]


def _count(issues: dict[int, Issue], plans: Sequence[Any]) -> None:
    if not issues:
        return
    filled: dict[int, set[int]] = defaultdict(set)
    for row in Placement.objects.lacking(list(issues)):
        issue = issues[row["edition"]]
        filled[row["edition"]].add(row["section"])
        issue.placed += 1
        issue.has_lead = issue.has_lead or row["is_lead"]
        for what in _lacks(row):
            issue.lacks[what] = issue.lacks.get(what, 0) + 1
    sections = list(Section.objects.all())
    for key, issue in issues.items():
        issue.empty_sections = [each for each in sections if each.pk not in filled[key]]
        issue.unwritten = [each for each in plans if each.edition_id == key]


def _lacks(row: dict[str, Any]) -> list[str]:
    photo = "article__lead_photo__"
    needs_alt = row["article__lead_photo"] and not (row[f"{photo}alt_text"] or row[f"{photo}decorative"])
    found = {
        "not cleared": row["article__state"] not in _READY,
        "without a byline": not row["bylines"],
        "without a standfirst": not row["article__standfirst"],
        "with a photo that lacks alt text": needs_alt,
        "with an open note": row["open_notes"],
    }
    return [what for what, is_so in found.items() if is_so]


def _week(near: Sequence[Edition], *, today: datetime.date) -> list[Day]:
    by_date: dict[datetime.date, list[Edition]] = defaultdict(list)
    for edition in near:
        by_date[edition.issue_date].append(edition)
    dates = [today + number * _DAY for number in range(DAYS)]
    return [Day(date, by_date[date], date == today, is_publishing_day(date)) for date in dates]
