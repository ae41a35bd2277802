"""On which pile of somebody's desk does an article lie? On one at most."""

from django.contrib.auth.models import User
from django.db.models import Case, CharField, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from articles.states import State

BACK, DRAFTS, HANDED_IN = "back", "drafts", "handed_in"
WAITING, UNPLACED, IN_EDITION = "waiting", "unplaced", "in_edition"
PILES = (BACK, DRAFTS, HANDED_IN, WAITING, UNPLACED, IN_EDITION)

_OWN = (State.DRAFT, State.SUBMITTED, State.READY, State.APPROVED)
_ANYBODYS = (State.SUBMITTED, State.READY)


def on_desk_of(user: User) -> Q:
    """Return the condition that an article can lie on a pile of `user`, of those that they may open."""
    own = Q(owner=user, state__in=_OWN)
    return own | Q(state__in=_ANYBODYS) if user.has_perm("articles.edit_any_article") else own


def pile_for(user: User) -> Case:
    """Return the pile as an expression; it reads `last_verb`, the verb of the article's last move."""
    piles = [
        When(owner=user, state=State.DRAFT, last_verb="return_to_writer", then=Value(BACK)),
        When(owner=user, state=State.DRAFT, then=Value(DRAFTS)),
        When(owner=user, state=State.SUBMITTED, then=Value(HANDED_IN)),
        When(state=State.SUBMITTED, then=Value(WAITING)),
        When(state=State.READY, placement=None, then=Value(UNPLACED)),
        When(owner=user, placement__isnull=False, then=Value(IN_EDITION)),
    ]
    return Case(*piles, default=Value(""), output_field=CharField())


def place_in_pile() -> Window:
    """Return an article's place in its pile: what waits comes oldest first, everything else newest first."""
    waiting = Case(When(pile=WAITING, then=F("changed_at")))
    return Window(RowNumber(), partition_by="pile", order_by=[waiting.asc(), F("changed_at").desc(), F("pk").desc()])
