"""What has a page to know of another article to lead there? Much less than the article."""

import datetime
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, Self

from paper.languages import VIEWS, direction
from paper.lists.entries import slugs_of
from paper.models import PublishedArticle, Section
from paper.models.editions import address_of_edition

Kin = frozenset[tuple[str, str]]


class Link(NamedTuple):
    """An article to which a page leads: what the database says of it, and what follows from that.

    `tags` and `credits` are JSON, for they are read only where kin is sought; `prefix` is that of a proof's addresses.
    """

    pk: int
    edition_id: int
    issue_date: datetime.date
    position: int
    slug: str
    headline: str
    language: str
    genre: str
    withdrawn: str
    tags: str
    credits: str
    section_id: int
    section_name: str
    section_in_dari: str
    section_in_pashto: str
    in_opinion: bool
    edition_language: str
    label: str
    prefix: str = ""

    @classmethod
    def of(cls, article: PublishedArticle) -> Self:
        """Return the link to an article, saved or not."""
        return cls(
            pk=article.pk,
            edition_id=article.edition_id,
            issue_date=article.issue_date,
            position=article.position,
            slug=article.slug,
            headline=article.headline,
            language=article.language,
            genre=article.genre,
            withdrawn=article.withdrawn,
            tags=json.dumps(article.tags),
            credits=json.dumps(article.credits),
            section_id=article.section_id,
            section_name=article.section.name,
            section_in_dari=article.section.name_in_dari,
            section_in_pashto=article.section.name_in_pashto,
            in_opinion=article.section.is_opinion,
            edition_language=article.edition.language,
            label=article.edition.label,
            prefix=article.edition.address_prefix,
        )

    @property
    def address(self) -> str:
        """The article's page in its edition."""
        return f"{self.prefix}{address_of_edition(self.issue_date, self.edition_language, self.label)}{self.slug}/"

    @property
    def section(self) -> Section:
        """Its section, of which it knows the names; not to be changed, for others of it have the same."""
        return _section(self.section_name, self.section_in_dari, self.section_in_pashto)

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)

    @property
    def is_opinion(self) -> bool:
        """Whether it is a view rather than news, by its section or its genre."""
        return self.in_opinion or self.genre in VIEWS

    @property
    def kin(self) -> Kin:
        """By what it is akin to others."""
        return _kin(self.tags, self.credits)


def kin_of(tags: Iterable[str], credits: Iterable[dict[str, Any]]) -> Kin:
    """Return the slugs of an article's topics and of those whom it credits, each with what it is a slug of."""
    topics = {("topic", slug) for slug in slugs_of(tags)}
    return frozenset(topics | {("author", credit["slug"]) for credit in credits})


@lru_cache(256)
def _section(name: str, in_dari: str, in_pashto: str) -> Section:
    return Section(name=name, name_in_dari=in_dari, name_in_pashto=in_pashto)


@lru_cache(4096)
def _kin(tags: str, credits: str) -> Kin:
    return kin_of(json.loads(tags), json.loads(credits))
