"""What does somebody see whose save came too late: their text and the other's, side by side, with theirs kept?"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import ModelForm
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from articles.models import Article
from authors.models import Author
from paper.text.html import clean, plain_text

_NOT_TEXT = ("csrfmiddlewaretoken", "opened_at", "sent_once", "why")
_MOST_BYLINES = 50


@dataclass(frozen=True)
class Difference:
    """One field that differs: its label, what stands there now and what was typed."""

    label: str
    theirs: str
    mine: str


def typed(post: "MultiValueDict[str, str]") -> dict[str, str]:
    """Return what was typed in a form, by field name, without tokens and buttons."""
    return {name: str(post[name]) for name in post if name not in _NOT_TEXT and not name.startswith("_")}


def differences(article: Article, post: Mapping[str, str], *, form: type[ModelForm]) -> list[Difference]:
    """Return the fields whose typed text is not what the article says now, in the form's order."""
    now = form(instance=article)
    post = {"embargo_until": f"{post.get('embargo_until_0', '')} {post.get('embargo_until_1', '')}", **post}
    found = []
    for name, field in now.fields.items():
        if name in _NOT_TEXT or name not in post:
            continue
        theirs, mine = _readable(name, now.get_initial_for_field(field, name)), _readable(name, post[name])
        if theirs != mine:
            found.append(Difference(str(field.label or name), theirs, mine))
    return [*found, *_of_bylines(article, post)]


def is_repeated(article: Article, post: Mapping[str, str], *, form: type[ModelForm]) -> bool:
    """Say whether the article says just what was typed: the same form arrived before, and nothing is to be saved."""
    return clean(post.get("body", ""), ednotes=True) == str.__str__(article.body) and not differences(
        article, post, form=form
    )


def _of_bylines(article: Article, post: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the credits when they differ, one per line, as `position credit author`."""
    if "bylines-TOTAL_FORMS" not in post:
        return
    forms = [f"bylines-{row}-" for row in range(_MOST_BYLINES)]
    rows = [form for form in forms if post.get(f"{form}author", "").isdecimal() and not post.get(f"{form}DELETE")]
    names = Author.objects.in_bulk([int(post[f"{form}author"]) for form in rows])
    mine = [
        (post.get(f"{form}position", ""), post.get(f"{form}credit", ""), str(names.get(int(post[f"{form}author"]), "")))
        for form in rows
    ]
    theirs = [(str(byline.position), byline.credit, byline.author.name) for byline in article.bylines.all()]
    if sorted(mine) != sorted(theirs):
        yield Difference("Bylines", _one_per_line(theirs), _one_per_line(mine))


def _one_per_line(credits: Iterable[tuple[str, str, str]]) -> str:
    return "\n".join(" ".join(words) for words in sorted(credits))


def _readable(name: str, value: Any) -> str:
    if value is None:
        return ""
    value = getattr(value, "pk", value)
    value = timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S") if isinstance(value, datetime.datetime) else value
    text = plain_text(str(value), ednotes=True) if name == "body" else str(value)
    return text.replace("\r\n", "\n").strip()
