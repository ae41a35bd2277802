"""What a move asks for besides the right state: a reason, an owner, and that nobody was faster."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles import notes, workflow
from articles.models import Article, Move, Note
from articles.moves import MoveRefused
from articles.states import TRANSITIONS, State
from tests.factories import NOW, People, make_article, make_note

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)
NEEDS_NOTE = {"return_to_writer", "spike", "retract", "kill"}


def test_the_verbs_that_need_a_note() -> None:
    assert {verb for verb, transition in TRANSITIONS.items() if transition.needs_note} == NEEDS_NOTE


@pytest.mark.parametrize("verb", sorted(NEEDS_NOTE))
@pytest.mark.parametrize("note", ["", "  \n\t"])
def test_a_move_that_needs_a_note_is_refused_without_one(verb: str, note: str, people: People) -> None:
    source = TRANSITIONS[verb].sources[0]
    article = make_article(state=source)
    with pytest.raises(MoveRefused, match="Say why"):
        workflow.move(article, verb, by=people.editor_in_chief, at=LATER, note=note)
    assert Article.objects.get(pk=article.pk).state == source


def test_a_note_is_kept_without_the_space_around_it(people: People) -> None:
    article = make_article(state=State.SUBMITTED)
    workflow.return_to_writer(article, by=people.section_editor, at=LATER, note="  Name the bridge.\n")
    assert article.moves.latest("pk").note == "Name the bridge."


@pytest.mark.parametrize(
    ("verb", "source"),
    [
        (workflow.submit, State.DRAFT),
        (workflow.take_back, State.SUBMITTED),
        (workflow.return_to_writer, State.SUBMITTED),
        (workflow.clear, State.SUBMITTED),
        (workflow.hold, State.READY),
        (workflow.resume, State.HELD),
        (workflow.spike, State.READY),
        (workflow.revive, State.SPIKED),
    ],
)
def test_each_function_makes_the_move_of_its_name(verb: Callable[..., None], source: str, people: People) -> None:
    article = make_article(people.writer, state=source)
    by = people.writer if verb in (workflow.submit, workflow.take_back) else people.section_editor
    extra: dict[str, Any] = {"note": "Because."}
    verb(article, by=by, at=LATER, **extra)
    assert article.moves.latest("pk").verb == verb.__name__


@pytest.mark.parametrize("verb", [verb for verb, transition in TRANSITIONS.items() if transition.permission])
def test_an_edition_cannot_make_a_persons_move(verb: str, people: People) -> None:
    source = TRANSITIONS[verb].sources[0]
    article = make_article(state=source)
    with pytest.raises(MoveRefused, match="not an edition's"):
        workflow.move_with_edition([article.pk], verb, by=people.editor_in_chief, at=LATER)
    assert Article.objects.get(pk=article.pk).state == source


def test_the_articles_of_an_edition_move_all_or_none(people: People) -> None:
    ready, held = make_article(state=State.READY), make_article(state=State.HELD)
    moves = Move.objects.count()
    with pytest.raises(MoveRefused, match="held by now"):
        workflow.move_with_edition([ready.pk, held.pk], "approve", by=people.editor_in_chief, at=LATER)
    assert Article.objects.get(pk=ready.pk).state == State.READY
    assert Move.objects.count() == moves


def test_an_article_that_is_gone_stops_the_others(people: People) -> None:
    ready = make_article(state=State.READY)
    with pytest.raises(MoveRefused, match="disappeared"):
        workflow.move_with_edition([ready.pk, 10**9], "approve", by=people.editor_in_chief, at=LATER)
    assert Article.objects.get(pk=ready.pk).state == State.READY


def test_a_stale_copy_in_hand_moves_nothing(people: People) -> None:
    article = make_article(people.writer, state=State.SUBMITTED)
    stale = Article.objects.get(pk=article.pk)
    workflow.take_back(article, by=people.writer, at=LATER)
    with pytest.raises(MoveRefused, match="draft by now"):
        workflow.clear(stale, by=people.section_editor, at=LATER)


def test_the_same_move_twice_is_refused_the_second_time(people: People) -> None:
    article = make_article(people.writer)
    workflow.submit(article, by=people.writer, at=LATER)
    with pytest.raises(MoveRefused):
        workflow.submit(article, by=people.writer, at=LATER)
    assert article.moves.count() == 1


def test_an_editor_cannot_clear_what_is_their_own(people: People) -> None:
    article = make_article(people.section_editor, state=State.SUBMITTED)
    with pytest.raises(MoveRefused, match="You may not clear"):
        workflow.clear(article, by=people.section_editor, at=LATER)
    workflow.clear(article, by=people.other_section_editor, at=LATER)
    assert article.state == State.READY


def test_a_note_is_added_and_resolved_once(people: People) -> None:
    note = notes.add(make_article(people.writer), by=people.section_editor, text=" Which bridge? ", at=NOW)
    assert (note.text, note.resolved_at) == ("Which bridge?", None)
    notes.resolve(note, by=people.writer, at=LATER)
    notes.resolve(note, by=people.section_editor, at=LATER + datetime.timedelta(hours=1))
    kept = Note.objects.get(pk=note.pk)
    assert (kept.resolved_by, kept.resolved_at) == (people.writer, LATER)
    assert not Note.objects.open().exists()


def test_an_empty_note_is_refused(people: People) -> None:
    with pytest.raises(MoveRefused, match="empty"):
        notes.add(make_article(), by=people.section_editor, text=" \n", at=NOW)


def test_somebody_who_may_not_see_an_article_cannot_remark_on_it(people: People) -> None:
    article = make_article(people.writer)
    note = make_note(article)
    with pytest.raises(MoveRefused, match="may not remark"):
        notes.add(article, by=people.other_writer, text="Hm.", at=NOW)
    with pytest.raises(MoveRefused, match="may not resolve"):
        notes.resolve(note, by=people.other_writer, at=NOW)
    assert Note.objects.open().count() == 1
