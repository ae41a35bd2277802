"""Do people see who else has an article open, and can one take it over without the other's words being lost?"""

import datetime
import uuid
from collections.abc import Callable

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from articles.keeping import presence
from articles.models import Article, Autosave, Presence, Revision
from newsroom.roles import WRITER
from tests.articles.keeping.sent import fields_of, form_of, save, say
from tests.factories import NOW, People, make_article, make_autosave, make_presence, make_user

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
SECOND = datetime.timedelta(seconds=1)


def test_opening_the_form_shows_both_to_each_other(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    writer, editor, tab = sign_in(people.writer), sign_in(people.section_editor), str(uuid.uuid4())
    with time_machine.travel(NOW, tick=False):
        assert say(writer, people.writer, article, tab=tab).json()["here"] == []
        assert "writer,\n" in form_of(editor, article).text.split("data-people", 1)[1].split("</ul>", 1)[0]
        assert say(writer, people.writer, article, tab=tab).json()["here"] == ["section-editor, since 06:30"]


def test_my_other_window_is_told_as_mine(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    with time_machine.travel(NOW, tick=False):
        make_presence(article, user=people.writer)
        answer = say(sign_in(people.writer), people.writer, article)
    assert answer.json()["here"] == ["You, in another window, since 06:30"]


def test_somebody_with_two_windows_is_told_once_and_since_the_first(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    with time_machine.travel(NOW, tick=False):
        make_presence(article, user=people.section_editor, opened_at=NOW - 2 * SECOND)
        first = make_presence(article, user=people.section_editor, opened_at=NOW - 3600 * SECOND)
        make_presence(article, user=people.section_editor)
        answer = say(sign_in(people.writer), people.writer, article)
        assert answer.json()["here"] == ["section-editor, since 05:30"]
        assert presence.others(article, tab=uuid.uuid4(), at=NOW)[0] == first


@pytest.mark.parametrize(("seconds", "seen"), [(0, 1), (119, 1), (120, 0), (3600, 0)])
def test_who_is_not_heard_of_for_two_minutes_is_gone(seconds: int, seen: int, people: People) -> None:
    row = make_presence(make_article(people.writer), user=people.section_editor)
    at = NOW + seconds * SECOND
    assert len(presence.others(row.article, tab=uuid.uuid4(), at=at)) == seen


def test_who_closes_the_form_is_gone_at_once(people: People, sign_in: SignIn) -> None:
    article, tab = make_article(people.writer), uuid.uuid4()
    with time_machine.travel(NOW, tick=False):
        row = make_presence(article, user=people.section_editor)
        client = sign_in(people.section_editor)
        assert say(client, people.section_editor, article, tab=str(row.tab), leaving=True).json() == {}
        assert presence.others(article, tab=tab, at=NOW) == []
        say(client, people.section_editor, article, tab=str(row.tab))
        assert presence.others(article, tab=tab, at=NOW) == [row], "and back with the page"


def test_the_key_of_a_form_is_its_readers_own(people: People, sign_in: SignIn) -> None:
    row = make_presence(make_article(people.writer), user=people.section_editor)
    mine = make_article(people.writer)
    assert say(sign_in(people.writer), people.writer, mine, tab=str(row.tab)).status_code == 200
    assert [(each.user, each.article) for each in Presence.objects.all()] == [(people.section_editor, row.article)]


def test_forms_that_nobody_comes_back_to_are_forgotten(people: People) -> None:
    old = make_presence(make_article(people.writer), seen_at=NOW - datetime.timedelta(days=4))
    young = make_presence(old.article, seen_at=NOW - datetime.timedelta(days=2))
    tab = uuid.uuid4()
    presence.arrive(old.article, user=people.writer, tab=tab, at=NOW)
    assert {row.tab for row in Presence.objects.all()} == {young.tab, tab}


def test_taking_over_closes_the_others_forms_and_tells_them_why(people: People, sign_in: SignIn) -> None:
    article, tab = make_article(people.writer), uuid.uuid4()
    writer = sign_in(people.writer)
    with time_machine.travel(NOW, tick=False):
        say(writer, people.writer, article, tab=str(tab), fields={"headline": "Half a thou"})
        taken = presence.take_over(article, by=people.section_editor, tab=None, note=" Closes  at six. ", at=NOW)
        assert [row.tab for row in taken] == [tab]
        answer = say(writer, people.writer, article, tab=str(tab)).json()
        assert answer["taken"] == "section-editor took this over at 06:30: “Closes at six.”"
        assert Autosave.objects.get().fields == {"headline": "Half a thou"}
        assert presence.others(article, tab=uuid.uuid4(), at=NOW) == [], "who was taken over writes no more"


def test_a_form_that_was_taken_over_saves_nothing_and_loses_nothing(people: People, sign_in: SignIn) -> None:
    article, client = make_article(people.writer, authors=[]), sign_in(people.writer)
    row = make_presence(article, user=people.writer)
    make_autosave(article, user=people.writer, tab=row.tab)
    sent = fields_of(article, headline="Mine") | {"_typing": str(row.tab)}
    presence.take_over(article, by=people.section_editor, tab=None, note="Closes at six.", at=NOW)
    answer = save(client, article, sent)
    assert answer.status_code == 302
    page = client.get(answer.url).text
    assert "took this over at 06:30: “Closes at six.”" in page
    assert "Your text was not saved; it is kept for you." in page
    article.refresh_from_db()
    assert (article.version, Revision.objects.count()) == (1, 1)
    assert [(kept.refused, kept.fields["headline"]) for kept in Autosave.objects.all()] == [(True, "Mine")]


def test_the_same_form_saves_where_nobody_took_it_over(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, authors=[])
    row = make_presence(article, user=people.writer)
    save(sign_in(people.writer), article, fields_of(article, headline="Mine") | {"_typing": str(row.tab)})
    article.refresh_from_db()
    assert (article.version, article.headline) == (2, "Mine")


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("", "Say why: whoever has it open is told."),
        (" \n", "Say why: whoever has it open is told."),
        ("x" * 301, "Say why in 300 characters at most."),
    ],
    ids=["none", "blank", "long"],
)
def test_taking_over_needs_a_note(note: str, why: str, people: People) -> None:
    row = make_presence(make_article(people.writer))
    with pytest.raises(presence.TakeOverRefused, match=why):
        presence.take_over(row.article, by=people.section_editor, tab=None, note=note, at=NOW)
    assert Presence.objects.filter(taken_at=None).count() == 1


def test_who_cannot_write_takes_nothing_over(people: People) -> None:
    row = make_presence(make_article(people.writer, state="submitted"), user=people.section_editor)
    with pytest.raises(presence.TakeOverRefused, match=r"^It is submitted now, so you cannot write in it"):
        presence.take_over(row.article, by=people.writer, tab=None, note="Mine!", at=NOW)


def test_taking_over_works_by_a_button_and_in_place(people: People, sign_in: SignIn) -> None:
    def press(article: Article, **more: str) -> tuple[int, str]:
        answer = client.post(f"/newsroom/articles/article/{article.pk}/take-over/", {"why": "Closes at six."} | more)
        return answer.status_code, answer.text or client.get(answer["Location"]).text

    article, client = make_article(people.writer), sign_in(people.section_editor)
    with time_machine.travel(NOW, tick=False):
        own = make_presence(article, user=people.section_editor)
        make_presence(article, user=people.writer)
        status, page = press(article, _typing=str(own.tab))
        assert (status, "You took this over from writer." in page) == (302, True)
        assert Presence.objects.get(pk=own.pk).taken_at is None
        assert press(article, in_place="1", _typing=str(own.tab))[1] != ""
        assert press(article, in_place="1", why="")[0] == 409
        assert press(make_article(make_user(WRITER)))[0] == 302


def test_nobody_takes_over_what_they_may_not_see(people: People, sign_in: SignIn) -> None:
    row = make_presence(make_article(make_user(WRITER)))
    address = f"/newsroom/articles/article/{row.article_id}/take-over/"
    assert sign_in(people.writer).post(address, {"why": "Mine!"}).status_code == 404
    assert sign_in(people.section_editor).get(address).status_code == 405
    assert Presence.objects.filter(taken_at=None).count() == 1
