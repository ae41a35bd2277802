"""What can somebody follow with a feed reader? The paper, a section, an author, a topic, the corrections."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation

from authors.models import Author
from paper import words
from paper.lists import newest
from paper.machines.absolute import absolute, absolute_links, card_of
from paper.models import Correction, PublishedArticle, Section, Topic
from paper.page import printed
from paper.text.characters import printable
from paper.ways import way_to

# A feed has to say when it changed; one that never had an entry says this, and not another time at every look.
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Person:
    """Somebody credited: a public name and the address of their page, nothing else."""

    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One thing in a feed; all addresses are full ones, `html` can be printed as it stands."""

    key: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime.datetime
    updated: datetime.datetime
    language: str
    people: Sequence[Person] = ()
    tags: Sequence[str] = ()
    image: str = ""


@dataclass(frozen=True)
class Channel:
    """A feed, before it is written in one format or the other."""

    title: str
    subtitle: str
    home: str
    language: str
    entries: Sequence[Entry] = field(default_factory=list)

    @property
    def updated(self) -> datetime.datetime:
        """When the newest change to any of its entries was made."""
        return max((entry.updated for entry in self.entries), default=NEVER)


def of_paper(language: str) -> Channel:
    """Return the feed of the newest editions in a language."""
    with translation.override(language):
        entries = [_of_article(article) for article in newest.in_paper(language)]
    return _channel("", entries, home=way_to("front", language=language), language=language)


def of_section(section: Section, *, language: str) -> Channel:
    """Return the feed of a section in a language."""
    with translation.override(language):
        name = words.section_name(section)
        entries = [_of_article(article) for article in newest.in_section(section, language=language)]
    return _channel(name, entries, home=way_to("section", language=language, slug=section.slug), language=language)


def of_author(author: Author, *, language: str) -> Channel:
    """Return the feed of an author in a language; without an entry it is nobody's to see."""
    with translation.override(language):
        entries = [_of_article(article) for article in newest.by_author(author, language=language)]
    return _channel(author.name, entries, home=way_to("author", language=language, slug=author.slug), language=language)


def of_topic(topic: Topic, *, language: str) -> Channel:
    """Return the feed of a topic in a language; without an entry it is nobody's to see."""
    with translation.override(language):
        entries = [_of_article(article) for article in newest.about(topic, language=language)]
    return _channel(topic.name, entries, home=way_to("topic", language=language, slug=topic.slug), language=language)


def of_corrections(language: str) -> Channel:
    """Return the feed of what was corrected in a language."""
    said = newest.corrections().filter(language=language).order_by("-at", "-pk")[: newest.CORRECTIONS]
    home = way_to("corrections", language=language)
    with translation.override(language):
        entries = [_of_correction(correction, home=absolute(home)) for correction in said]
        name, about = words.translated("Corrections"), words.translated("What we got wrong, newest first")
    return _channel(name, entries, home=home, language=language, about=about)


def people_of(article: PublishedArticle) -> list[Person]:
    """Return who is credited, each once, in the order of the byline."""
    credited = {credit["slug"]: credit["name"] for credit in article.credits}
    return [
        Person(printable(name), absolute(way_to("author", language=article.language, slug=slug)))
        for slug, name in credited.items()
    ]


def _channel(name: str, entries: Sequence[Entry], *, home: str, language: str, about: str = "") -> Channel:
    paper = settings.PAPER_IDENTITY[language]
    title = f"{paper['paper_name']}: {printable(name)}" if name else paper["paper_name"]
    return Channel(title, about or paper["motto"], absolute(home), language, entries)


def _of_article(article: PublishedArticle) -> Entry:
    address = absolute(article.get_absolute_url())
    html = _html("feed_entry", article, corrections=article.corrections.all())
    return Entry(
        key=address,
        address=address,
        title=printable(article.headline),
        summary=printable(article.standfirst),
        html=html,
        published=article.first_released_at,
        updated=article.version_created_at,
        language=article.language,
        people=people_of(article),
        tags=[printable(word) for word in (words.section_name(article.section), *article.tags)],
        image=absolute(article.photo.src if article.photo else card_of(article)),
    )


def _html(template: str, article: PublishedArticle, **more: Any) -> str:
    context = {"article": article} | more
    return printable(absolute_links(printed(f"paper/{template}.html", context, language=article.language))).strip()


def _of_correction(correction: Correction, *, home: str) -> Entry:
    article = correction.article
    html = _html("feed_correction", article, correction=correction)
    killed = article.withdrawn == PublishedArticle.Withdrawn.KILLED
    kind = words.translated(correction.get_kind_display())
    return Entry(
        key=f"{home}#{correction.pk}",
        # The address of a killed article is made of the headline that nobody is to read any more.
        address=home if killed else absolute(article.get_absolute_url()),
        title=printable(kind if killed else f"{kind}: {article.headline}"),
        summary=printable(correction.text),
        html=html,
        published=correction.at,
        updated=correction.at,
        language=article.language,
    )
