"""Which states can an article be in, which moves lead from where to where, and who may make them?"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class State(models.TextChoices):
    """The state of a working copy."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    READY = "ready", "Ready"
    HELD = "held", "Held"
    SPIKED = "spiked", "Spiked"
    APPROVED = "approved", "Approved"
    RELEASED = "released", "Released"
    RETRACTED = "retracted", "Retracted"
    KILLED = "killed", "Killed"


class Who(StrEnum):
    """Whom a move asks for besides the permission."""

    ANYBODY = "anybody"
    OWNER = "the owner"
    NOT_OWNER = "not the owner"


@dataclass(frozen=True)
class Transition:
    """One row of the table. Without a permission the move belongs to the edition and to no person."""

    sources: tuple[State, ...]
    target: State
    permission: str = ""
    who: Who = Who.ANYBODY
    needs_note: bool = False
    # The note stays on the article as a colleague's remark, open until it is resolved.
    leaves_note: bool = False
    label: str = ""


_EDITS = "articles.edit_any_article"
_WITHDRAWS = "articles.withdraw_article"

TRANSITIONS: dict[str, Transition] = {
    "submit": Transition(
        (State.DRAFT,), State.SUBMITTED, "articles.add_article", Who.OWNER, label="Submit to the section editor"
    ),
    "take_back": Transition(
        (State.SUBMITTED,), State.DRAFT, "articles.add_article", Who.OWNER, label="Take back to go on writing"
    ),
    "return_to_writer": Transition(
        (State.SUBMITTED, State.READY),
        State.DRAFT,
        _EDITS,
        needs_note=True,
        leaves_note=True,
        label="Return to the writer",
    ),
    "clear": Transition((State.SUBMITTED,), State.READY, "articles.clear_article", Who.NOT_OWNER, label="Clear"),
    "hold": Transition((State.READY,), State.HELD, _EDITS, label="Hold for another day"),
    "resume": Transition((State.HELD,), State.READY, _EDITS, label="Resume"),
    "spike": Transition(
        (State.DRAFT, State.SUBMITTED, State.READY, State.HELD), State.SPIKED, _EDITS, needs_note=True, label="Spike"
    ),
    "revive": Transition((State.SPIKED,), State.DRAFT, _EDITS, label="Revive as a draft"),
    "approve": Transition((State.READY,), State.APPROVED),
    "reopen": Transition((State.APPROVED,), State.READY),
    "release": Transition((State.APPROVED,), State.RELEASED),
    "recall": Transition((State.RELEASED,), State.APPROVED),
    "retract": Transition((State.RELEASED,), State.RETRACTED, _WITHDRAWS, needs_note=True, label="Retract"),
    "kill": Transition((State.RELEASED,), State.KILLED, _WITHDRAWS, needs_note=True, label="Kill"),
}

EDITABLE_BY_OWNER = (State.DRAFT,)
# A spiked, retracted or killed piece is revived or corrected before anybody works on it again.
EDITABLE_BY_EDITORS = (State.DRAFT, State.SUBMITTED, State.READY, State.HELD, State.APPROVED, State.RELEASED)
# What nobody works on: rejected, or before readers.
OUT_OF_WORK = (State.SPIKED, State.RELEASED, State.RETRACTED, State.KILLED)
