"""How does a text that was typed and not saved come back into the form?"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article
from articles.typed import is_typed


def asked_for(request: HttpRequest) -> int | None:
    """Return which kept text the form is to be filled with, or was, when it is sent."""
    text = request.POST.get("_restored", "") if request.method == "POST" else request.GET.get("typed", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def address(article: Article | None) -> str:
    """Return the address of the form of an article, or of the form for a new one."""
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])


def filled(form: type[ModelForm], fields: Mapping[str, str]) -> type[ModelForm]:
    """Return the form's class with these texts in it at first, and nothing checked yet."""

    class Filled(form):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            for name in self.fields:
                # The form's own keys come from the article as it is now, never from a text of yesterday.
                if name in fields and is_typed(name):
                    self.initial[name] = fields[name]
            if "embargo_until_0" in fields:
                self.initial["embargo_until"] = _moment(fields)

    return Filled


def _moment(fields: Mapping[str, str]) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(
            f"{fields['embargo_until_0']} {fields.get('embargo_until_1', '')}".strip()
        )
    except ValueError:
        return None
