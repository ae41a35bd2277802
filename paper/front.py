"""How does a running order become a front page?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from paper.models import PublishedArticle, Section

SECONDS = 2
STORIES_IN_A_BAND = 4


@dataclass(frozen=True)
class Band:
    """One section on the front page: a story with a photo first, a few without, the rest as briefs."""

    section: Section
    first: PublishedArticle
    stories: list[PublishedArticle] = field(default_factory=list)
    briefs: list[PublishedArticle] = field(default_factory=list)


@dataclass(frozen=True)
class Front:
    """A composed front page; every article of the edition stands in exactly one place of it."""

    lead: PublishedArticle | None
    seconds: list[PublishedArticle]
    opinion: list[PublishedArticle]
    bands: list[Band]


def compose(articles: Sequence[PublishedArticle]) -> Front:
    """Compose a front page from articles in running order: lead, two seconds, opinion, then bands by section."""
    news = [article for article in articles if not article.is_opinion]
    opinion = [article for article in articles if article.is_opinion]
    lead = next((article for article in articles if article.is_lead), None) or next(iter(news or opinion), None)
    news = [article for article in news if article is not lead]
    seconds = _seconds(news)
    rest = [article for article in news if article not in seconds]
    return Front(
        lead=lead,
        seconds=seconds,
        opinion=[article for article in opinion if article is not lead],
        bands=[_band(section, [a for a in rest if a.section_id == section.pk]) for section in sections_of(rest)],
    )


def sections_of(articles: Sequence[PublishedArticle]) -> list[Section]:
    """Return the sections that occur, in the paper's order."""
    found = {article.section_id: article.section for article in articles}
    return sorted(found.values(), key=lambda section: (section.position, section.pk))


def by_section(articles: Sequence[PublishedArticle]) -> list[tuple[Section, list[PublishedArticle]]]:
    """Return (section, its articles in running order) pairs in the paper's order: a table of contents."""
    return [
        (section, [article for article in articles if article.section_id == section.pk])
        for section in sections_of(articles)
    ]


def _seconds(news: list[PublishedArticle]) -> list[PublishedArticle]:
    # From different sections where there are some: two seconds of one section look like a section front.
    chosen: list[PublishedArticle] = []
    for article in news:
        if len(chosen) < SECONDS and article.section_id not in {other.section_id for other in chosen}:
            chosen.append(article)
    return chosen


def _band(section: Section, articles: list[PublishedArticle]) -> Band:
    first = next((article for article in articles if article.photo_id), articles[0])
    rest = [article for article in articles if article is not first]
    return Band(section, first, rest[: STORIES_IN_A_BAND - 1], rest[STORIES_IN_A_BAND - 1 :])
