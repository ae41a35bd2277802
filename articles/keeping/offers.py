"""Which texts were typed and never saved, and how do they differ from what stands in the article now?"""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from articles import conflicts
from articles.differences import Part, differences
from articles.forms import ArticleForm
from articles.models import Article, Autosave, Byline
from articles.revisions import content_of
from authors.models import Author
from paper.languages import Genre, Language
from paper.text.html import plain_text
from photos.models import Photo

_TEXTS = (
    "slugline", "slug", "kicker", "headline", "standfirst", "body", "dateline", "author_note", "lead_caption", "tags",
)  # fmt: skip
_CHOICES = {"genre": Genre, "language": Language}
_MOST_BYLINES = 50


def to_offer(article: Article | None, *, user: User, tab: uuid.UUID) -> list[Autosave]:
    """Return what `user` typed in other forms of the article and never saved, newest first.

    A text that the article says already is forgotten on the way.
    """
    rows = list(Autosave.objects.in_the_making_by(user).filter(article=article).exclude(tab=tab))
    if article is None:
        return rows
    said = [row.pk for row in rows if conflicts.is_repeated(article, row.fields, form=ArticleForm)]
    Autosave.objects.filter(pk__in=said).delete()
    return [row for row in rows if row.pk not in said]


def side_by_side(article: Article | None, fields: Mapping[str, str]) -> list[conflicts.Difference]:
    """Return the fields that differ, each with what stands in the article now and what was typed."""
    if article is not None:
        return conflicts.differences(article, fields, form=ArticleForm)
    labels = {name: str(field.label or name) for name, field in ArticleForm().fields.items()}
    typed = [name for name in labels if name in _TEXTS and fields.get(name)]
    return [conflicts.Difference(labels[name], "", _words(name, fields[name])) for name in typed]


def word_by_word(article: Article, fields: Mapping[str, str]) -> list[Part]:
    """Return what differs in what readers would read, from the article as it stands to what was typed."""
    return differences(content_of(article), content_typed(article, fields))


def content_typed(article: Article, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the content (`articles.revisions.content_of`) that the article would have with these fields saved."""
    copy = Article.objects.with_content().get(pk=article.pk)
    for name in _TEXTS:
        setattr(copy, name, fields.get(name, getattr(copy, name)))
    for name, choices in _CHOICES.items():
        if fields.get(name) in choices.values:
            setattr(copy, name, fields[name])
    if "lead_photo" in fields:
        copy.lead_photo = Photo.objects.filter(pk=_key(fields["lead_photo"])).first()
    return content_of(copy, bylines=_bylines(fields))


def _bylines(fields: Mapping[str, str]) -> list[Byline] | None:
    if "bylines-TOTAL_FORMS" not in fields:
        return None
    rows = [f"bylines-{row}-" for row in range(_MOST_BYLINES)]
    rows = [row for row in rows if _key(fields.get(f"{row}author")) and not fields.get(f"{row}DELETE")]
    authors = Author.objects.select_related("portrait").in_bulk([_key(fields[f"{row}author"]) for row in rows])
    bylines = [
        Byline(author=author, position=_key(fields.get(f"{row}position")), credit=fields.get(f"{row}credit", "by"))
        for row in rows
        if (author := authors.get(_key(fields[f"{row}author"])))
    ]
    return sorted(bylines, key=lambda byline: byline.position)


def _words(name: str, text: str) -> str:
    return plain_text(text, ednotes=True) if name == "body" else text


def _key(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
