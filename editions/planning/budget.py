"""How is a story planned for an edition, changed, moved to another one or taken off the budget?"""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from articles.moves import MoveRefused
from editions import placing
from editions.models import BudgetItem, Edition, Placement
from editions.states import State
from paper.manifest import canonical, sha256_of

_PLAN = ("slugline", "section_id", "user_id", "author_id", "words", "wants_photo", "due", "note")
GONE_OUT = (State.RELEASED, State.RECALLED)


def can_keep(user: User) -> bool:
    """Say whether `user` keeps the budgets: whoever prepares editions does."""
    return user.has_perm("editions.prepare_edition")


@transaction.atomic
def add(edition: Edition, *, by: User, form_key: UUID, **plan: Any) -> tuple[BudgetItem, bool]:
    """Plan a story for an edition; return its line and whether it is new. The same form sent twice makes one line.

    `plan` holds slugline, section, user or author, words, wants_photo, due and note.
    """
    _refuse_stranger(by)
    refuse_gone_out(lock(edition))
    item, is_new = BudgetItem.objects.get_or_create(
        form_key=form_key, defaults={"edition": edition, "planned_by": by, **plan}
    )
    if item.edition_id != edition.pk:
        raise MoveRefused("This form was sent for another edition: load the page again.")
    return item, is_new


@transaction.atomic
def change(item: BudgetItem, *, by: User, seen: str, **plan: Any) -> None:
    """Write a line of a budget anew, over what `seen` is the fingerprint of; its article keeps what it has."""
    _refuse_stranger(by)
    held = hold(item)
    refuse_gone_out(held.edition)
    if fingerprint(held) != seen:
        raise MoveRefused("Somebody changed this line after you opened it, so yours was not saved: look at it again.")
    BudgetItem.objects.filter(pk=held.pk).update(**plan)


@transaction.atomic
def remove(item: BudgetItem, *, by: User) -> None:
    """Take a line off the budget, as long as nobody has begun to write."""
    _refuse_stranger(by)
    held = hold(item)
    refuse_gone_out(held.edition)
    if held.article_id:
        raise MoveRefused(f"“{held}” is being written: spike the article, or move the line to another edition.")
    held.delete()


@transaction.atomic
def move(item: BudgetItem, *, to: Edition, by: User) -> None:
    """Move a line to another edition that is planned, and its article with it where that stands in an open one.

    Raises MoveRefused when either edition is closed or the other one is in another language.
    """
    _refuse_stranger(by)
    held = hold(item)
    refuse_gone_out(held.edition)
    target = lock(to)
    if target.pk == held.edition_id:
        return
    if target.state != State.PLANNED:
        raise MoveRefused(f"The edition of {target} is closed: choose one that is still planned.")
    if target.language != held.edition.language:
        raise MoveRefused("That edition is in another language.")
    placement = Placement.objects.filter(article=held.article_id).select_related("edition", "article").first()
    if placement and placement.edition_id != target.pk:
        placing.take_out(placement, by=by)
        placing.place(target, placement.article, by=by)
    BudgetItem.objects.filter(pk=held.pk).update(edition=target)


def fingerprint(item: BudgetItem) -> str:
    """Return a hash of what a line plans, so that a form can say what it was opened at."""
    return sha256_of(canonical([str(getattr(item, name)) for name in _PLAN]))


def hold(item: BudgetItem) -> BudgetItem:
    """Return a line as it is now, locked until the transaction ends; MoveRefused when it is gone or carried over."""
    rows = BudgetItem.objects.select_for_update(of=("self",)).select_related("edition", "section", "user", "author")
    held: BudgetItem | None = rows.filter(pk=item.pk).first()
    if held is None:
        raise MoveRefused("This line was taken off the budget meanwhile.")
    later = BudgetItem.objects.filter(carried_from=held).select_related("edition").first()
    if later:
        raise MoveRefused(f"“{held}” was carried over to {later.edition}: go on with it there.")
    return held


def lock(edition: Edition) -> Edition:
    """Return an edition as it is now, locked until the transaction ends."""
    found: Edition = Edition.objects.select_for_update().get(pk=edition.pk)
    return found


def refuse_gone_out(edition: Edition) -> None:
    """Raise MoveRefused for an edition that readers have seen: its budget is a record."""
    if edition.state in GONE_OUT:
        raise MoveRefused("This edition has gone out, and its budget stays as it was: carry over what is left.")


def _refuse_stranger(by: User) -> None:
    if not can_keep(by):
        raise MoveRefused("You may not change the budget of an edition.")
