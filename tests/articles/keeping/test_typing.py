"""Is what is typed kept for its writer alone, seconds after the keys, and without a save?"""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.keeping.messages import LARGEST
from articles.models import Article, Autosave, Move, Revision
from newsroom.roles import SECTION_EDITOR, WRITER
from tests.articles.keeping.sent import ADDRESS, fields_of, save, say
from tests.factories import NOW, People, make_article, make_autosave, make_presence, make_user

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
TYPED = {"headline": "Half a thou"}
SECOND = datetime.timedelta(seconds=1)


def test_what_is_typed_is_kept_and_nothing_else_changes(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    before = (article.version, article.headline, Revision.objects.count(), Move.objects.count())
    with time_machine.travel(NOW, tick=False):
        assert say(sign_in(people.writer), people.writer, article, fields=TYPED).status_code == 200
    row = Autosave.objects.get()
    assert (row.article, row.user, row.fields, row.base_version, row.saved_at, row.refused) == (
        article, people.writer, TYPED, 1, NOW, False,
    )  # fmt: skip
    article.refresh_from_db()
    assert (article.version, article.headline, Revision.objects.count(), Move.objects.count()) == before


def test_a_form_writes_over_its_own_text_and_over_no_other(people: People, sign_in: SignIn) -> None:
    article, client, tab = make_article(people.writer), sign_in(people.writer), str(uuid.uuid4())
    with time_machine.travel(NOW, tick=False) as clock:
        say(client, people.writer, article, tab=tab, fields=TYPED)
        clock.shift(SECOND)
        say(client, people.writer, article, tab=tab, fields={"headline": "Half a thought"})
        say(client, people.writer, article, fields={"headline": "In another window"})
    assert {row.fields["headline"] for row in Autosave.objects.all()} == {"Half a thought", "In another window"}


def test_the_editor_never_meets_html_that_no_page_prints(people: People, sign_in: SignIn) -> None:
    body = '<p onclick="x()">Words<script>x()</script></p><p><mark>for colleagues</mark></p>'
    say(sign_in(people.writer), people.writer, make_article(people.writer), fields={"body": body})
    assert Autosave.objects.get().fields == {"body": "<p>Words</p><p><mark>for colleagues</mark></p>"}


@pytest.mark.parametrize("name", ["csrfmiddlewaretoken", "opened_at", "sent_once", "_typing", "_save"])
def test_what_the_page_wrote_itself_is_not_kept(name: str, people: People, sign_in: SignIn) -> None:
    say(sign_in(people.writer), people.writer, make_article(people.writer), fields=TYPED | {name: "1"})
    assert Autosave.objects.get().fields == TYPED


def test_what_no_database_keeps_is_left_out(people: People, sign_in: SignIn) -> None:
    fields = {"headline": "Half\0 a\ud800 thou"}
    assert say(sign_in(people.writer), people.writer, make_article(people.writer), fields=fields).status_code == 200
    assert Autosave.objects.get().fields == TYPED


def test_nobody_keeps_a_text_on_an_article_that_is_not_theirs_to_see(people: People, sign_in: SignIn) -> None:
    answer = say(sign_in(people.writer), people.writer, make_article(make_user(WRITER)), fields=TYPED)
    assert (answer.status_code, answer.json()) == (404, {"said": "This article is not yours to open any more."})
    assert Autosave.objects.count() == 0


def test_who_may_not_write_gets_a_sentence(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, state="submitted")
    answer = say(sign_in(people.writer), people.writer, article, fields=TYPED)
    assert (answer.status_code, answer.json()) == (409, {"said": "It is submitted now, so you cannot change it."})
    assert Autosave.objects.count() == 0


def test_a_page_of_somebody_else_is_not_taken_for_mine(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    answer = say(sign_in(people.section_editor), people.writer, article, fields=TYPED)
    assert (answer.status_code, answer.json()["other"]) == (409, True)
    assert Autosave.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b'{"tab": "1"}', 400),
        (b'{"tab": "6f1c3f3e-5c5b-4d9b-8f3a-0a1b2c3d4e5f", "fields": []}', 400),
        (b'{"tab": "6f1c3f3e-5c5b-4d9b-8f3a-0a1b2c3d4e5f", "fields": {"headline": 1}}', 400),
        (b'{"tab": "6f1c3f3e-5c5b-4d9b-8f3a-0a1b2c3d4e5f", "article": 99999999999999999999}', 409),
        (b"\xff\xfe", 400),
        (b" " * (LARGEST + 1), 413),
    ],
    ids=str,
)
def test_what_no_form_says_gets_a_sentence(body: bytes, status: int, people: People, sign_in: SignIn) -> None:
    answer = sign_in(people.writer).post(ADDRESS, body, content_type="application/json")
    assert answer.status_code == status
    assert answer.json()["said"].endswith(".")


def test_a_form_is_heard_once_a_second(people: People, sign_in: SignIn) -> None:
    article, client, tab = make_article(people.writer), sign_in(people.writer), str(uuid.uuid4())
    with time_machine.travel(NOW, tick=False) as clock:
        heard = []
        for _ in range(4):
            answer = say(client, people.writer, article, tab=tab, fields={"headline": str(clock)})
            heard.append(answer.status_code)
            clock.shift(SECOND / 2)
    assert heard == [200, 429, 200, 429]


def test_nobody_fills_the_database_with_new_forms(people: People, sign_in: SignIn) -> None:
    article, client = make_article(people.writer), sign_in(people.writer)
    for _ in range(39):
        make_autosave(article, user=people.writer)
    assert say(client, people.writer, article, fields=TYPED).status_code == 200
    answer = say(client, people.writer, article, fields=TYPED)
    assert (answer.status_code, Autosave.objects.count()) == (409, 40)


def test_a_save_forgets_what_was_kept_while_it_was_typed(people: People, sign_in: SignIn) -> None:
    article, client, tab = make_article(people.writer, authors=[]), sign_in(people.writer), str(uuid.uuid4())
    restored = make_autosave(article, user=people.writer)
    say(client, people.writer, article, tab=tab, fields=TYPED)
    keys = {"_typing": tab, "_restored": str(restored.pk)}
    assert save(client, article, fields_of(article, headline="A thought") | keys).status_code == 302
    assert Autosave.objects.count() == 0


def test_a_text_that_its_save_overtook_is_not_kept_again(people: People, sign_in: SignIn) -> None:
    article, client, tab = make_article(people.writer, authors=[]), sign_in(people.writer), str(uuid.uuid4())
    say(client, people.writer, article, tab=tab)
    fields = fields_of(article, headline="A thought")
    save(client, article, fields | {"_typing": tab})
    assert say(client, people.writer, article, tab=tab, fields=fields).status_code == 200
    assert say(client, people.writer, article, tab=tab, fields=TYPED, late=True, submitted=True).status_code == 200
    assert Autosave.objects.count() == 0
    say(client, people.writer, article, tab=tab, fields=fields | {"headline": "A second thought"})
    assert Autosave.objects.count() == 1, "who goes back to the form and writes on loses nothing"


def test_an_article_that_was_never_saved_is_kept_by_its_form(people: People, sign_in: SignIn) -> None:
    client, tab = sign_in(people.writer), str(uuid.uuid4())
    say(client, people.writer, tab=tab, fields=TYPED)
    assert [(row.article, str(row.tab)) for row in Autosave.objects.all()] == [(None, tab)]
    article = make_article(people.writer, authors=[])
    made = fields_of(article, slugline="a new one", headline="New", sent_once=tab)
    assert save(client, None, made).status_code == 302
    assert (Autosave.objects.count(), Article.objects.filter(form_key=tab).count()) == (0, 1)
    assert say(client, people.writer, tab=tab, fields=TYPED, late=True, submitted=True).status_code == 200
    assert Autosave.objects.count() == 0


def test_who_adds_no_articles_keeps_none(people: People, sign_in: SignIn) -> None:
    assert say(sign_in(people.photo_editor), people.photo_editor, fields=TYPED).status_code == 403
    assert Autosave.objects.count() == 0


def test_a_page_that_was_left_open_keeps_no_session_alive(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)

    def ends_after(hours: float, **message: Any) -> datetime.timedelta:
        with time_machine.travel(NOW, tick=False) as clock:
            client = sign_in(people.writer)
            client.get("/newsroom/")
            clock.shift(datetime.timedelta(hours=hours))
            assert say(client, people.writer, article, **message).status_code == 200
            return Session.objects.latest("expire_date").expire_date - NOW

    hour = datetime.timedelta(hours=1)
    assert ends_after(1) == 2 * hour
    assert ends_after(1, fields=TYPED, late=True) == 2 * hour
    assert ends_after(1, fields=TYPED) == 3 * hour


def test_who_is_signed_in_is_told_with_a_token(people: People, sign_in: SignIn) -> None:
    answer = sign_in(people.writer).get(ADDRESS).json()
    assert (answer["user"], len(answer["token"])) == (people.writer.pk, 64)


@pytest.mark.parametrize("colleagues", [1, 30])
def test_what_a_form_says_costs_few_queries(colleagues: int, people: People, sign_in: SignIn) -> None:
    article, client, tab = make_article(people.writer), sign_in(people.writer), str(uuid.uuid4())
    workflow.submit(article, by=people.writer, at=NOW)
    workflow.take_back(article, by=people.writer, at=NOW)

    def cost(**message: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            answer = say(client, people.writer, article, tab=tab, **message)
        assert (answer.status_code, len(answer.json()["here"])) == (200, colleagues)
        return len(captured)

    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(colleagues):
            make_presence(article, user=make_user(SECTION_EDITOR))
        say(client, people.writer, article, tab=tab, fields={"headline": "First"})
        clock.shift(SECOND)
        assert (cost(), cost(fields=TYPED)) == (8, 13)
