"""Who may prepare, approve, release, recall and correct an edition?"""

from django.contrib.auth.models import User

from editions.models import Edition
from editions.states import TRANSITIONS, State


def can_move(user: User, verb: str) -> bool:
    """Say whether `user` may make this move of an edition; the state is the table's question."""
    return user.has_perm(TRANSITIONS[verb].permission)


def can_prepare(user: User, edition: Edition) -> bool:
    """Say whether `user` may change what is placed in the edition now."""
    return edition.state == State.PLANNED and user.has_perm("editions.prepare_edition")


def can_pull_proofs(user: User) -> bool:
    """Say whether `user` may pull proofs: whoever prepares editions."""
    return user.has_perm("editions.prepare_edition")


def can_correct(user: User) -> bool:
    """Say whether `user` may correct, retract or kill what was released."""
    return user.has_perm("editions.correct_edition")


def can_ask_correction(user: User) -> bool:
    """Say whether `user` may prepare what readers are to be told, for the editor-in-chief to approve."""
    return user.has_perm("editions.add_correctionrequest")


def moves_open_to(user: User, edition: Edition) -> list[str]:
    """Return the verbs that `user` can use on the edition now, in the table's order."""
    return [
        verb
        for verb, transition in TRANSITIONS.items()
        if State(edition.state) in transition.sources
        and (edition.release_set_by_id or not transition.while_timed)
        and can_move(user, verb)
    ]
