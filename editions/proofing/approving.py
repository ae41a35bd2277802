"""What does the editor-in-chief have to see before an edition is approved, and what was approved afterwards?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.clearing import SinceCleared, changed_since_cleared
from editions.models import Edition, Proof
from editions.overriding import with_reasons
from editions.pieces import as_they_are, fingerprint
from editions.preflight import Finding, Severity, check
from editions.proofing.comparing import Comparison, compare
from editions.proofing.sheets import Sheet, numbered, sheet_now, sheet_of, sheet_pulled
from editions.states import PINNED, State


@dataclass(frozen=True)
class Override:
    """A warning that is passed over: what it said, why, and in whose name."""

    message: str
    reason: str
    by: str


@dataclass(frozen=True)
class ToApprove:
    """All that an approval of an edition would pin, and what stands against it.

    `seen` is the fingerprint of this state of things; `unread` what changed since the last proof, or None before the
    first.
    """

    sheet: Sheet
    seen: str
    findings: list[Finding]
    since_cleared: list[SinceCleared]
    last: Proof | None
    unread: Comparison | None

    @property
    def blocks(self) -> list[Finding]:
        """What has to be mended first."""
        return [finding for finding in self.findings if finding.severity == Severity.BLOCK]

    @property
    def warnings(self) -> list[Finding]:
        """What may stay, with a reason."""
        return [finding for finding in self.findings if finding.severity == Severity.WARN]

    @property
    def as_cleared(self) -> int:
        """How many articles stand exactly as they were cleared."""
        return len(self.sheet.entries) - len(self.since_cleared)


def to_approve(edition: Edition) -> ToApprove:
    """Return what an approval now would be of. Costs the same queries for few articles and for many.

    Raises MoveRefused when the last proof does not fit its hash.
    """
    placements = list(edition.placements.in_order().with_article())
    sheet = sheet_of(edition, numbered(edition, as_they_are(placements)))
    last = edition.proofs.newest()
    return ToApprove(
        sheet=sheet,
        seen=fingerprint(edition, placements),
        findings=with_reasons(edition, check(edition, placements)),
        since_cleared=changed_since_cleared([placement.article for placement in placements]),
        last=last,
        unread=compare(sheet_pulled(last), sheet) if last else None,
    )


def was_approved(edition: Edition) -> tuple[Sheet, list[Override]]:
    """Return the sheet that was approved and the warnings that were passed over.

    Raises MoveRefused when what was approved is not there any more.
    """
    return sheet_now(edition), overrides_of(edition)


def overrides_of(edition: Edition) -> list[Override]:
    """Return the warnings that were passed over, with the names of those who did; one query when there are any."""
    rows: Sequence[Mapping[str, Any]] = edition.overrides
    names = User.objects.in_bulk([row["by"] for row in rows]) if rows else {}
    return [Override(row["message"], row["reason"], str(names.get(row["by"], "somebody"))) for row in rows]


def is_open(edition: Edition) -> bool:
    """Say whether an approval is awaited."""
    return edition.state == State.IN_APPROVAL


def is_approved(edition: Edition) -> bool:
    """Say whether an edition carries what was approved."""
    return edition.state in PINNED
