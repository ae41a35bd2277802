"""Every (state, verb) cell of an edition's life: an allowed move is written down, any other changes nothing."""

import pytest

from articles.moves import MoveRefused
from editions import release, workflow
from editions.models import Edition
from editions.permissions import moves_open_to
from editions.states import TRANSITIONS, State
from tests.editions.acts import ACTS, LATER, NOTES, TOMORROW, edition_for, everything
from tests.factories import NOW, People, make_edition, make_timed_edition

pytestmark = pytest.mark.django_db

# Written out by hand, and not read from the table under test: verb → (where it may start, where it leads).
EXPECTED: dict[str, tuple[set[str], str]] = {
    "send_for_approval": ({"planned"}, "in_approval"),
    "approve": ({"in_approval"}, "approved"),
    "release": ({"approved"}, "released"),
    "set_release_time": ({"approved"}, "approved"),
    "stop_the_press": ({"approved"}, "approved"),
    "recall": ({"released"}, "recalled"),
    "reopen": ({"in_approval", "approved", "recalled"}, "planned"),
}
CELLS = [(state, verb) for state in State.values for verb in TRANSITIONS]
ALLOWED = [(state, verb) for state, verb in CELLS if state in EXPECTED.get(verb, (set(), ""))[0]]
# Releasing what is released is harmless and not refused; `test_release.py` has it.
REFUSED = [cell for cell in CELLS if cell not in ALLOWED and cell != ("released", "release")]


def test_every_verb_has_an_expectation_and_a_function() -> None:
    assert set(EXPECTED) == set(ACTS) == set(TRANSITIONS)


@pytest.mark.parametrize(("state", "verb"), ALLOWED)
def test_a_move_from_one_of_its_sources_is_made_and_written_down(state: str, verb: str, people: People) -> None:
    edition = edition_for(verb, state=state)
    version, moves = edition.version, edition.moves.count()

    ACTS[verb](edition, people.editor_in_chief)

    moved = Edition.objects.get(pk=edition.pk)
    assert (moved.state, moved.version) == (EXPECTED[verb][1], version + 1)
    assert (edition.state, edition.version) == (moved.state, moved.version)
    assert edition.moves.count() == moves + 1
    newest = edition.moves.latest("pk")
    assert (newest.verb, newest.from_state, newest.to_state) == (verb, state, EXPECTED[verb][1])
    assert (newest.by, newest.at, newest.note) == (people.editor_in_chief, LATER, NOTES.get(verb, ""))


@pytest.mark.parametrize(("state", "verb"), REFUSED)
def test_any_other_move_is_refused_and_changes_nothing(state: str, verb: str, people: People) -> None:
    edition = make_edition(state=state)
    before = everything(edition)

    with pytest.raises(MoveRefused):
        ACTS[verb](edition, people.other_editor_in_chief)

    assert everything(edition) == before


@pytest.mark.parametrize("state", State.values)
def test_the_buttons_are_the_moves_of_the_state(state: str, people: People) -> None:
    open_now = moves_open_to(people.editor_in_chief, make_edition(state=state))
    expected = [verb for verb in EXPECTED if state in EXPECTED[verb][0]]
    assert open_now == [verb for verb in expected if verb != "stop_the_press"]
    if state == State.APPROVED:
        assert moves_open_to(people.editor_in_chief, make_timed_edition(release_at=TOMORROW)) == expected


ARTICLE_STATES = {
    "planned": "ready",
    "in_approval": "ready",
    "approved": "approved",
    "released": "released",
    "recalled": "approved",
}


@pytest.mark.parametrize("state", State.values)
def test_the_articles_move_with_their_edition(state: str) -> None:
    edition = make_edition(state=state, articles=2)
    states = list(edition.placements.values_list("article__state", flat=True))
    assert states == [ARTICLE_STATES[state]] * 2


def test_an_empty_edition_is_not_sent_for_approval(people: People) -> None:
    with pytest.raises(MoveRefused, match="empty"):
        workflow.send_for_approval(make_edition(articles=0), by=people.section_editor, at=NOW)


def test_a_recall_needs_a_reason(people: People) -> None:
    edition = make_edition(state=State.RELEASED)
    with pytest.raises(MoveRefused, match="Say why"):
        release.recall(edition, by=people.editor_in_chief, at=LATER, note=" ")
    assert Edition.objects.get(pk=edition.pk).state == State.RELEASED


def test_an_edition_that_is_gone_is_said_to_be_gone(people: People) -> None:
    edition = make_edition(articles=0)
    Edition.objects.filter(pk=edition.pk).delete()
    with pytest.raises(MoveRefused, match="gone"):
        workflow.move(edition, "send_for_approval", by=people.section_editor, at=NOW)
