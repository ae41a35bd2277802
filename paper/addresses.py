"""At which addresses does the public paper stand? All of them, one after the other, for whoever copies or lists it.

What adds a kind of page adds a function to SOURCES: it yields what readers can open now and nothing else, in a bounded
number of rows at a time.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import Exists, Max, OuterRef, Prefetch
from django.urls import reverse

from paper.calendar.almanac import solar_year_of
from paper.corrections import corrected
from paper.languages import Language
from paper.lists import listed
from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition, Section
from paper.proving import versions
from paper.querysets import ListQuerySet
from paper.ways import way_to

_AT_A_TIME = 100


@dataclass(frozen=True)
class Address:
    """A path that answers readers; `changed_at` is None where anything may change it, `index` its file in a folder."""

    path: str
    changed_at: datetime.datetime | None = None
    index: str = "index.html"


def every_address() -> Iterator[Address]:
    """Yield every public address of the paper once."""
    for source in SOURCES:
        yield from source()


def fixed() -> Iterator[Address]:
    """Yield what there is once, whatever was released."""
    for language in Language.values:
        for name in ("authors", "topics", "corrections", "about", "masthead", "ethics", "policy", "search"):
            yield Address(way_to(name, language=language))
        yield from _feeds(way_to("corrections", language=language))
    yield Address(reverse("paper:public_keys"))


def fronts() -> Iterator[Address]:
    """Yield the front page of each language with its feeds, and the way into the archive."""
    for language in Language.values:
        for name in ("front", "archive"):
            yield Address(reverse(f"paper:{name}", kwargs={"language": language}))
        yield from _feeds(reverse("paper:front", kwargs={"language": language}))


def calendar() -> Iterator[Address]:
    """Yield the years and months of each language."""
    for language in Language.values:
        days = PublishedEdition.objects.readable().in_language(language).order_by()
        for year in days.dates("issue_date", "year"):
            yield Address(reverse("paper:year", kwargs={"language": language, "year": year.year}))
        for month in days.dates("issue_date", "month"):
            yield Address(reverse("paper:month", kwargs={"language": language, "month": month}))
        if language != Language.ENGLISH:
            for solar_year in sorted({solar_year_of(day) for day in days.dates("issue_date", "day")}):
                yield Address(reverse("paper:solar_year", kwargs={"language": language, "solar_year": solar_year}))


def sections() -> Iterator[Address]:
    """Yield the sections and their months."""
    for section, language in product(Section.objects.all(), Language.values):
        articles = PublishedArticle.objects.readable().in_section(section).in_language(language)
        place = {"language": language, "slug": section.slug}
        yield from _followed(way_to("section", **place))
        for month in articles.order_by().dates("issue_date", "month"):
            yield Address(way_to("section", month=month, **place))


def authors() -> Iterator[Address]:
    """Yield the authors who have something in a released edition, and the years in which they have."""
    for language in Language.values:
        for author in listed.authors(language=language).iterator(chunk_size=_AT_A_TIME):
            yield from _listed("author", author.slug, author.authorships.all(), language=language)


def topics() -> Iterator[Address]:
    """Yield the topics of what readers can read, and their years."""
    for language in Language.values:
        for topic in listed.topics(language=language).iterator(chunk_size=_AT_A_TIME):
            yield from _listed("topic", topic.slug, topic.taggings.all(), language=language)


def corrections() -> Iterator[Address]:
    """Yield the months in which readers were told that something had been wrong."""
    for language in Language.values:
        for month in corrected.months(language=language):
            yield Address(way_to("corrections", language=language, month=month))


def editions() -> Iterator[Address]:
    """Yield the editions, the files that they are taken away as, and their articles, killed ones too: these say so."""
    corrected = Correction.objects.filter(article=OuterRef("pk")).exclude(replaced="")
    articles = PublishedArticle.objects.only("edition", "slug", "withdrawn").annotate(is_corrected=Exists(corrected))
    added = ManifestVersion.objects.numbered().defer("manifest")
    rows = (
        PublishedEdition.objects.readable()
        .defer("manifest")
        .annotate(changed_at=Max("articles__version_created_at"))
        .prefetch_related(
            "take_aways", Prefetch("articles", queryset=articles), Prefetch("manifest_versions", queryset=added)
        )
    )
    for edition in rows.order_by("issue_date", "pk").iterator(chunk_size=_AT_A_TIME):
        # Its page says which edition came after it, whenever that is.
        yield Address(edition.get_absolute_url())
        yield Address(edition.verify_address, edition.changed_at)
        yield from _of_manifests(edition)
        for taken in edition.take_aways.all():
            yield Address(edition.address_of_file(taken.extension), taken.made_at)
        for article in edition.articles.all():
            yield from _of_article(article, edition=edition, changed_at=edition.changed_at)


def ahead() -> Iterator[Address]:
    """Yield the articles that are out ahead of their edition."""
    corrected = Correction.objects.filter(article=OuterRef("pk")).exclude(replaced="")
    rows = PublishedArticle.objects.filter(edition__in=PublishedEdition.objects.ahead()).with_edition()
    for article in rows.annotate(is_corrected=Exists(corrected)).order_by("pk"):
        yield from _of_article(article, edition=article.edition, changed_at=article.version_created_at)


def _of_manifests(edition: Any) -> Iterator[Address]:
    yield Address(edition.manifest_address, edition.changed_at)
    for version in versions.of_edition(edition, edition.manifest_versions.all()):
        if not version.withheld:
            yield Address(version.address, version.at)
            if version.signature:
                yield Address(version.signature_address, version.at)


def _of_article(article: Any, *, edition: PublishedEdition, changed_at: datetime.datetime) -> Iterator[Address]:
    # A change of one article shows on the pages of its neighbours, so the newest of the edition counts for all.
    yield Address(edition.address_of(article.slug), changed_at)
    if article.is_corrected and article.withdrawn != PublishedArticle.Withdrawn.KILLED:
        yield Address(edition.address_of(article.slug, as_printed=True), changed_at)


def _listed(page: str, slug: str, entries: ListQuerySet, *, language: str) -> Iterator[Address]:
    yield from _followed(way_to(page, language=language, slug=slug))
    for year in entries.in_language(language).readable().order_by().dates("issue_date", "year"):
        yield Address(way_to(page, language=language, slug=slug, year=year.year))


def _followed(page: str) -> Iterator[Address]:
    yield Address(page)
    yield from _feeds(page)


def _feeds(page: str) -> Iterator[Address]:
    yield Address(f"{page}feed/", index="index.xml")
    yield Address(f"{page}feed.json")


SOURCES: list[Callable[[], Iterator[Address]]] = [
    fixed,
    fronts,
    calendar,
    sections,
    authors,
    topics,
    corrections,
    editions,
    ahead,
]
