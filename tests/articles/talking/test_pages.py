"""The panel of notes and the list of news: what they show, to whom, and what each button does."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import notes
from articles.models import Article, Note, Notification, NotificationSettings
from articles.passages import Found
from articles.talking.news import PAGE
from tests.factories import NOW, People, make_article, make_note, make_notification_settings, make_reply

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
NEWS = "/newsroom/articles/notification/"
EVIL = "<img src=x onerror=alert(1)>@<b>writer"


def desk(article: Article) -> str:
    return f"/newsroom/articles/article/{article.pk}"


def test_a_note_is_sent_and_the_form_leads_back_to_it(section_editor_client: Client) -> None:
    article = make_article()
    sent = {"text": "Who told us? @nobody", "passage": "begins here", "key": str(uuid.uuid4())}
    for _ in range(2):
        answer = section_editor_client.post(f"{desk(article)}/notes/add/", sent)
    note = Note.objects.get()
    assert answer["Location"] == f"{desk(article)}/change/#note-{note.pk}"
    page = section_editor_client.get(f"{desk(article)}/change/")
    assert "Your note is on the article." in page.text
    assert "is known by “@nobody”" in page.text
    assert re.search(r"<mark>begins here</mark>", page.text)


def test_a_passage_that_has_changed_says_so(section_editor_client: Client, people: People) -> None:
    article = make_article()
    notes.add(article, by=people.section_editor, text="Hm.", at=NOW, about=Found("", "begins here", ""))
    assert "The passage has changed" not in section_editor_client.get(f"{desk(article)}/change/").text
    Article.objects.update(body="<p>Another beginning.</p>")
    page = section_editor_client.get(f"{desk(article)}/change/").text
    assert "The passage has changed" in page
    assert "<mark>begins here</mark>" in page


def test_sent_by_the_panel_the_answer_is_the_panel(section_editor_client: Client) -> None:
    article = make_article()
    answer = section_editor_client.post(f"{desk(article)}/notes/add/", {"text": "Who?", "panel": "1"})
    assert answer.status_code == 200
    assert answer.text.count('id="id_notes"') == 1
    assert "<html" not in answer.text
    note = Note.objects.get()
    for act, said in (("reply", "Your reply"), ("resolve", "is resolved"), ("reopen", "open again")):
        answer = section_editor_client.post(f"{desk(article)}/notes/{note.pk}/{act}/", {"text": "I did.", "panel": "1"})
        assert said in answer.text
    note.refresh_from_db()
    assert (note.is_open, note.replies.get().text) == (True, "I did.")


def test_a_refused_note_stays_in_its_field(section_editor_client: Client) -> None:
    article = make_article()
    sent = {"text": "x" * 5001, "passage": "begins", "panel": "1"}
    answer = section_editor_client.post(f"{desk(article)}/notes/add/", sent)
    assert "The note has 5,001 characters" in answer.text
    assert f"{sent['text']}</textarea>" in answer.text
    assert not Note.objects.exists()


@pytest.mark.parametrize("key", ["", "1", "no-uuid", "0" * 400])
def test_a_form_without_a_key_is_a_note_all_the_same(key: str, section_editor_client: Client) -> None:
    article = make_article()
    section_editor_client.post(f"{desk(article)}/notes/add/", {"text": "Who?", "key": key})
    assert Note.objects.count() == 1


def test_a_note_of_another_article_is_not_here(section_editor_client: Client) -> None:
    here, there = make_article(), make_note(make_article())
    for act in ("reply", "resolve", "reopen"):
        assert section_editor_client.post(f"{desk(here)}/notes/{there.pk}/{act}/", {"text": "Aha"}).status_code == 404
    assert Note.objects.get().is_open


def test_another_writers_notes_cannot_be_reached(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    note = make_note(article)
    stranger, owner = sign_in(people.other_writer), sign_in(people.writer)
    doors = [f"{desk(article)}/notes/add/", *(f"{desk(article)}/notes/{note.pk}/{act}/" for act in ACTS)]
    row = Notification.objects.get()
    doors.append(f"{NEWS}{row.pk}/read/")
    assert [stranger.post(door, {"text": "Aha", "panel": "1"}).status_code for door in doors] == [404] * 5
    assert list(Note.objects.values_list("text", "resolved_at")) == [(note.text, None)]
    assert note.text not in stranger.get(NEWS).text
    # The control arm.
    assert [owner.post(door, {"text": "Aha", "panel": "1"}).status_code for door in doors] == [200] * 4 + [302]


ACTS = ("reply", "resolve", "reopen")


def test_what_is_typed_is_shown_as_text(people: People, sign_in: SignIn) -> None:
    User.objects.filter(pk=people.section_editor.pk).update(first_name=EVIL, last_name=EVIL)
    article = make_article(people.writer, headline=EVIL)
    note = notes.add(article, by=people.section_editor, text=EVIL, at=NOW, about=Found(EVIL[:70], EVIL, EVIL[:70]))
    make_reply(note, text=EVIL, by=people.section_editor)
    writer = sign_in(people.writer)
    sent = {"text": EVIL, "panel": "1"}
    pages = [
        writer.get(f"{desk(article)}/change/").text,
        writer.get(NEWS).text,
        writer.post(f"{desk(article)}/notes/add/", sent).text,
    ]
    assert ["<img src=x" in page for page in pages] == [False] * 3
    assert ["&lt;img src=x" in page for page in pages] == [True] * 3


def test_thirty_threads_cost_no_more_questions_than_one(section_editor_client: Client, people: People) -> None:
    def questions(count: int) -> int:
        article = make_article()
        for _ in range(count):
            about = Found("", "begins here", "")
            note = notes.add(article, by=people.section_editor, text="Who?", at=NOW, about=about)
            make_reply(note)
            notes.resolve(note, by=people.writer, at=NOW)
        with CaptureQueriesContext(connection) as asked:
            assert section_editor_client.get(f"{desk(article)}/change/").status_code == 200
        return len(asked)

    assert people.writer
    questions(1)
    assert questions(1) == questions(30)


def test_the_bell_counts_what_is_new_on_each_page(people: People, sign_in: SignIn) -> None:
    writer = sign_in(people.writer)
    assert "bell__count" not in writer.get("/newsroom/").text
    article = make_article(people.writer)
    for _ in range(2):
        make_note(article)
    assert '<span class="bell__count">2</span>' in writer.get("/newsroom/").text
    row = Notification.objects.first()
    assert row is not None
    many = [
        Notification(user=row.user, kind="move", verb="hold", article=article, by=row.by, at=NOW) for _ in range(99)
    ]
    Notification.objects.bulk_create(many)
    assert '<span class="bell__count">99+</span>' in writer.get("/newsroom/").text
    with CaptureQueriesContext(connection) as asked:
        writer.get("/newsroom/")
    assert len([query for query in asked if "articles_notification" in query["sql"]]) == 1


def test_news_is_read_one_by_one_or_all_that_was_seen(people: People, sign_in: SignIn) -> None:
    writer, article = sign_in(people.writer), make_article(people.writer)
    first, second, third = (make_note(article) for _ in range(3))
    rows = {row.note_id: row.pk for row in Notification.objects.all()}
    page = writer.get(NEWS).text
    assert [f"#note-{note.pk}" in page for note in (first, second, third)] == [True] * 3
    for _ in range(2):
        assert writer.post(f"{NEWS}{rows[first.pk]}/read/").status_code == 302
    unread = Notification.objects.unread().order_by("pk")
    assert list(unread.values_list("note", flat=True)) == [second.pk, third.pk]
    # What came after the page was loaded stays new.
    writer.post(f"{NEWS}read/", {"until": str(rows[second.pk])})
    assert list(unread.values_list("note", flat=True)) == [third.pk]


@pytest.mark.parametrize("until", ["", "x", "-1", "9" * 30, "١"])
def test_nonsense_marks_nothing_as_read(until: str, people: People, sign_in: SignIn) -> None:
    make_note(make_article(people.writer))
    assert sign_in(people.writer).post(f"{NEWS}read/", {"until": until}).status_code == 302
    assert Notification.objects.unread().count() == 1


def test_the_list_goes_on_from_where_the_page_ended(people: People, sign_in: SignIn) -> None:
    writer, article = sign_in(people.writer), make_article(people.writer)
    made = [make_note(article).pk for _ in range(PAGE + 1)]
    first = writer.get(NEWS).text
    shown = [int(key) for key in re.findall(r"change/#note-(\d+)", first)]
    assert shown == made[:0:-1]
    following = re.search(r"\?before=(\d+)", first)
    assert following is not None
    second = writer.get(f"{NEWS}{following.group()}").text
    assert [int(key) for key in re.findall(r"change/#note-(\d+)", second)] == made[:1]
    for before in ("x", "-3", "9" * 30):
        assert writer.get(NEWS, {"before": before}).status_code == 200
    assert "There is nothing earlier." in writer.get(NEWS, {"before": "1"}).text


def test_thirty_things_cost_no_more_questions_than_one(people: People, sign_in: SignIn) -> None:
    writer, article = sign_in(people.writer), make_article(people.writer)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            writer.get(NEWS)
        return len(asked)

    make_note(article)
    questions()
    one = questions()
    for _ in range(29):
        make_note(article)
    assert one == questions()


def test_whoever_lost_the_article_sees_no_word_of_it(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, headline="The flood gate")
    make_note(article, text="Who opened it?")
    writer = sign_in(people.writer)
    page = writer.get(NEWS).text
    assert ("The flood gate" in page, "Who opened it?" in page, "bell__count" in page) == (True, True, True)
    Article.objects.update(owner=people.other_writer)
    page = writer.get(NEWS).text
    assert ("The flood gate" in page, "Who opened it?" in page, "bell__count" in page) == (False, False, False)
    assert "Nothing is new for you." in page


def test_everybody_says_how_they_want_to_hear(people: People, sign_in: SignIn) -> None:
    writer = sign_in(people.writer)
    assert '<option value="8" selected>08:00</option>' in writer.get(f"{NEWS}settings/").text
    chosen = {"mention": "daily", "note": "never", "returned": "at_once", "move": "never", "submission": "never"}
    for _ in range(2):
        assert writer.post(f"{NEWS}settings/", chosen | {"digest_hour": "17"}).status_code == 302
    kept = NotificationSettings.objects.get()
    assert (kept.user, kept.mention, kept.note, kept.digest_hour) == (people.writer, "daily", "never", 17)
    assert '<option value="17" selected>17:00</option>' in writer.get(f"{NEWS}settings/").text
    for wrong in ({"mention": "loudly"}, {"digest_hour": "24"}, {"digest_hour": "x"}):
        answer = writer.post(f"{NEWS}settings/", chosen | {"digest_hour": "8"} | wrong)
        assert (answer.status_code, "errorlist" in answer.text) == (200, True)


def test_nobody_says_how_others_want_to_hear(people: People, sign_in: SignIn) -> None:
    make_notification_settings(people.writer)
    chosen = dict.fromkeys(("mention", "note", "returned", "move", "submission"), "never")
    sent = chosen | {"digest_hour": "3", "user": str(people.writer.pk)}
    sign_in(people.other_writer).post(f"{NEWS}settings/", sent)
    assert NotificationSettings.objects.get(user=people.writer).digest_hour == 8
    assert NotificationSettings.objects.get(user=people.other_writer).digest_hour == 3
