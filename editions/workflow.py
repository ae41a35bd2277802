"""How does an edition's state change? One checked compare-and-swap, which approval, release and recall use."""

import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import moves
from articles.moves import MoveRefused
from articles.workflow import move_with_edition, words
from editions import permissions
from editions.models import Edition, Move, Placement
from editions.states import TRANSITIONS, State

# What an edition forgets that does not go out by itself any more; the planned time stays.
UNTIMED: dict[str, object] = {"release_set_by": None, "held_back": ""}


def move(edition: Edition, verb: str, *, by: User, at: datetime.datetime, note: str = "", **changes: object) -> None:
    """Make one move of the table with its Move row; call it inside the transaction of the whole act.

    Raises MoveRefused, with a sentence, when `by` may not, a note is missing or the state is another by now.
    """
    transition = TRANSITIONS[verb]
    _refuse_stranger(verb, by=by)
    if transition.needs_note and not note.strip():
        raise MoveRefused(f"Say why: a reason is needed to {words(verb)} an edition.")
    rows = Edition.objects.filter(pk=edition.pk)
    before = moves.swap(rows, sources=transition.sources, target=transition.target, **changes)
    if not before:
        raise MoveRefused("This edition is gone: load the list again.")
    moves.record(
        Move, subject="edition", before=before, verb=verb, target=transition.target, by=by, at=at, note=note.strip()
    )
    edition.refresh_from_db()


def refuse_early(edition: Edition, verb: str, *, by: User) -> None:
    """Raise MoveRefused when `by` may not make this move or the edition's state does not allow it, before any work."""
    _refuse_stranger(verb, by=by)
    moves.refuse_other_states([edition.state], sources=TRANSITIONS[verb].sources, target=TRANSITIONS[verb].target)


@transaction.atomic
def send_for_approval(edition: Edition, *, by: User, at: datetime.datetime) -> None:
    """Hand a planned edition to the editor-in-chief; from here on its order is closed."""
    if not edition.placements.exists():
        raise MoveRefused("This edition is empty: place an article first.")
    move(edition, "send_for_approval", by=by, at=at, prepared_by=by)


@transaction.atomic
def reopen(edition: Edition, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Open an edition for changes again; what was approved is approved no more."""
    # Not of the edition as the caller has it: it may have been approved since.
    was_approved = Edition.objects.select_for_update().get(pk=edition.pk).state != State.IN_APPROVAL
    forget: dict[str, object] = {
        "prepared_by": None,
        "approved_by": None,
        "approved_at": None,
        "manifest": "",
        "waiver": "",
        "overrides": [],
        **UNTIMED,
    }
    move(edition, "reopen", by=by, at=at, note=note, **forget)
    if was_approved:
        members = Placement.objects.filter(edition=edition, article__state="approved")
        move_with_edition(list(members.values_list("article_id", flat=True)), "reopen", by=by, at=at)
        Placement.objects.with_the_edition().filter(edition=edition).update(revision=None, printed=None)


def _refuse_stranger(verb: str, *, by: User) -> None:
    if not permissions.can_move(by, verb):
        raise MoveRefused(f"You may not {TRANSITIONS[verb].phrase or words(verb)} an edition.")
