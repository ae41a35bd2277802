"""Is an edition open for this person now, what has become of it since they looked, and how is an act written down?"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from articles.moves import MoveRefused
from editions.models import BoardStep, Edition
from editions.states import State

Act = BoardStep.Act


@dataclass(frozen=True)
class Hand:
    """Somebody at work on an edition that is theirs alone until the transaction ends.

    `version` is the one that they make; `seen` the one that their page was built at, or None where no page was;
    `undoes` the step that they take back.
    """

    edition: Edition
    by: User
    at: datetime.datetime
    version: int
    seen: int | None
    undoes: BoardStep | None = None

    def record(self, act: BoardStep.Act, **what: Any) -> BoardStep:
        """Write down what was done."""
        made = {"edition": self.edition, "version": self.version, "by": self.by, "at": self.at, "undoes": self.undoes}
        return BoardStep.objects.create(act=act, **made, **what)

    def refuse_touched(self, articles: Collection[int | None]) -> None:
        """Raise MoveRefused when one of these articles was placed, moved or taken out since the page was built."""
        for step in self._since():
            if step.act == Act.ORDER or (step.act != Act.LEAD and step.article_id in articles):
                raise self._refusal(step)

    def refuse_other_lead(self, article: int) -> None:
        """Raise MoveRefused when somebody chose a lead since the page was built, or took this article out."""
        for step in self._since():
            if step.act == Act.LEAD or (step.act == Act.TAKE_OUT and step.article_id == article):
                raise self._refusal(step)

    def _since(self) -> list[BoardStep]:
        if self.seen is None or self.seen == self.version - 1:
            return []
        return list(self.edition.steps.since(self.seen).for_record())

    def _refusal(self, step: BoardStep) -> MoveRefused:
        who = "You" if step.by_id == self.by.pk else step.by
        return MoveRefused(f"{who} {step.words} meanwhile, so nothing was changed: look at the board again.")


def hold(edition: Edition, *, by: User, at: datetime.datetime | None = None, seen: int | None = None) -> Hand:
    """Take an open edition in hand and make a new version of it; call it inside the transaction of the whole act.

    Raises MoveRefused when `by` may not place, or the edition is not open.
    """
    if not by.has_perm("editions.prepare_edition"):
        raise MoveRefused("You may not place articles in an edition.")
    # The row stays locked until the transaction ends, so an approval cannot slip in between.
    rows = Edition.objects.filter(pk=edition.pk)
    if not rows.filter(state=State.PLANNED).update(version=F("version") + 1):
        raise MoveRefused("This edition is no longer open: it has to be reopened before anything in it changes.")
    version = rows.values_list("version", flat=True).get()
    return Hand(edition, by=by, at=at or timezone.now(), version=version, seen=seen)
