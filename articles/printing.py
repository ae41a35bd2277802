"""How do an article's words become the copy that readers see, and a page of the paper made of it?

A release saves such copies. What is shown before, to colleagues or to somebody outside, is made of the same and saved
nowhere.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import timezone

from articles.models import Article
from paper import pages, questions
from paper.around import around
from paper.manifest import canonical, sha256_of
from paper.models import PublishedArticle, PublishedEdition
from paper.page import Page
from paper.text.reading import words_in
from photos.models import Photo

COPIED = (
    "slug", "kicker", "headline", "standfirst", "body", "genre", "language", "dateline", "byline", "credits",
    "author_note", "tags",
)  # fmt: skip


def print_content(article: PublishedArticle, content: dict[str, Any], *, photos: dict[str, Photo]) -> None:
    """Put a revision's content onto a copy; the address stays with the caller."""
    for name in COPIED:
        setattr(article, name, content[name])
    photo = content["photo"] or {"token": "", "alt": "", "caption": "", "credit": ""}
    article.photo = photos.get(photo["token"])
    article.photo_alt, article.photo_caption, article.photo_credit = photo["alt"], photo["caption"], photo["credit"]
    article.words = words_in(article.body)
    article.sha256 = sha256_of(canonical(content))


def photos_of(contents: Sequence[dict[str, Any]]) -> dict[str, Photo]:
    """Return {token: photo} for the lead photos of some contents, in one query."""
    tokens = [content["photo"]["token"] for content in contents if content["photo"]]
    return {photo.token: photo for photo in Photo.objects.filter(token__in=tokens)}


def page_of(article: Article, content: dict[str, Any], *, at: datetime.datetime) -> Page:
    """Return the page that readers would see if `content` were released in the article's place; nothing is saved.

    The edition is that in which the article stands, and without one that of the day. Costs five queries.
    """
    edition = _edition_of(article, language=content["language"], at=at)
    printed = PublishedArticle(
        edition=edition,
        issue_date=edition.issue_date,
        position=1,
        section=article.section,
        first_released_at=at,
        version_created_at=at,
    )
    print_content(printed, content, photos=photos_of([content]))
    return pages.article(printed, neighbours=around(printed), corrections=[], sections=questions.sections())


def answer(page: Page, template: str, about: dict[str, Any]) -> HttpResponse:
    """Answer with a page that is not out, by a template that extends `page_template`."""
    reader = HttpRequest()
    # What a page says of itself follows from the address that it is asked for at.
    reader.method, reader.path = "GET", page.context["article"].get_absolute_url()
    reader.path_info, reader.resolver_match = reader.path, resolve(reader.path)
    return Page(template, page.context | about | {"page_template": page.template}).answer(reader)


def _edition_of(article: Article, *, language: str, at: datetime.datetime) -> PublishedEdition:
    newest = questions.newest_edition(language)
    placement = getattr(article, "placement", None)
    planned = placement.edition if placement else None
    editor = planned.editor_in_chief.name if planned and planned.editor_in_chief else ""
    return PublishedEdition(
        issue_date=planned.issue_date if planned else timezone.localdate(at),
        number=planned.number if planned else 0,
        label=planned.label if planned else "",
        language=language,
        editor_in_chief=editor or (newest.editor_in_chief if newest else ""),
        released_at=at,
        **settings.PAPER_IDENTITY[language],
    )
