"""What exactly would be printed of an edition: as its articles are now, or as they were approved?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from articles.models import Revision
from articles.moves import MoveRefused
from articles.revisions import content_of, read
from editions.models import Chair, Edition, Placement
from paper.manifest import canonical, sha256_of
from paper.models import PublishedEdition, Section


@dataclass(frozen=True)
class Piece:
    """One article of an edition with the content that is to be printed; `revision` is 0 for one not pinned."""

    placement: Placement
    section: Section
    position: int
    is_lead: bool
    revision: int
    sha256: str
    content: dict[str, Any]


def as_they_are(placements: Sequence[Placement]) -> list[Piece]:
    """Return the pieces of a running order with the articles' content as it is now; placements `with_article()`."""
    pieces = []
    for position, placement in enumerate(placements, start=1):
        if placement.is_ahead and placement.revision:
            pieces.append(as_pinned(placement, placement.revision, position=position))
            continue
        content = content_of(placement.article)
        digest = sha256_of(canonical(content))
        pieces.append(Piece(placement, placement.section, position, placement.is_lead, 0, digest, content))
    return pieces


def as_pinned(placement: Placement, revision: Revision, *, position: int) -> Piece:
    """Return a piece of a pinned revision: of one that was approved, or that readers have ahead of the edition.

    Raises MoveRefused when the revision does not fit its hash.
    """
    try:
        content = read(revision)
    except ValueError as error:
        raise MoveRefused(f"{error} Nothing was released: tell the administrator.") from None
    lead, number = placement.is_lead, revision.number
    return Piece(placement, placement.section, position, lead, number, revision.sha256, content)


def as_approved(edition: Edition) -> list[Piece]:
    """Return the pieces that were approved, from their pinned revisions. Costs one query.

    Raises MoveRefused when a placement has no pinned revision or a revision does not fit its hash or the manifest.
    """
    pieces = []
    for position, placement in enumerate(edition.placements.in_order().with_revision(), start=1):
        revision = placement.revision
        if revision is None:
            raise MoveRefused("An article in this edition was never approved: reopen the edition and approve it again.")
        pieces.append(as_pinned(placement, revision, position=position))
    if canonical(describe(edition, pieces)) != edition.manifest:
        raise MoveRefused("This edition is not what was approved: reopen it and approve it again.")
    return pieces


def describe(edition: Edition, pieces: Sequence[Piece]) -> dict[str, Any]:
    """Return the manifest of an edition: what it is, its masthead, and per article address, place and hash."""
    masthead = _masthead(edition)
    address = PublishedEdition(issue_date=edition.issue_date, language=edition.language, label=edition.label)
    return {
        "edition": {
            "issue_date": edition.issue_date.isoformat(),
            "number": edition.number,
            "label": edition.label,
            "language": edition.language,
        },
        "masthead": masthead,
        "articles": [
            {
                "path": address.address_of(piece.content["slug"]),
                "section": piece.section.slug,
                "position": piece.position,
                "is_lead": piece.is_lead,
                "revision": piece.revision,
                "sha256": piece.sha256,
            }
            for piece in pieces
        ],
    }


def fingerprint(edition: Edition, placements: Sequence[Placement]) -> str:
    """Return the hash of all that would be printed now, so that a button can say which state of things it was for.

    The placements come `with_article()`, in running order.
    """
    return sha256_of(canonical(describe(edition, as_they_are(placements))))


def editor_of(edition: Edition) -> str:
    """Return the name of the edition's editor-in-chief: its own, or whoever holds the chair that day, or nothing."""
    if edition.editor_in_chief:
        return edition.editor_in_chief.name
    chair = Chair.objects.held_on(edition.issue_date).first()
    return chair.author.name if chair else ""


def _masthead(edition: Edition) -> dict[str, str]:
    if edition.manifest:
        # Approved with these words; a change of the settings since then is for the next edition.

        approved: dict[str, str] = json.loads(edition.manifest)["masthead"]
        return approved
    return {**settings.PAPER_IDENTITY[edition.language], "editor_in_chief": editor_of(edition)}
