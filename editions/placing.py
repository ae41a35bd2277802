"""How does an article get into an edition, out of it, and to its place in the running order?"""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When

from articles.models import Article
from articles.moves import MoveRefused
from articles.states import State as ArticleState
from editions.models import Edition, Placement
from editions.states import State
from paper.models import Section

PLACEABLE = (ArticleState.DRAFT, ArticleState.SUBMITTED, ArticleState.READY)


@transaction.atomic
def place(
    edition: Edition, article: Article, *, by: User, section: Section | None = None, is_lead: bool = False
) -> Placement:
    """Place an article at the end of an edition's running order; the first article becomes the lead of itself.

    Raises MoveRefused when the edition is closed, `by` may not, or the article stands in an edition already.
    """
    _hold_open(edition, by=by)
    if article.state not in PLACEABLE:
        raise MoveRefused(f"“{article}” is {article.get_state_display().lower()} and cannot be placed.")
    last = edition.placements.order_by("-position").values_list("position", flat=True).first()
    try:
        with transaction.atomic():
            placement = Placement.objects.create(
                edition=edition, article=article, section=section or article.section, position=(last or 0) + 1
            )
    except IntegrityError:
        raise MoveRefused(f"“{article}” stands in an edition already: take it out there first.") from None
    if is_lead or last is None:
        _lead(placement)
    return placement


@transaction.atomic
def take_out(placement: Placement, *, by: User) -> None:
    """Take an article out of an edition that is still open."""
    _hold_open(placement.edition, by=by)
    placement.delete()


@transaction.atomic
def make_lead(placement: Placement, *, by: User) -> None:
    """Make a placement the edition's lead in place of another."""
    _hold_open(placement.edition, by=by)
    _lead(placement)


@transaction.atomic
def put_in_order(edition: Edition, placements: Sequence[int], *, by: User) -> None:
    """Rewrite the running order to that of these placement keys, all of them, in one UPDATE."""
    _hold_open(edition, by=by)
    if sorted(placements) != sorted(edition.placements.values_list("pk", flat=True)):
        raise MoveRefused("The running order has changed meanwhile: load the page again.")
    order = [When(pk=key, then=Value(place)) for place, key in enumerate(placements, start=1)]
    edition.placements.update(position=Case(*order))


def shift(placement: Placement, *, by: User, steps: int) -> None:
    """Move a placement up (negative) or down by some steps; at either end it stays where it is."""
    keys = list(placement.edition.placements.in_order().values_list("pk", flat=True))
    here = keys.index(placement.pk)
    there = min(max(here + steps, 0), len(keys) - 1)
    keys.insert(there, keys.pop(here))
    put_in_order(placement.edition, keys, by=by)


def _lead(placement: Placement) -> None:
    Placement.objects.filter(edition=placement.edition_id, is_lead=True).update(is_lead=False)
    Placement.objects.filter(pk=placement.pk).update(is_lead=True)
    placement.is_lead = True


def _hold_open(edition: Edition, *, by: User) -> None:
    # The row stays locked until the transaction ends, so an approval cannot slip in between.
    if not by.has_perm("editions.prepare_edition"):
        raise MoveRefused("You may not place articles in an edition.")
    open_now = Edition.objects.filter(pk=edition.pk, state=State.PLANNED).update(version=F("version") + 1)
    if not open_now:
        raise MoveRefused("This edition is no longer open: it has to be reopened before anything in it changes.")
