"""Colleagues write, answer, resolve and open again; nobody else does, and a form that comes twice counts once."""

import datetime
import uuid

import pytest

from articles import notes
from articles.models import Note, Notification
from articles.models.notes import LONGEST_NOTE
from articles.moves import MoveRefused
from articles.passages import Found
from tests.factories import NOW, People, make_article, make_note, make_reply
from tests.racing import race

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def test_a_note_keeps_the_passage_that_it_is_about(people: People) -> None:
    article = make_article(headline="Rivers", standfirst="", body="<p>Three rivers meet at the bridge.</p>")
    about = Found("", "meet at", "")
    note = notes.add(article, by=people.section_editor, text=" Which? ", at=NOW, about=about)
    note.refresh_from_db()
    assert (note.text, note.before, note.passage, note.after) == (
        "Which?",
        "Rivers Three rivers",
        "meet at",
        "the bridge",
    )


@pytest.mark.parametrize("text", ["", "  \n", "\0", "x" * (LONGEST_NOTE + 1)])
def test_a_note_of_nothing_and_one_without_end_are_refused_with_a_sentence(text: str, people: People) -> None:
    note = make_note(make_article())
    for refused in (
        lambda: notes.add(note.article, by=people.writer, text=text, at=NOW),
        lambda: notes.reply(note, by=people.writer, text=text, at=NOW),
    ):
        with pytest.raises(MoveRefused, match=r"^The note "):
            refused()
    assert notes.reply(note, by=people.writer, text="x" * LONGEST_NOTE, at=NOW).pk


def test_who_may_not_open_the_article_can_do_nothing_with_its_notes(people: People) -> None:
    article = make_article(people.writer)
    note = make_note(article)
    for stranger in (people.other_writer, people.photo_editor, people.administrator):
        for refused in (
            lambda who: notes.add(article, by=who, text="Aha", at=NOW),
            lambda who: notes.reply(note, by=who, text="Aha", at=NOW),
            lambda who: notes.resolve(note, by=who, at=NOW),
            lambda who: notes.reopen(note, by=who, at=NOW),
        ):
            with pytest.raises(MoveRefused, match=r"^You may not "):
                refused(stranger)
    assert list(Note.objects.values_list("text", "resolved_at")) == [(note.text, None)]
    # The control arm: its owner can.
    notes.resolve(note, by=people.writer, at=NOW)
    assert not Note.objects.open().exists()


def test_who_resolved_it_and_when_is_kept_and_who_opened_it_again(people: People) -> None:
    note = make_note(make_article())
    assert [notes.resolve(note, by=who, at=NOW) for who in (people.writer, people.section_editor)] == [True, False]
    note.refresh_from_db()
    assert (note.resolved_by, note.resolved_at, note.is_open) == (people.writer, NOW, False)
    assert [notes.reopen(note, by=people.section_editor, at=LATER) for _ in range(2)] == [True, False]
    note.refresh_from_db()
    assert (note.resolved_by, note.resolved_at, note.reopened_by, note.reopened_at, note.is_open) == (
        None,
        None,
        people.section_editor,
        LATER,
        True,
    )


def test_a_reply_to_a_reply_stands_under_the_note_and_ends_with_it(people: People) -> None:
    note = make_note(make_article())
    first = make_reply(note)
    second = notes.reply(first, by=people.section_editor, text="When?", at=LATER)
    assert {first.parent_id, second.parent_id} == {note.pk}
    assert not notes.resolve(first, by=people.writer, at=NOW)
    assert list(Note.objects.open()) == [note]


def test_the_same_form_twice_makes_one_note_and_tells_once(people: People) -> None:
    article, key = make_article(), uuid.uuid4()
    first, second = (
        notes.add(article, by=people.section_editor, text="Who told us?", at=NOW, form_key=key) for _ in range(2)
    )
    assert first == second
    assert (Note.objects.count(), Notification.objects.count()) == (1, 1)
    other = notes.add(article, by=people.section_editor, text="Who told us?", at=NOW, form_key=uuid.uuid4())
    assert other != first


def test_nobody_gets_at_a_note_by_guessing_the_key_of_its_form(people: People) -> None:
    article, key = make_article(), uuid.uuid4()
    notes.add(article, by=people.section_editor, text="Who told us?", at=NOW, form_key=key)
    with pytest.raises(MoveRefused, match="could not be kept"):
        notes.add(article, by=people.writer, text="Mine", at=NOW, form_key=key)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_arrive_at_one_moment_one_is_written(people: People) -> None:
    article, key, editor = make_article(), uuid.uuid4(), people.section_editor
    race([lambda: notes.add(article, by=editor, text="Who?", at=NOW, form_key=key)] * 2)
    assert (Note.objects.count(), Notification.objects.count()) == (1, 1)


def test_my_desk_asks_for_open_notes_on_pieces_in_work_that_one_may_see(people: People) -> None:
    mine, others = make_article(people.writer), make_article(people.other_writer)
    first, second = make_note(mine), make_note(others)
    make_note(mine, resolved=True)
    make_reply(first)
    make_note(make_article(people.writer, state="spiked"))
    make_note(make_article(people.writer, state="released"))
    seen = {
        who.username: list(Note.objects.for_desk(who))
        for who in (people.writer, people.section_editor, people.photo_editor, people.administrator)
    }
    assert seen == {"writer": [first], "section-editor": [first, second], "photo-editor": [], "administrator": []}
