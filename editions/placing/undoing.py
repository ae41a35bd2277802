"""How does somebody take back what they did last with a running order, unless somebody else has changed it since?"""

import datetime
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.moves import MoveRefused
from editions.models import BoardStep, Edition, Placement
from editions.placing import moving
from editions.placing.holding import Act, Hand, hold
from editions.placing.spots import Spot, index_of, order_of

_ORDERED = (Act.PLACE, Act.MOVE, Act.TAKE_OUT, Act.ORDER)


@transaction.atomic
def undo(edition: Edition, *, by: User, at: datetime.datetime | None = None, step: int | None = None) -> BoardStep:
    """Take back the last step of `by` and return it; called again, the one before it.

    `step` is the key of the step that the page said would be taken back. Raises MoveRefused when there is none, it is
    another one by now, or somebody has changed since what it did.
    """
    hand = hold(edition, by=by, at=at)
    last: BoardStep | None = edition.steps.last_of(by)
    if last is None:
        raise MoveRefused("There is nothing of yours to take back in this edition.")
    if step is not None and step != last.pk:
        raise MoveRefused("You have done something else since you opened the page: look at the board again.")
    _refuse_changed(last)
    _TAKE_BACK[Act(last.act)](replace(hand, undoes=last), last)
    return last


def _refuse_changed(last: BoardStep) -> None:
    for later in last.edition.steps.since(last.version).standing().for_record():
        if later.by_id != last.by_id and _about_the_same(later, last):
            raise MoveRefused(f"{later.by} {later.words} since, so your step cannot be taken back.")


def _about_the_same(later: BoardStep, last: BoardStep) -> bool:
    if last.act == Act.LEAD:
        return later.act == Act.LEAD
    if Act.ORDER in {last.act, later.act}:
        return later.act in _ORDERED
    return later.article_id == last.article_id


def _place(hand: Hand, last: BoardStep) -> None:
    moving.remove(hand, _placed(hand, last))
    _give_back_lead(hand, last.before.get("lead"))


def _move(hand: Hand, last: BoardStep) -> None:
    order, section = order_of(hand.edition), last.from_section
    others = [each for each in order if each.article_id != last.article_id]
    index = _index_behind(last.before["behind"], others=others)
    if section is None or last.article_id is None:
        raise MoveRefused("This step cannot be taken back.")
    index = index_of(Spot(section), others=others) if index is None else index
    moving.move(hand, last.article_id, order=order, section=section, index=index)


def _take_out(hand: Hand, last: BoardStep) -> None:
    order, section, article = order_of(hand.edition), last.from_section, last.article
    if section is None or article is None:
        raise MoveRefused("This step cannot be taken back.")
    index = _index_behind(last.before["behind"], others=order)
    index = index_of(Spot(section), others=order) if index is None else index
    leads = bool(last.before["is_lead"]) and not any(each.is_lead for each in order)
    moving.insert(hand, article, order=order, section=section, index=index, leads=leads)


def _lead(hand: Hand, last: BoardStep) -> None:
    _placed(hand, last)
    Placement.objects.filter(edition=hand.edition, is_lead=True).update(is_lead=False)
    former = last.before["lead"]
    _give_back_lead(hand, former)
    record: dict[str, Any] = {"before": last.after, "after": last.before}
    hand.record(Act.LEAD, article_id=former or last.article_id, **record)


def _order(hand: Hand, last: BoardStep) -> None:
    order = order_of(hand.edition)
    was: list[int] = last.before["order"]
    if sorted(was) != sorted(each.article_id for each in order):
        raise MoveRefused("Other articles stand in the edition since, so the order cannot be taken back.")
    moving.rewrite(hand, order, wanted=sorted(order, key=lambda each: was.index(each.article_id)))


_TAKE_BACK = {
    Act.PLACE: _place,
    Act.MOVE: _move,
    Act.TAKE_OUT: _take_out,
    Act.LEAD: _lead,
    Act.ORDER: _order,
}


def _placed(hand: Hand, last: BoardStep) -> Placement:
    here: Placement | None = hand.edition.placements.filter(article=last.article_id).select_related("section").first()
    if here is None:
        raise MoveRefused(f"“{last.article}” is not in the edition any more, so your step cannot be taken back.")
    return here


def _give_back_lead(hand: Hand, article: int | None) -> None:
    if article is not None and not hand.edition.placements.filter(is_lead=True).exists():
        hand.edition.placements.filter(article=article).update(is_lead=True)


def _index_behind(article: int | None, *, others: list[Placement]) -> int | None:
    """Where it stood before, behind this article; None when that one is gone."""
    if article is None:
        return 0
    return next((index + 1 for index, each in enumerate(others) if each.article_id == article), None)
