"""Which states can an edition be in, which moves lead from where to where, and who may make them?"""

from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    """The state of an edition."""

    PLANNED = "planned", "Planned"
    IN_APPROVAL = "in_approval", "In approval"
    APPROVED = "approved", "Approved"
    RELEASED = "released", "Released"
    RECALLED = "recalled", "Recalled"


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    `while_timed`: only while the edition is to go out by itself. `phrase`: the verb as said before "an edition".
    """

    sources: tuple[State, ...]
    target: State
    permission: str
    needs_note: bool = False
    label: str = ""
    while_timed: bool = False
    phrase: str = ""


TRANSITIONS: dict[str, Transition] = {
    "send_for_approval": Transition(
        (State.PLANNED,), State.IN_APPROVAL, "editions.prepare_edition", label="Send for approval"
    ),
    "approve": Transition((State.IN_APPROVAL,), State.APPROVED, "editions.approve_edition", label="Approve"),
    "release": Transition((State.APPROVED,), State.RELEASED, "editions.release_edition", label="Release to readers"),
    # When it goes out is no state: what was approved stays approved until it is released.
    "set_release_time": Transition(
        (State.APPROVED,),
        State.APPROVED,
        "editions.release_edition",
        label="Set the time of release",
        phrase="set the time of release of",
    ),
    # Nothing reaches readers by it, so that whoever is at the desk at night may do it.
    "stop_the_press": Transition(
        (State.APPROVED,),
        State.APPROVED,
        "editions.prepare_edition",
        label="Stop the press",
        while_timed=True,
        phrase="stop the press for",
    ),
    "recall": Transition(
        (State.RELEASED,), State.RECALLED, "editions.recall_edition", needs_note=True, label="Recall from readers"
    ),
    # A recalled edition goes out again only through a new approval, so it is reopened like any other.
    "reopen": Transition(
        (State.IN_APPROVAL, State.APPROVED, State.RECALLED),
        State.PLANNED,
        "editions.approve_edition",
        label="Reopen for changes",
    ),
}

# From approval on an edition carries who approved it, when, and the manifest.
PINNED = (State.APPROVED, State.RELEASED, State.RECALLED)


class RequestState(models.TextChoices):
    """The state of a correction that somebody asked for."""

    ASKED = "asked", "Waiting for the editor-in-chief"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
