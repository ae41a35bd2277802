"""How is a proof pulled, so that what changes afterwards can be told?"""

import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.moves import MoveRefused
from articles.revisions import snapshot_all
from editions import permissions
from editions.models import Edition, Proof
from editions.proofing.sheets import sheet_now
from editions.states import PINNED, State
from paper.manifest import sha256_of

PULLED_FROM = (State.PLANNED, State.IN_APPROVAL, State.APPROVED)


@transaction.atomic
def pull(edition: Edition, *, by: User, at: datetime.datetime) -> tuple[Proof, bool]:
    """Write down what a proof of the edition shows now; return the proof, and whether it is a new one.

    Where nothing changed since the last, that one is returned. What a photo or an author says of itself may have
    changed since an article was saved: then the article gets a revision, so that what was read can be read again.
    Raises MoveRefused when `by` may not, nothing is placed, or readers see the edition already.
    """
    # The row is locked, so that two who pull at once get one number each.
    Edition.objects.select_for_update().get(pk=edition.pk)
    edition.refresh_from_db()
    refuse(edition, by=by)
    if edition.state not in PINNED:
        articles = [placement.article for placement in edition.placements.in_order().with_article()]
        snapshot_all(articles, by=by, at=at, reason="as in a proof")
    content = sheet_now(edition).content
    digest = sha256_of(content)
    last = edition.proofs.newest()
    if last and last.sha256 == digest:
        return last, False
    number = (last.number if last else 0) + 1
    return Proof.objects.create(edition=edition, number=number, by=by, at=at, content=content, sha256=digest), True


def refuse(edition: Edition, *, by: User) -> None:
    """Raise MoveRefused, with a sentence, when `by` can pull no proof of the edition as it stands."""
    if not permissions.can_pull_proofs(by):
        raise MoveRefused("You may not pull a proof.")
    if edition.state not in PULLED_FROM:
        raise MoveRefused(
            f"This edition is {edition.get_state_display().lower()}: a proof is pulled before it goes out."
        )
    if not edition.placements.exists():
        raise MoveRefused("This edition is empty: place an article first.")
