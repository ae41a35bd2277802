"""How does an approved edition go out at a time, without anybody at the desk, and how is it stopped?"""

import datetime
import logging
from collections.abc import Container
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article
from articles.moves import MoveRefused
from editions import clock, permissions, release, workflow
from editions.models import Edition
from editions.states import State

log = logging.getLogger(__name__)

# A time further off is a mistyped year.
FURTHEST = datetime.timedelta(days=366)
AT_ITS_TIME = "At the time that was set."


@dataclass
class Due:
    """What became of the editions that were due: those released, and {edition: why it was not}."""

    released: list[Edition] = field(default_factory=list)
    held_back: dict[Edition, str] = field(default_factory=dict)


@transaction.atomic
def set_release_time(edition: Edition, *, by: User, at: datetime.datetime, release_at: datetime.datetime) -> None:
    """Let an approved edition go out by itself at `release_at`, in the name of `by`; set again, the time is changed.

    Raises MoveRefused, with a sentence, when `by` may not release, the edition is not approved, the time has passed or
    is too far off, or an embargo ends after it.
    """
    _refuse_unapproved(edition)
    workflow.refuse_early(edition, "set_release_time", by=by)
    refuse_time(edition, release_at, at=at)
    note = f"To go out on {clock.said(release_at)}."
    timed: dict[str, object] = {"release_at": release_at, "release_set_by": by, "held_back": ""}
    workflow.move(edition, "set_release_time", by=by, at=at, note=note, **timed)


@transaction.atomic
def stop_the_press(edition: Edition, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Take the time of release away: the edition stays approved and goes out only when somebody says so again."""
    _refuse_unapproved(edition)
    workflow.refuse_early(edition, "stop_the_press", by=by)
    if edition.release_set_by_id is None:
        raise MoveRefused("This edition does not go out by itself, so there is nothing to stop.")
    workflow.move(edition, "stop_the_press", by=by, at=at, note=note, **workflow.UNTIMED)


def refuse_time(edition: Edition, release_at: datetime.datetime, *, at: datetime.datetime) -> None:
    """Raise MoveRefused for a time that an edition cannot go out at."""
    if release_at <= at:
        raise MoveRefused("That time has passed: set a later one, or release the edition now.")
    if release_at - at > FURTHEST:
        raise MoveRefused("That is more than a year away: check the date.")
    embargoed = Article.objects.filter(placement__edition=edition, embargo_until__gt=release_at).first()
    if embargoed and embargoed.embargo_until:
        raise MoveRefused(
            f"“{embargoed}” is under embargo until {clock.said(embargoed.embargo_until)}: set a later time."
        )


def release_due(*, at: datetime.datetime, leave: Container[tuple[int, int]] = ()) -> Due:
    """Release every edition whose time has come, each in a transaction of its own, the earliest first.

    What cannot go out is held back with the reason, and the others go out all the same; the reason is logged when it
    is another than before, so that trying again is not heard. Several processes may do this at once. `leave` holds the
    (key, version) of editions that are not tried this time. Costs one query when nothing is due.
    """
    result = Due()
    for edition in Edition.objects.due(at).for_timing():
        if (edition.pk, edition.version) in leave:
            continue
        try:
            if _release(edition, at=at):
                result.released.append(edition)
        except MoveRefused as refusal:
            result.held_back[edition] = str(refusal)
            _hold_back(edition, str(refusal), error=None)
        except Exception as error:
            # A fault in one edition must not keep the next one in the house.
            result.held_back[edition] = f"It could not be released ({type(error).__name__}): ask the administrator."
            _hold_back(edition, result.held_back[edition], error=error)
    return result


@transaction.atomic
def _release(edition: Edition, *, at: datetime.datetime) -> bool:
    """Release an edition in the name of whoever set its time; False when it is not due any more or taken."""
    # Asked again under lock: it may have been stopped since, and who is a step ahead of us is not waited for.
    rows = Edition.objects.due(at).select_for_update(of=("self",), skip_locked=True)
    locked = rows.select_related("release_set_by").filter(pk=edition.pk).first()
    if locked is None:
        return False
    by = locked.release_set_by
    if by is None or not permissions.can_move(by, "release"):
        raise MoveRefused("Who set its time may not release editions any more: set the time anew, or release it now.")
    release.release(locked, by=by, at=at, note=AT_ITS_TIME)
    return True


def _refuse_unapproved(edition: Edition) -> None:
    if edition.state == State.RELEASED:
        raise MoveRefused("This edition is out already: readers see it. It can only be recalled.")
    if edition.state != State.APPROVED:
        raise MoveRefused("Only an approved edition goes out at a time: have it approved first.")


def _hold_back(edition: Edition, why: str, *, error: Exception | None) -> None:
    # The version stays: nobody at the desk is told that the edition has changed. Of several processes one logs.
    rows = Edition.objects.filter(pk=edition.pk, state=State.APPROVED, release_set_by__isnull=False)
    if rows.filter(version=edition.version).exclude(held_back=why).update(held_back=why):
        # Its page says why: the words name articles that nobody has released.
        log.error("Edition %s is due and was not released; its page says why", edition.pk, exc_info=error)
