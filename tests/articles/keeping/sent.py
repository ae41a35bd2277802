"""How does an open form speak to the server in the tests?"""

import json
import uuid
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article

ADDRESS = "/newsroom/articles/article/typing/"


def say(client: Client, by: User, article: Article | None = None, **message: Any) -> Any:
    """Send what a form says and return the answer; without `fields` it is only a sign that it is open."""
    said = {"user": by.pk, "tab": str(uuid.uuid4()), "base": 1, "article": article and article.pk} | message
    return client.post(ADDRESS, json.dumps(said), content_type="application/json")


def form_of(client: Client, article: Article, **parameters: str) -> Any:
    """Open the article's form."""
    return client.get(f"/newsroom/articles/article/{article.pk}/change/", parameters)


def fields_of(article: Article, **changes: str) -> dict[str, str]:
    """Return what the article's form sends, with some fields changed."""
    fields = {
        "slugline": article.slugline, "headline": article.headline, "standfirst": article.standfirst,
        "body": str.__str__(article.body), "section": str(article.section_id), "genre": article.genre,
        "language": article.language, "opened_at": str(article.version), "bylines-TOTAL_FORMS": "0",
        "bylines-INITIAL_FORMS": "0",
    }  # fmt: skip
    return fields | changes


def save(client: Client, article: Article | None, fields: dict[str, str]) -> Any:
    """Send the form itself, as the button does."""
    where = f"{article.pk}/change" if article else "add"
    return client.post(f"/newsroom/articles/article/{where}/", fields)
