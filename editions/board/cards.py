"""What does a board show of an edition: a card per article, in columns by section, and those that wait beside them?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from articles.models import Article
from articles.revisions import printed_byline
from editions.models import Placement
from editions.preflight import Finding, Severity
from paper import front
from paper.models import PublishedArticle, Section
from paper.text.html import plain_text


@dataclass
class Card:
    """An article on the board. `number` is its place in the running order, 0 for one that waits.

    `up` and `down` are the keys of the articles behind which it stands one place higher or lower in its section, 0 for
    first there, or None at either end.
    """

    article: Article
    number: int = 0
    is_lead: bool = False
    is_second: bool = False
    marks: dict[str, list[str]] = field(default_factory=dict)
    up: int | None = None
    down: int | None = None

    @property
    def byline(self) -> str:
        """The byline as printed."""
        return printed_byline(list(self.article.bylines.all()))

    @property
    def thumbnail(self) -> str:
        """The address of its photo, small; nothing without one."""
        return self.article.lead_photo.url(320) if self.article.lead_photo else ""

    @property
    def words(self) -> int:
        """How many words its text has."""
        return _words(str.__str__(self.article.body))

    @property
    def counts(self) -> list[tuple[str, int, str]]:
        """What preflight found here: (severity, how often, the sentences), the gravest first."""
        return [
            (severity, len(self.marks[severity]), " ".join(self.marks[severity]))
            for severity in Severity
            if severity in self.marks
        ]


@dataclass
class Column:
    """A section with its cards in running order."""

    section: Section
    cards: list[Card] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words stand in it."""
        return sum(card.words for card in self.cards)


def columns(sections: Sequence[Section], placements: Sequence[Placement], findings: Sequence[Finding]) -> list[Column]:
    """Return a column per section, empty ones too, in the paper's order; placements `with_article()`, in order."""
    by_section = {section.pk: Column(section) for section in sections}
    seconds = _seconds(placements)
    for number, placement in enumerate(placements, start=1):
        card = Card(placement.article, number=number, is_lead=placement.is_lead, is_second=placement.pk in seconds)
        by_section[placement.section_id].cards.append(card)
        for finding in findings:
            if finding.article and finding.article.pk == placement.article_id:
                card.marks.setdefault(finding.severity, []).append(finding.message)
    for column in by_section.values():
        _neighbours(column.cards)
    return list(by_section.values())


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """Return {severity: how many findings}."""
    counts = Counter(str(finding.severity) for finding in findings)
    return {str(severity): counts[severity] for severity in Severity}


def _neighbours(cards: Sequence[Card]) -> None:
    keys = [card.article.pk for card in cards]
    for place, card in enumerate(cards):
        card.up = None if place == 0 else ([0, *keys])[place - 1]
        card.down = keys[place + 1] if place + 1 < len(keys) else None


def _seconds(placements: Sequence[Placement]) -> set[int]:
    """The keys of the placements that would stand second on the front page; the paper itself says which."""
    printed = {
        placement.pk: PublishedArticle(
            section=placement.section,
            genre=placement.article.genre,
            is_lead=placement.is_lead,
            photo_id=placement.article.lead_photo_id,
        )
        for placement in placements
    }
    chosen = front.compose(list(printed.values())).seconds
    return {key for key, article in printed.items() if any(article is each for each in chosen)}


@lru_cache(maxsize=2000)
def _words(body: str) -> int:
    # Cleaning a text costs more than all else on a card, and few change from one look to the next.
    return len(plain_text(body).split())
