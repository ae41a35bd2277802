"""How is each move of an edition made, and what could it touch?"""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from editions import approval, clock, release, timing, workflow
from editions.models import Edition, Move
from editions.states import TRANSITIONS, State
from tests.factories import NOW, make_edition, make_timed_edition

LATER = NOW + datetime.timedelta(hours=1)
TOMORROW = NOW + datetime.timedelta(days=1)

ACTS: dict[str, Callable[[Edition, User], object]] = {
    "send_for_approval": lambda edition, by: workflow.send_for_approval(edition, by=by, at=LATER),
    "approve": lambda edition, by: approval.approve(edition, by=by, at=LATER),
    "release": lambda edition, by: release.release(edition, by=by, at=LATER),
    "set_release_time": lambda edition, by: timing.set_release_time(edition, by=by, at=LATER, release_at=TOMORROW),
    "stop_the_press": lambda edition, by: timing.stop_the_press(edition, by=by, at=LATER, note="Wrong map."),
    "recall": lambda edition, by: release.recall(edition, by=by, at=LATER, note="Wrong photo."),
    "reopen": lambda edition, by: workflow.reopen(edition, by=by, at=LATER, note="Wrong lead."),
}
NOTES = {
    "recall": "Wrong photo.",
    "reopen": "Wrong lead.",
    "set_release_time": f"To go out on {clock.said(TOMORROW)}.",
    "stop_the_press": "Wrong map.",
}


def edition_for(verb: str, *, state: str) -> Edition:
    """An edition in a state from which a verb may lead on: one that goes out by itself where the verb asks for that."""
    if TRANSITIONS[verb].while_timed and state == State.APPROVED:
        return make_timed_edition(release_at=TOMORROW)
    return make_edition(state=state)


def everything(edition: Edition) -> dict[str, Any]:
    """All that a refused move could have touched."""
    return {
        "edition": Edition.objects.filter(pk=edition.pk).values().get(),
        "placements": list(edition.placements.order_by("pk").values()),
        "articles": list(edition.placements.order_by("pk").values("article__state", "article__version")),
        "moves": list(Move.objects.filter(edition=edition).order_by("pk").values()),
    }
