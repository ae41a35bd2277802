"""What does nearly every page ask of the database? Written once in SQL (`paper.prepared`), asked all day long."""

import datetime
from typing import Any

from django.db import models

from paper.models import PublishedArticle, PublishedEdition, Section, TakeAway
from paper.prepared import Prepared

_DAY: "models.Field[Any, Any]" = models.DateField()
_TEXT: "models.Field[Any, Any]" = models.CharField()
_KEY: "models.Field[Any, Any]" = models.BigIntegerField()

_EDITIONS = PublishedEdition.objects.readable().for_link

_SECTIONS: Prepared[Section] = Prepared(Section.objects.all)
_ARTICLE: Prepared[PublishedArticle] = Prepared(
    lambda day, slug, language, label: PublishedArticle.objects.at(
        day, slug, language=language, label=label
    ).with_edition(),
    day=_DAY,
    slug=_TEXT,
    language=_TEXT,
    label=_TEXT,
)
_EDITION: Prepared[PublishedEdition] = Prepared(
    lambda day, language, label: _EDITIONS().of(day, language=language, label=label),
    day=_DAY,
    language=_TEXT,
    label=_TEXT,
)
_NEWEST: Prepared[PublishedEdition] = Prepared(
    lambda language: _EDITIONS().in_language(language).newest_first()[:1], language=_TEXT
)
_BEFORE: Prepared[PublishedEdition] = Prepared(
    lambda language, day: _EDITIONS().in_language(language).before(day), language=_TEXT, day=_DAY
)
_AFTER: Prepared[PublishedEdition] = Prepared(
    lambda language, day: _EDITIONS().in_language(language).after(day), language=_TEXT, day=_DAY
)
_CARDS: Prepared[PublishedArticle] = Prepared(
    lambda edition: PublishedArticle.objects.readable().filter(edition=edition).for_card(), edition=_KEY
)
_TAKE_AWAYS: Prepared[TakeAway] = Prepared(lambda edition: TakeAway.objects.of(edition).in_order(), edition=_KEY)


def sections() -> list[Section]:
    """Return the paper's sections in order."""
    return _SECTIONS.all()


def article_at(day: datetime.date, slug: str, *, language: str, label: str) -> PublishedArticle | None:
    """Return the article of one address, killed ones included, with its edition, section and photo."""
    return _ARTICLE.one(day=day, slug=slug, language=language, label=label)


def edition_of(day: datetime.date, *, language: str, label: str) -> PublishedEdition | None:
    """Return the edition of one date, language and label that readers may see, without its manifest."""
    return _EDITION.one(day=day, language=language, label=label)


def newest_edition(language: str) -> PublishedEdition | None:
    """Return the edition that the front page shows, without its manifest."""
    return _NEWEST.one(language=language)


def edition_before(edition: PublishedEdition) -> PublishedEdition | None:
    """Return the nearest edition of an earlier date in the same language, without its manifest."""
    return _BEFORE.one(language=edition.language, day=edition.issue_date)


def edition_after(edition: PublishedEdition) -> PublishedEdition | None:
    """Return the nearest edition of a later date in the same language, without its manifest."""
    return _AFTER.one(language=edition.language, day=edition.issue_date)


def cards_of(edition: PublishedEdition) -> list[PublishedArticle]:
    """Return what readers may see of an edition, in running order, without the texts."""
    return _CARDS.all(edition=edition.pk)


def take_aways_of(edition: PublishedEdition) -> list[TakeAway]:
    """Return the files of an edition that readers take away, the smallest first."""
    files = _TAKE_AWAYS.all(edition=edition.pk)
    for file in files:
        file.edition = edition
    return files
