"""What does a board show of an edition: a card per article, in columns by section, and those that wait beside them?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.models import Article
from articles.revisions import printed_byline
from editions.models import Placement
from editions.preflight import Finding, Severity
from paper import front
from paper.models import PublishedArticle, Section
from paper.text.reading import words_in


@dataclass(frozen=True, kw_only=True)
class Card:
    """An article on the board, in words and numbers alone: it is rendered anew only when it says another thing.

    `up` and `down` are the keys of the articles behind which it stands one place higher or lower in its section, 0 for
    first there, or None at either end. `marks` is what preflight found, the gravest first: (severity, how often, the
    sentences).
    """

    article: int
    name: str
    language: str
    direction: str
    state: str
    state_word: str
    byline: str
    words: int
    thumbnail: str
    written_for: str
    is_lead: bool = False
    is_second: bool = False
    marks: tuple[tuple[str, int, str], ...] = ()
    up: int | None = None
    down: int | None = None


@dataclass
class Column:
    """A section with its cards in running order."""

    section: Section
    cards: list[Card]

    @property
    def words(self) -> int:
        """How many words stand in it."""
        return sum(card.words for card in self.cards)


def card_of(article: Article, **placed: Any) -> Card:
    """Return an article's card; the article comes with section, photo and bylines."""
    return Card(
        article=article.pk,
        name=str(article),
        language=article.language,
        direction=article.direction,
        state=article.state,
        state_word=article.get_state_display(),
        byline=printed_byline(list(article.bylines.all())),
        words=_words(str.__str__(article.body)),
        thumbnail=article.lead_photo.url(320) if article.lead_photo else "",
        written_for=str(article.section),
        **placed,
    )


def columns(sections: Sequence[Section], placements: Sequence[Placement], findings: Sequence[Finding]) -> list[Column]:
    """Return a column per section, empty ones too, in the paper's order; placements `with_article()`, in order."""
    seconds, marks = _seconds(placements), _marks(findings)
    found = []
    for section in sections:
        here = [placement for placement in placements if placement.section_id == section.pk]
        # Behind these a card stands one place higher; the last of them is the section's end.
        behind = [None, 0, *(placement.article_id for placement in here)]
        cards = [
            card_of(
                placement.article,
                is_lead=placement.is_lead,
                is_second=placement.pk in seconds,
                marks=marks.get(placement.article_id, ()),
                up=behind[place],
                down=here[place + 1].article_id if place + 1 < len(here) else None,
            )
            for place, placement in enumerate(here)
        ]
        found.append(Column(section, cards))
    return found


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """Return {severity: how many findings}."""
    counts = Counter(str(finding.severity) for finding in findings)
    return {str(severity): counts[severity] for severity in Severity}


def _marks(findings: Sequence[Finding]) -> dict[int, tuple[tuple[str, int, str], ...]]:
    """Return {article's key: marks}; the findings come the gravest first."""
    said: dict[int, dict[str, list[str]]] = {}
    for finding in findings:
        if finding.article:
            said.setdefault(finding.article.pk, {}).setdefault(str(finding.severity), []).append(finding.message)
    return {
        key: tuple((severity, len(sentences), " ".join(sentences)) for severity, sentences in found.items())
        for key, found in said.items()
    }


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
    return words_in(body)
