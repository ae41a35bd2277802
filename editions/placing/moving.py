"""How is a running order written, and what was done to it with it? All in the hand of somebody who holds it."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from articles.models import Article
from articles.moves import MoveRefused
from articles.states import State as ArticleState
from editions.models import Placement
from editions.placing.holding import Act, Hand
from editions.placing.spots import behind, number, order_of
from paper.models import Section

PLACEABLE = (ArticleState.DRAFT, ArticleState.SUBMITTED, ArticleState.READY)


def move(hand: Hand, article: int, *, order: Sequence[Placement], section: Section, index: int) -> None:
    """Put an article of the running order into a section and at an index among the others, and record it."""
    here = next((each for each in order if each.article_id == article), None)
    if here is None:
        raise MoveRefused("This article is not in the edition any more: look at the board again.")
    others = [each for each in order if each.pk != here.pk]
    was = order.index(here)
    if (was, here.section_id) == (index, section.pk):
        return
    if here.section_id != section.pk:
        Placement.objects.filter(pk=here.pk).update(section=section)
    number([*others[:index], here, *others[index:]])
    before, after = {"behind": behind(order, was)}, {"behind": behind(others, index)}
    hand.record(
        Act.MOVE,
        article_id=here.article_id,
        from_section=here.section,
        to_section=section,
        before=before,
        after=after,
    )


def insert(
    hand: Hand,
    article: Article,
    *,
    order: Sequence[Placement],
    section: Section,
    index: int,
    leads: bool,
) -> Placement:
    """Place an article at an index of the running order and record it."""
    placement = enter(hand, article, section=section, position=index + 1)
    if leads:
        lead(placement)
    after = {"behind": behind(order, index), "is_lead": leads}
    hand.record(Act.PLACE, article=article, to_section=section, after=after)
    number([*order[:index], placement, *order[index:]])
    return placement


def remove(hand: Hand, here: Placement) -> None:
    """Take a placement out and record what it was. Raises MoveRefused while it is out ahead of the edition."""
    if here.is_ahead:
        raise MoveRefused("Readers have this article ahead of the edition: take it back from them first.")
    order = order_of(hand.edition)
    before = {"behind": behind(order, [each.pk for each in order].index(here.pk)), "is_lead": here.is_lead}
    hand.record(Act.TAKE_OUT, article_id=here.article_id, from_section=here.section, before=before)
    here.delete()


def rewrite(hand: Hand, order: Sequence[Placement], *, wanted: Sequence[Placement]) -> None:
    """Write a whole running order in place of another and record both."""
    before, after = ({"order": [each.article_id for each in row]} for row in (order, wanted))
    if before != after:
        number(wanted)
        hand.record(Act.ORDER, before=before, after=after)


def enter(hand: Hand, article: Article, *, section: Section, position: int) -> Placement:
    """Make the row of an article's place, which is its only one; record it yourself."""
    if article.state not in PLACEABLE:
        raise MoveRefused(f"“{article}” is {article.get_state_display().lower()} and cannot be placed.")
    try:
        with transaction.atomic():
            return Placement.objects.create(edition=hand.edition, article=article, section=section, position=position)
    except IntegrityError:
        raise MoveRefused(f"“{article}” stands in an edition already: take it out there first.") from None


def lead(placement: Placement) -> int | None:
    """Make it the lead and return the key of the article that was."""
    leads = Placement.objects.filter(edition=placement.edition_id, is_lead=True)
    former: int | None = leads.values_list("article_id", flat=True).first()
    leads.update(is_lead=False)
    Placement.objects.filter(pk=placement.pk).update(is_lead=True)
    placement.is_lead = True
    return former
