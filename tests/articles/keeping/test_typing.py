"""Is what is typed kept for its writer alone, seconds after the keys, and without a save?"""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Autosave, Move, Revision
from tests.factories import NOW, People, make_article

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
ADDRESS = "/newsroom/articles/article/typing/"


def say(client: Client, by: User, article: Article | None = None, **message: Any) -> Any:
    said = {"user": by.pk, "tab": str(uuid.uuid4()), "base": 1, "article": article and article.pk} | message
    return client.post(ADDRESS, json.dumps(said), content_type="application/json")


def test_what_is_typed_is_kept_and_nothing_else_changes(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    before = (article.version, Revision.objects.count(), Move.objects.count())
    with time_machine.travel(NOW, tick=False):
        answer = say(sign_in(people.writer), people.writer, article, fields={"headline": "Half a thou"})
    assert answer.status_code == 200
    row = Autosave.objects.get()
    assert (row.article, row.user, row.fields, row.base_version, row.saved_at, row.refused) == (
        article, people.writer, {"headline": "Half a thou"}, 1, NOW, False,
    )  # fmt: skip
    article.refresh_from_db()
    assert (article.version, Revision.objects.count(), Move.objects.count()) == before
