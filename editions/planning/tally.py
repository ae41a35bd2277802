"""How far has a budget come: what is planned, begun, handed in and how many words of it are written?"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.states import State
from editions.models import BudgetItem
from paper.text.reading import words_in

_NOT_HANDED_IN = (State.DRAFT, State.SPIKED)


@dataclass(frozen=True)
class Row:
    """A line with its article, here or where it was carried over to, how long that is and whether it is overdue."""

    item: BudgetItem
    article: Article | None
    carried_to: BudgetItem | None
    written: int
    is_late: bool

    @property
    def is_handed_in(self) -> bool:
        """Whether the writer has given it away."""
        return self.article is not None and self.article.state not in _NOT_HANDED_IN

    @property
    def is_unplaced(self) -> bool:
        """Whether there is an article that stands in no edition."""
        return self.article is not None and not hasattr(self.article, "placement")

    @property
    def lacks_photo(self) -> bool:
        """Whether a photo is wanted and not there."""
        return self.item.wants_photo and (self.article is None or self.article.lead_photo_id is None)


@dataclass(frozen=True)
class Totals:
    """A budget in numbers."""

    stories: int
    begun: int
    handed_in: int
    words: int
    written: int
    photos_wanted: int
    photos_lacking: int


def rows(items: Iterable[BudgetItem], *, now: datetime.datetime) -> list[Row]:
    """Return the rows of lines loaded `with_story()`; costs no query."""
    return [_row(item, now=now) for item in items]


def totals(budget: Sequence[Row]) -> Totals:
    """Add up what an edition plans; what was carried over is counted there and not here."""
    own = [row for row in budget if row.carried_to is None]
    return Totals(
        stories=len(own),
        begun=sum(row.article is not None for row in own),
        handed_in=sum(row.is_handed_in for row in own),
        words=sum(row.item.words for row in own),
        written=sum(row.written for row in own),
        photos_wanted=sum(row.item.wants_photo for row in own),
        photos_lacking=sum(row.lacks_photo for row in own),
    )


def _row(item: BudgetItem, *, now: datetime.datetime) -> Row:
    carried: BudgetItem | None = getattr(item, "carried_to", None)
    article: Article | None = item.article or (carried.article if carried else None)
    open_still = carried is None and (article is None or article.state == State.DRAFT)
    return Row(
        item=item,
        article=article,
        carried_to=carried,
        written=words_in(article.body) if article else 0,
        is_late=bool(open_still and item.due and item.due < now),
    )
