"""Which texts were typed and never saved, and how do they differ from what stands in the article now?"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.differences import Part, differences
from articles.models import Article, Autosave
from articles.naming import label_of, shown, shown_credits
from articles.revisions import content_of
from articles.typed import FIELDS, NOTHING, as_bylines, is_said, of_article, of_form
from paper.languages import Genre, Language
from paper.text.html import plain_text
from photos.models import Photo

_TEXTS = (
    "slugline", "slug", "kicker", "headline", "standfirst", "body", "dateline", "author_note", "lead_caption", "tags",
)  # fmt: skip
_CHOICES = {"genre": Genre, "language": Language}


@dataclass(frozen=True)
class Difference:
    """One field that differs: its label, what stands there now and what was typed."""

    label: str
    theirs: str
    mine: str


def to_offer(article: Article | None, *, user: User, tab: uuid.UUID) -> list[Autosave]:
    """Return what `user` typed in other forms of the article and never saved, newest first.

    A text that the article says already is forgotten on the way.
    """
    rows = list(Autosave.objects.in_the_making_by(user).filter(article=article).exclude(tab=tab))
    if article is None:
        return rows
    said = [row.pk for row in rows if is_said(article, row.fields)]
    Autosave.objects.filter(pk__in=said).delete()
    return [row for row in rows if row.pk not in said]


def side_by_side(article: Article | None, fields: Mapping[str, str]) -> list[Difference]:
    """Return the fields that differ, each with what stands in the article now and what was typed. A few queries."""
    return list(_of_fields(article, fields))


def word_by_word(article: Article, fields: Mapping[str, str]) -> list[Part]:
    """Return what differs in what readers would read, from the article as it stands to what was typed."""
    return differences(content_of(article), content_typed(article, fields))


def content_typed(article: Article, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the content (`articles.revisions.content_of`) that the article would have with these fields saved."""
    copy = Article.objects.with_content().get(pk=article.pk)
    typed = of_form(fields, otherwise=of_article(copy))
    for name in _TEXTS:
        setattr(copy, name, typed["fields"][name])
    for name, choices in _CHOICES.items():
        if typed["fields"][name] in choices.values:
            setattr(copy, name, typed["fields"][name])
    copy.lead_photo = Photo.objects.filter(pk=_key(typed["fields"]["lead_photo"])).first()
    return content_of(copy, bylines=as_bylines(typed["bylines"]))


def _of_fields(article: Article | None, sent: Mapping[str, str]) -> Iterator[Difference]:
    now = NOTHING if article is None else of_article(article)
    typed = of_form(sent, otherwise=now)
    for name in FIELDS if article else _TEXTS:
        theirs, mine = (_words(name, each["fields"][name]) for each in (now, typed))
        if theirs != mine:
            yield Difference(label_of(name), theirs, mine)
    # A form for a new article proposes its writer, and nobody has typed that.
    if article and now["bylines"] != typed["bylines"]:
        yield Difference("Bylines", shown_credits(now["bylines"]), shown_credits(typed["bylines"]))


def _words(name: str, text: str) -> str:
    return plain_text(text, ednotes=True) if name == "body" else shown(name, text)


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
