"""What can be done with a running order: place, put elsewhere, choose the lead, take out, order anew? Each is recorded.

Every act takes `seen`, the version of the edition that the person's page was built at. From an older page it is done
all the same where it says what it said there: nobody has touched the pieces that it names since. Otherwise it is
refused with who did what. Without `seen` there was no page.
"""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article
from articles.moves import MoveRefused
from editions.models import Edition, Placement
from editions.placing.holding import Act, hold
from editions.placing.moving import enter, insert, lead, move, remove, rewrite
from editions.placing.spots import Spot, first_of, index_of, order_of
from paper.models import Section

When = datetime.datetime | None


@transaction.atomic
def place(
    edition: Edition,
    article: Article,
    *,
    by: User,
    section: Section | None = None,
    is_lead: bool = False,
    at: When = None,
) -> Placement:
    """Place an article at the end of an edition's running order; the first article becomes the lead of itself.

    Raises MoveRefused when the edition is closed, `by` may not, or the article stands in an edition already.
    """
    hand = hold(edition, by=by, at=at)
    last = edition.placements.order_by("-position", "-pk").first()
    placement = enter(hand, article, section=section or article.section, position=last.position + 1 if last else 1)
    before = {"lead": lead(placement)} if is_lead or last is None else {}
    after = {"behind": last.article_id if last else None, "is_lead": placement.is_lead}
    hand.record(Act.PLACE, article=article, to_section=placement.section, before=before, after=after)
    return placement


@transaction.atomic
def place_at(
    edition: Edition, article: Article, *, spot: Spot, by: User, at: When = None, seen: int | None = None
) -> Placement:
    """Place an article at a spot; the first article becomes the lead of itself. Raises MoveRefused as `place` does."""
    hand = hold(edition, by=by, at=at, seen=seen)
    order = order_of(edition)
    hand.refuse_touched({article.pk, _named(spot, order)})
    index = index_of(spot, others=order)
    return insert(hand, article, order=order, section=spot.section, index=index, leads=not order)


@transaction.atomic
def put(placement: Placement, *, spot: Spot, by: User, at: When = None, seen: int | None = None) -> None:
    """Move a placement to a spot of the same section or another one."""
    hand = hold(placement.edition, by=by, at=at, seen=seen)
    order = order_of(hand.edition)
    others = [each for each in order if each.pk != placement.pk]
    hand.refuse_touched({placement.article_id, _named(spot, others)})
    move(hand, placement.article_id, order=order, section=spot.section, index=index_of(spot, others=others))


@transaction.atomic
def make_lead(placement: Placement, *, by: User, at: When = None, seen: int | None = None) -> None:
    """Make a placement the edition's lead in place of another."""
    hand = hold(placement.edition, by=by, at=at, seen=seen)
    hand.refuse_other_lead(placement.article_id)
    here = _still_there(placement)
    if here.is_lead:
        return
    before = {"lead": lead(placement)}
    hand.record(Act.LEAD, article_id=here.article_id, before=before, after={"lead": here.article_id})


@transaction.atomic
def take_out(placement: Placement, *, by: User, at: When = None, seen: int | None = None) -> None:
    """Take an article out of an edition that is still open."""
    hand = hold(placement.edition, by=by, at=at, seen=seen)
    hand.refuse_touched({placement.article_id})
    remove(hand, _still_there(placement))
    placement.pk = None


@transaction.atomic
def put_in_order(edition: Edition, placements: Sequence[int], *, by: User, at: When = None) -> None:
    """Rewrite the running order to that of these placement keys, all of them, in one UPDATE."""
    hand = hold(edition, by=by, at=at)
    order = order_of(edition)
    if sorted(placements) != sorted(each.pk for each in order):
        raise MoveRefused("The running order has changed meanwhile: load the page again.")
    rewrite(hand, order, wanted=sorted(order, key=lambda each: placements.index(each.pk)))


@transaction.atomic
def shift(placement: Placement, *, by: User, steps: int, at: When = None, seen: int | None = None) -> None:
    """Move a placement up (negative) or down by some steps of the whole running order; at either end it stays."""
    hand = hold(placement.edition, by=by, at=at, seen=seen)
    hand.refuse_touched({placement.article_id})
    order, here = order_of(hand.edition), _still_there(placement)
    index = min(max([each.pk for each in order].index(here.pk) + steps, 0), len(order) - 1)
    move(hand, here.article_id, order=order, section=here.section, index=index)


def _named(spot: Spot, others: Sequence[Placement]) -> int | None:
    """The article by which a spot is known: the one before it, or the one that is first there now."""
    if spot.after is not None:
        return spot.after
    first = first_of(spot.section, others)
    return first.article_id if first else None


def _still_there(placement: Placement) -> Placement:
    rows = Placement.objects.select_related("section", "article")
    here: Placement | None = rows.filter(pk=placement.pk).first()
    if here is None:
        raise MoveRefused("This article is not in the edition any more: look at the board again.")
    return here
