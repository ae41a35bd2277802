"""Which warnings may stay, why, and who said so, before the edition is approved?"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction

from articles.moves import MoveRefused
from editions.models import Edition, Reason
from editions.preflight import Finding, Severity, check
from editions.states import State

CHECKED = (State.PLANNED, State.IN_APPROVAL)
LONGEST = 1000


@dataclass(frozen=True)
class Said:
    """A reason as typed, and the warning that it was typed for."""

    text: str
    message: str


class ReasonsRefused(MoveRefused):
    """Some reasons were not kept; `keys` are those of their warnings."""

    def __init__(self, sentence: str, keys: Sequence[str]) -> None:
        super().__init__(sentence)
        self.keys = list(keys)


def standing(edition: Edition, findings: Sequence[Finding]) -> dict[str, Reason]:
    """Return {finding key: the reason that stands} for warnings that still say what they said. One query or none."""
    messages = {finding.key: finding.message for finding in findings if finding.severity == Severity.WARN}
    if not messages:
        return {}
    newest = {reason.key: reason for reason in edition.reasons.of(messages)}
    return {key: reason for key, reason in newest.items() if reason.text and reason.message == messages[key]}


def with_reasons(edition: Edition, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, each with the reason that stands for it."""
    given = standing(edition, findings)
    return [replace(finding, given=given.get(finding.key)) for finding in findings]


@transaction.atomic
def give(edition: Edition, said: Mapping[str, Said], *, by: User, at: datetime.datetime) -> int:
    """Keep the reasons that were typed, {finding key: what was said}, and return how many are new.

    An empty one takes back the reason that stands. Raises MoveRefused when `by` may not prepare the edition, it is not
    open, or nothing was typed, and ReasonsRefused, having kept nothing, for a warning that says something else by now.
    """
    if not by.has_perm("editions.prepare_edition"):
        raise MoveRefused("You may not say what may stay in an edition.")
    # Locked, so that no reason comes after an approval that did not see it.
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state not in CHECKED:
        raise MoveRefused(f"This edition is {edition.get_state_display().lower()} by now: no reasons are asked for.")
    findings = check(edition, list(edition.placements.in_order().with_article()), at=at)
    given = standing(edition, findings)
    changed = {
        key: each for key, each in said.items() if each.text.strip() != (given[key].text if key in given else "")
    }
    if not changed:
        raise MoveRefused("Write why it may stay first.")
    _refuse_others(changed, findings)
    Reason.objects.bulk_create(
        Reason(edition=edition, key=key, message=each.message, text=each.text.strip(), by=by, at=at)
        for key, each in changed.items()
    )
    return len(changed)


def _refuse_others(said: Mapping[str, Said], findings: Sequence[Finding]) -> None:
    found = {finding.key: finding.message for finding in findings if finding.severity == Severity.WARN}
    gone = [key for key, each in said.items() if found.get(key) != each.message]
    if gone:
        raise ReasonsRefused(
            "What you gave a reason for was mended or says something else by now: read it again.", gone
        )
    long = [key for key, each in said.items() if len(each.text) > LONGEST]
    if long:
        raise ReasonsRefused(f"Say it in {LONGEST} characters at most.", long)
