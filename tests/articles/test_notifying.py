"""Whoever a note or a move concerns is told, nobody of their own act, and sixty articles cost as much as two."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import notes, workflow
from articles.models import Article, Note, Notification
from articles.moves import MoveRefused
from articles.states import TRANSITIONS
from editions import approval, correction, release
from editions import workflow as edition_workflow
from tests.factories import NOW, People, every_warning, make_article, make_edition, make_note

pytestmark = pytest.mark.django_db


def told(*articles: Article) -> list[tuple[str, str, str]]:
    """Return who was told of what, and by which verb."""
    rows = Notification.objects.filter(article__in=articles).order_by("pk")
    return sorted(rows.values_list("user__username", "kind", "verb"))


def forget() -> None:
    """Leave only what is told from here on."""
    Notification.objects.all().delete()


def test_a_note_tells_the_owner_and_whom_it_names(people: People) -> None:
    article = make_article(people.writer)
    chief = people.editor_in_chief
    notes.add(article, by=people.section_editor, text="Ask @editor-in-chief", at=NOW)
    assert told(article) == [("editor-in-chief", "mention", ""), ("writer", "note", "")]
    forget()
    notes.add(article, by=people.section_editor, text="@writer, @section-editor, @writer-2", at=NOW)
    assert told(article) == [("writer", "mention", "")]
    forget()
    notes.add(article, by=people.writer, text="To myself, @writer", at=NOW)
    assert told(article) == []
    assert chief.notifications.count() == 0


def test_a_reply_tells_who_has_written_in_the_thread(people: People) -> None:
    article = make_article(people.writer)
    note = make_note(article)
    notes.reply(note, by=people.editor_in_chief, text="I did.", at=NOW)
    forget()
    notes.reply(note, by=people.writer, text="Thank you.", at=NOW)
    assert told(article) == [("editor-in-chief", "note", ""), ("section-editor", "note", "")]


def test_an_article_that_waits_is_told_to_editors_until_one_takes_it_on(people: People) -> None:
    article = make_article(people.writer)
    editors = [people.section_editor, people.other_section_editor, people.editor_in_chief]
    workflow.submit(article, by=people.writer, at=NOW)
    assert told(article) == sorted((editor.username, "submission", "submit") for editor in editors)
    workflow.clear(article, by=people.section_editor, at=NOW)
    waiting = Notification.objects.filter(kind="submission")
    assert set(waiting.values_list("read_at", flat=True)) == {NOW}


def test_what_is_taken_back_is_told_to_nobody(people: People) -> None:
    article = make_article(people.writer)
    assert people.section_editor
    workflow.submit(article, by=people.writer, at=NOW)
    workflow.take_back(article, by=people.writer, at=NOW)
    assert not Notification.objects.unread().exists()


def test_a_return_leaves_its_note_where_the_writer_looks_and_tells_them(people: People) -> None:
    article = make_article(people.writer, state="ready")
    forget()
    note = "Name the source. @editor-in-chief knows."
    assert people.editor_in_chief
    workflow.return_to_writer(article, by=people.other_section_editor, at=NOW, note=note)
    left = Note.objects.get()
    assert (left.text, left.is_return, left.is_open, left.by) == (note, True, True, people.other_section_editor)
    # Who had cleared it hears that it is stopped.
    assert told(article) == [
        ("editor-in-chief", "mention", "return_to_writer"),
        ("section-editor", "move", "return_to_writer"),
        ("writer", "return", "return_to_writer"),
    ]
    assert {row.note for row in Notification.objects.all()} == {left}


def test_whoever_clears_it_has_seen_to_what_it_went_back_for(people: People) -> None:
    article = make_article(people.writer, state="submitted")
    workflow.return_to_writer(article, by=people.section_editor, at=NOW, note="Name the source.")
    other = make_note(article)
    workflow.submit(article, by=people.writer, at=NOW)
    assert Note.objects.open().count() == 2
    workflow.clear(article, by=people.section_editor, at=NOW)
    assert list(Note.objects.open()) == [other]
    assert Note.objects.get(is_return=True).resolved_by == people.section_editor


@pytest.mark.parametrize("verb", ["hold", "spike", "clear", "resume", "revive"])
def test_moves_of_the_desk_tell_the_owner(verb: str, people: People) -> None:
    article = make_article(people.writer, state=TRANSITIONS[verb].sources[-1])
    forget()
    workflow.move(article, verb, by=people.editor_in_chief, at=NOW, note="Too long.")
    assert ("writer", "move", verb) in told(article)
    assert [row for row in told(article) if row[0] == "editor-in-chief"] == []


def test_what_happens_to_an_edition_is_told_to_the_owners_of_its_articles(people: People) -> None:
    articles = [make_article(owner, state="ready") for owner in (people.writer, people.other_writer)]
    edition = make_edition(articles=articles)
    chief = people.editor_in_chief
    forget()
    edition_workflow.send_for_approval(edition, by=people.section_editor, at=NOW)
    approval.approve(edition, by=chief, at=NOW, overrides=every_warning(edition))
    release.release(edition, by=chief, at=NOW)
    release.recall(edition, by=chief, at=NOW, note="To be mended.")
    edition.refresh_from_db()
    assert told(articles[0]) == [("writer", "move", verb) for verb in ("approve", "recall", "release")]
    assert told(articles[1]) == [("writer-2", "move", verb) for verb in ("approve", "recall", "release")]


def test_a_retraction_is_told_to_whoever_cleared_it(people: People) -> None:
    article = make_article(people.writer, state="released")
    forget()
    correction.retract(article, by=people.editor_in_chief, at=NOW, text="It no longer stands.")
    assert told(article) == [("section-editor", "move", "retract"), ("writer", "move", "retract")]


def test_whoever_was_cut_off_is_not_told(people: People) -> None:
    article = make_article(people.writer, state="submitted")
    User.objects.filter(pk__in=[people.writer.pk, people.other_section_editor.pk]).update(is_active=False)
    forget()
    workflow.clear(article, by=people.section_editor, at=NOW)
    assert told(article) == []


def test_a_move_that_is_refused_tells_nobody(people: People) -> None:
    article = make_article(people.writer, state="released")
    forget()
    for verb in ("submit", "clear"):
        with pytest.raises(MoveRefused):
            workflow.move(article, verb, by=people.section_editor, at=NOW)
    assert not Notification.objects.exists()


@pytest.mark.slow
def test_sixty_articles_cost_no_more_questions_than_two(people: People) -> None:
    chief = people.editor_in_chief

    def released(count: int) -> int:
        pieces = [make_article(state="ready") for _ in range(count)]
        make_edition(state="approved", articles=pieces)
        forget()
        with CaptureQueriesContext(connection) as asked:
            workflow.move_with_edition([piece.pk for piece in pieces], "release", by=chief, at=NOW)
        assert Notification.objects.count() == count
        return len(asked)

    # A savepoint, the states with the owners, the move, its record, what they are told, and the savepoint's end.
    assert released(2) == released(60) == 6
