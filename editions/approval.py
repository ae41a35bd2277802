"""How does an edition become exactly what the editor-in-chief approved?"""

import datetime
from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article
from articles.moves import MoveRefused
from articles.revisions import snapshot_all
from articles.workflow import move_with_edition
from editions import overriding, workflow
from editions.models import Edition, Placement
from editions.pieces import Piece, as_pinned, describe, fingerprint
from editions.preflight import Finding, Severity, check
from paper.manifest import canonical


class ApprovalRefused(MoveRefused):
    """Preflight stands in the way; `findings` are those that do."""

    def __init__(self, sentence: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(sentence)
        self.findings = list(findings)


@transaction.atomic
def approve(
    edition: Edition,
    *,
    by: User,
    at: datetime.datetime,
    waiver: str = "",
    overrides: Mapping[str, str] | None = None,
    seen: str | None = None,
) -> None:
    """Pin the newest revision of every placement, store the manifest and close the edition, or change nothing.

    `overrides` is {finding key: reason} for the warnings to pass over; `waiver` is the reason why the person who
    prepared the edition approves it as well; `seen` is the fingerprint of what that person had before them. Raises
    ApprovalRefused or MoveRefused with a sentence.
    """
    # The row is locked first: of two approvals at once the second waits, sees `approved` and is refused.
    Edition.objects.select_for_update().get(pk=edition.pk)
    edition.refresh_from_db()
    workflow.refuse_early(edition, "approve", by=by)
    _refuse_two_eyes(edition, by=by, waiver=waiver)
    # Its articles too: a save that came first is waited for and pinned, one that comes later is told that it is stale.
    list(Article.objects.filter(placement__edition=edition).order_by("pk").select_for_update(of=("self",)))
    placements = list(edition.placements.in_order().with_article())
    if seen is not None and seen != fingerprint(edition, placements):
        raise ApprovalRefused("Something in this edition changed after you opened the page: read the proof again.")
    findings = overriding.with_reasons(edition, check(edition, placements, at=at))
    passed_over = _pass_over(findings, overrides or {}, by=by)
    pieces = _pin(placements, by=by, at=at)
    workflow.move(
        edition,
        "approve",
        by=by,
        at=at,
        note=waiver,
        approved_by=by,
        approved_at=at,
        waiver=waiver.strip(),
        overrides=passed_over,
        manifest=canonical(describe(edition, pieces)),
    )
    pinned = [placement.article_id for placement in placements if not placement.is_ahead]
    move_with_edition(pinned, "approve", by=by, at=at)


def _refuse_two_eyes(edition: Edition, *, by: User, waiver: str) -> None:
    if edition.prepared_by_id == by.pk and not waiver.strip():
        raise ApprovalRefused(
            "You prepared this edition yourself: let somebody else approve it, or record why nobody else can."
        )


def _pass_over(findings: Sequence[Finding], overrides: Mapping[str, str], *, by: User) -> list[dict[str, object]]:
    blocks = [finding for finding in findings if finding.severity == Severity.BLOCK]
    if blocks:
        raise ApprovalRefused(f"Preflight stops this edition: {blocks[0].message}", blocks)
    warnings = [finding for finding in findings if finding.severity == Severity.WARN]
    unexplained = [finding for finding in warnings if not overrides.get(finding.key, "").strip()]
    if unexplained:
        raise ApprovalRefused(f"Mend this or say why it may stay: {unexplained[0].message}", unexplained)
    return [_passed_over(finding, overrides[finding.key].strip(), by=by) for finding in warnings]


def _passed_over(finding: Finding, reason: str, *, by: User) -> dict[str, object]:
    # Whoever approves answers for every reason; who found its words is kept where they stand as they were.
    said_before = finding.given if finding.given and finding.given.text == reason else None
    who = said_before.by_id if said_before else by.pk
    return {"key": finding.key, "message": finding.message, "reason": reason, "by": who}


def _pin(placements: Sequence[Placement], *, by: User, at: datetime.datetime) -> list[Piece]:
    articles = [placement.article for placement in placements if not placement.is_ahead]
    revisions = snapshot_all(articles, by=by, at=at, reason="as approved")
    pieces = []
    for position, placement in enumerate(placements, start=1):
        placement.position = position
        # What readers have already is not approved anew: it goes along as it was let out, and was corrected since.
        revision = (placement.is_ahead and placement.revision) or revisions[placement.article_id]
        placement.revision = revision
        pieces.append(as_pinned(placement, revision, position=position))
    if len({piece.content["slug"] for piece in pieces}) < len(pieces):
        raise ApprovalRefused("Two articles would stand at one address: give one of them another slug.")
    Placement.objects.bulk_update(placements, ["revision", "position"])
    return pieces
