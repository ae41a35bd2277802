"""What does an article's form hold, field by field, in one spelling, so that two forms can be compared?"""

import datetime
import json
from collections.abc import Mapping
from typing import Any, Final, TypedDict

from django.utils import timezone

from articles.models import Article, Byline, Revision
from authors.models import Author
from paper.text.html import clean, without_ednotes

# In the order of the form. What is printed word for word stands in a revision's content, the rest beside it.
PRINTED: Final = ("headline", "standfirst", "body", "kicker", "dateline", "genre", "language")
BESIDE: Final = (
    "slugline", "slug", "section", "author_note", "lead_photo", "lead_caption", "tags", "embargo_until", "ednote",
)  # fmt: skip
FIELDS: Final = (
    "slugline", "headline", "standfirst", "body", "section", "genre", "language", "kicker", "dateline", "tags",
    "lead_photo", "lead_caption", "ednote", "embargo_until", "slug", "author_note",
)  # fmt: skip
# What a form holds besides, or for its way; none of it was typed.
NOT_TYPED: Final = ("csrfmiddlewaretoken", "opened_at", "sent_once")
# More people than any article credits; a form says how many rows it has, and is not believed.
_MOST_BYLINES: Final = 50
# The database counts to ten digits.
_LONGEST_KEY: Final = 10


class Credit(TypedDict):
    """One line of who is credited, as the form holds it: the author's key, for what, at which place."""

    author: str
    credit: str
    position: str


class Typed(TypedDict):
    """All that a form of an article holds: texts, keys and times as strings, and the credits in order."""

    fields: dict[str, str]
    bylines: list[Credit]


# What the form of a new article holds before anybody has typed.
NOTHING: Final[Typed] = {"fields": dict.fromkeys(FIELDS, ""), "bylines": []}


def of_article(article: Article) -> Typed:
    """Return what the article's form holds now. Costs one query, unless the bylines are there already."""
    return {"fields": {name: _held(article, name) for name in FIELDS}, "bylines": _credits(article)}


def beside(article: Article) -> dict[str, Any]:
    """Return what the article's form holds and a revision's content does not: the shape of `Revision.typed`.

    The text is among it where a passage of it is for colleagues alone, and so is not in the content.
    """
    body = _held(article, "body")
    marked = {"body": body} if without_ednotes(body) != body else {}
    return {name: _held(article, name) for name in BESIDE} | marked | {"bylines": _credits(article)}


def of_revision(revision: Revision) -> Typed | None:
    """Return what the form held when a revision was saved, or None for one that does not know."""
    if revision.typed is None:
        return None
    content = json.loads(revision.content)
    fields = {name: spelled(name, content[name]) for name in PRINTED}
    fields |= {name: str(revision.typed.get(name, "")) for name in BESIDE}
    fields["body"] = str(revision.typed.get("body", fields["body"]))
    return {"fields": {name: fields[name] for name in FIELDS}, "bylines": ordered(revision.typed.get("bylines", []))}


def of_form(sent: Mapping[str, str], *, otherwise: Typed) -> Typed:
    """Return what a form that was sent held; what it did not send stayed as in `otherwise`."""
    sent = {"embargo_until": _moment(sent), **sent}
    fields = {
        name: spelled(name, sent[name]) if name in sent else otherwise["fields"][name] for name in FIELDS
    }  # fmt: skip
    return {"fields": fields, "bylines": _credits_sent(sent) if "bylines-TOTAL_FORMS" in sent else otherwise["bylines"]}


def in_fields(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed in a form that was sent, by the form's own names, without its tokens and buttons."""
    return {name: str(sent[name]) for name in sent if is_typed(name)}


def is_typed(name: str) -> bool:
    """Say whether a field of a form holds what a person typed."""
    return not name.startswith("_") and name not in NOT_TYPED


def is_said(article: Article, sent: Mapping[str, str]) -> bool:
    """Say whether the article says just what was typed, so that nothing is to be saved. At most one query."""
    now = of_article(article)
    return of_form(sent, otherwise=now) == now


def spelled(name: str, value: Any) -> str:
    """Return a field's value as text, in one spelling for what means the same."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    if name == "body":
        return clean(str.__str__(value), ednotes=True)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def ordered(credits: list[Credit]) -> list[Credit]:
    """Return the credits in the order in which they are printed, numbered from one: only the order says anything."""
    rows = sorted(credits, key=lambda each: (len(each["position"]), each["position"], each["author"], each["credit"]))
    return [{**each, "position": str(place)} for place, each in enumerate(rows, start=1)]


def as_bylines(credits: list[Credit]) -> list[Byline]:
    """Return unsaved bylines for credits in their order; an author or a credit that does not exist makes none."""
    keys = {
        int(each["author"]) for each in credits if each["author"].isdecimal() and len(each["author"]) < _LONGEST_KEY
    }
    authors = {str(key): author for key, author in Author.objects.select_related("portrait").in_bulk(keys).items()}
    return [
        Byline(author=authors[each["author"]], credit=each["credit"])
        for each in ordered(credits)
        if each["author"] in authors and each["credit"] in Byline.Credit
    ]


def _held(article: Article, name: str) -> str:
    return spelled(name, getattr(article, f"{name}_id" if name in {"section", "lead_photo"} else name))


def _credits(article: Article) -> list[Credit]:
    return ordered(
        [
            {"author": str(byline.author_id), "credit": str(byline.credit), "position": str(byline.position)}
            for byline in article.bylines.all()
        ]
    )


def _credits_sent(sent: Mapping[str, str]) -> list[Credit]:
    found: list[Credit] = []
    for row in range(_MOST_BYLINES):
        form = f"bylines-{row}-"
        author = sent.get(f"{form}author", "").strip()
        if author and not sent.get(f"{form}DELETE"):
            credit, position = sent.get(f"{form}credit", "by"), sent.get(f"{form}position", "0")
            found.append({"author": author, "credit": credit, "position": position.strip()})
    return ordered(found)


def _moment(sent: Mapping[str, str]) -> str:
    written = f"{sent.get('embargo_until_0', '')} {sent.get('embargo_until_1', '')}".strip()
    try:
        return datetime.datetime.fromisoformat(written).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return written
