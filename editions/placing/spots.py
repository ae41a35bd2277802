"""Where in the running order does a piece stand that is put into a section, behind another one or first?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Value, When

from articles.moves import MoveRefused
from editions.models import Edition, Placement
from paper.models import Section


@dataclass(frozen=True)
class Spot:
    """Where a piece is put: into a section, behind the article with the key `after` there, or first in it."""

    section: Section
    after: int | None = None


def order_of(edition: Edition) -> list[Placement]:
    """Return the placements with their sections in running order. Costs one query."""
    return list(edition.placements.in_order().select_related("section"))


def index_of(spot: Spot, *, others: Sequence[Placement]) -> int:
    """Return the index in the running order `others`, which the piece itself is not part of.

    Right behind the named one; first in a section is right before the one that was first. In a section that is empty
    it is behind all that stands in sections before it in the paper. Raises MoveRefused when the named one is not there.
    """
    if spot.after is not None:
        for index, other in enumerate(others):
            if other.article_id == spot.after and other.section_id == spot.section.pk:
                return index + 1
        raise MoveRefused(f"The article that it should follow is not in {spot.section}: look at the board again.")
    first = first_of(spot.section, others)
    if first is not None:
        return others.index(first)
    ranks = [(other.section.position, other.section_id) for other in others]
    before = [index for index, rank in enumerate(ranks) if rank < (spot.section.position, spot.section.pk)]
    return before[-1] + 1 if before else 0


def first_of(section: Section, placements: Sequence[Placement]) -> Placement | None:
    """Return what stands first in a section."""
    return next((each for each in placements if each.section_id == section.pk), None)


def behind(order: Sequence[Placement], index: int) -> int | None:
    """Return the key of the article right before an index of the running order; None at its beginning."""
    return order[index - 1].article_id if index else None


def number(order: Sequence[Placement]) -> None:
    """Write the running order, in one UPDATE of what stands elsewhere than before."""
    moved = {each.pk: place for place, each in enumerate(order, start=1) if each.position != place}
    if moved:
        places = [When(pk=key, then=Value(place)) for key, place in moved.items()]
        Placement.objects.filter(pk__in=moved).update(position=Case(*places))
