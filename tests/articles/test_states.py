"""Every (state, verb) cell of an article's life: an allowed move is written down, any other changes nothing."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Move
from articles.moves import MoveRefused
from articles.states import TRANSITIONS, State
from tests.factories import NOW, People, make_article

pytestmark = pytest.mark.django_db

# Written out by hand, and not read from the table under test: (verb, where it may start, where it leads).
EXPECTED: dict[str, tuple[set[str], str]] = {
    "submit": ({"draft"}, "submitted"),
    "take_back": ({"submitted"}, "draft"),
    "return_to_writer": ({"submitted", "ready"}, "draft"),
    "clear": ({"submitted"}, "ready"),
    "hold": ({"ready"}, "held"),
    "resume": ({"held"}, "ready"),
    "spike": ({"draft", "submitted", "ready", "held"}, "spiked"),
    "revive": ({"spiked"}, "draft"),
    "approve": ({"ready"}, "approved"),
    "reopen": ({"approved"}, "ready"),
    "release": ({"approved"}, "released"),
    "recall": ({"released"}, "approved"),
    "retract": ({"released"}, "retracted"),
    "kill": ({"released"}, "killed"),
}
OF_THE_EDITION = {"approve", "reopen", "release", "recall"}
OF_THE_OWNER = {"submit", "take_back"}
LATER = NOW + datetime.timedelta(hours=1)

CELLS = [(state, verb) for state in State.values for verb in TRANSITIONS]
# A verb that nobody has decided about fails in `test_every_verb_has_an_expectation`, and in no cell.
ALLOWED = [(state, verb) for state, verb in CELLS if state in EXPECTED.get(verb, (set(), ""))[0]]
REFUSED = [cell for cell in CELLS if cell not in ALLOWED]


def mover(verb: str, *, people: People) -> User:
    """Somebody who may make this move, whatever the state."""
    if verb in OF_THE_OWNER:
        return people.writer
    return people.editor_in_chief if verb in OF_THE_EDITION | {"retract", "kill"} else people.section_editor


def make_move(article: Article, verb: str, *, by: User) -> None:
    if verb in OF_THE_EDITION:
        workflow.move_with_edition([article.pk], verb, by=by, at=LATER, note="Because.")
    else:
        workflow.move(article, verb, by=by, at=LATER, note="Because.")


def row(article: Article) -> dict[str, Any]:
    return Article.objects.filter(pk=article.pk).values().get()


def test_every_verb_has_an_expectation() -> None:
    assert set(EXPECTED) == set(TRANSITIONS)


def test_every_state_but_the_first_is_the_target_of_a_move() -> None:
    assert {target for _, target in EXPECTED.values()} == set(State.values)


@pytest.mark.parametrize(("state", "verb"), ALLOWED)
def test_a_move_from_one_of_its_sources_is_made_and_written_down(state: str, verb: str, people: People) -> None:
    article, by = make_article(people.writer, state=state), mover(verb, people=people)
    version, moves = article.version, article.moves.count()

    make_move(article, verb, by=by)

    moved = Article.objects.get(pk=article.pk)
    assert (moved.state, moved.version, moved.changed_at) == (EXPECTED[verb][1], version + 1, LATER)
    assert article.moves.count() == moves + 1
    newest = Move.objects.filter(article=article).latest("pk")
    assert (newest.verb, newest.from_state, newest.to_state) == (verb, state, EXPECTED[verb][1])
    assert (newest.by, newest.at, newest.note) == (by, LATER, "Because.")


@pytest.mark.parametrize(("state", "verb"), REFUSED)
def test_any_other_move_is_refused_and_changes_nothing(state: str, verb: str, people: People) -> None:
    article = make_article(people.writer, state=state)
    before, moves = row(article), article.moves.count()

    with pytest.raises(MoveRefused):
        make_move(article, verb, by=mover(verb, people=people))

    assert row(article) == before
    assert article.moves.count() == moves


def test_the_article_in_hand_carries_the_new_state(people: People) -> None:
    article = make_article(people.writer)
    workflow.submit(article, by=people.writer, at=LATER)
    assert (article.state, article.version, article.changed_at) == (State.SUBMITTED, 2, LATER)


def test_the_moves_of_a_life_are_a_chain(people: People) -> None:
    article = make_article(people.writer, state=State.RETRACTED)
    steps = list(article.moves.order_by("pk").values_list("verb", "from_state", "to_state"))
    assert steps == [
        ("submit", "draft", "submitted"),
        ("clear", "submitted", "ready"),
        ("approve", "ready", "approved"),
        ("release", "approved", "released"),
        ("retract", "released", "retracted"),
    ]
