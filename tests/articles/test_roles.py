"""Every (role, verb) cell: who may move an article of their own, and who may move somebody else's?"""

import datetime

import pytest

from articles import workflow
from articles.models import Article
from articles.moves import MoveRefused
from articles.permissions import moves_open_to
from articles.states import TRANSITIONS, State
from newsroom.roles import ROLES
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db

WRITES = {"writer", "section editor", "editor-in-chief"}
EDITS = {"section editor", "editor-in-chief"}
CHIEF = {"editor-in-chief"}
NOBODY: set[str] = set()

# Written out by hand: verb → (roles that may with their own article, roles that may with somebody else's).
EXPECTED = {
    "submit": (WRITES, NOBODY),
    "take_back": (WRITES, NOBODY),
    "return_to_writer": (EDITS, EDITS),
    "clear": (NOBODY, EDITS),
    "hold": (EDITS, EDITS),
    "resume": (EDITS, EDITS),
    "spike": (EDITS, EDITS),
    "revive": (EDITS, EDITS),
    "approve": (NOBODY, NOBODY),
    "reopen": (NOBODY, NOBODY),
    "release": (NOBODY, NOBODY),
    "recall": (NOBODY, NOBODY),
    "retract": (CHIEF, CHIEF),
    "kill": (CHIEF, CHIEF),
}
KNOWN_ROLES = {"writer", "section editor", "photo editor", "editor-in-chief", "administrator"}
LATER = NOW + datetime.timedelta(hours=1)

CELLS = [(role.name, verb, own) for role in ROLES for verb in TRANSITIONS for own in (True, False)]
MAY = [cell for cell in CELLS if cell[0] in EXPECTED.get(cell[1], (NOBODY, NOBODY))[0 if cell[2] else 1]]
MAY_NOT = [cell for cell in CELLS if cell not in MAY]


def test_every_verb_and_every_role_has_an_expectation() -> None:
    assert set(EXPECTED) == set(TRANSITIONS)
    assert {role.name for role in ROLES} == KNOWN_ROLES


def article_of(user_id: int | None, *, state: str) -> Article:
    """An article in a state, given to a user afterwards: not every role could have brought it there."""
    article = make_article(state=state)
    if user_id is not None:
        Article.objects.filter(pk=article.pk).update(owner=user_id)
        article.refresh_from_db()
    return article


@pytest.mark.parametrize(("role", "verb", "own"), MAY)
def test_a_role_may_make_its_moves(role: str, verb: str, own: bool) -> None:
    user = make_user(next(each for each in ROLES if each.name == role))
    for source in TRANSITIONS[verb].sources:
        article = article_of(user.pk if own else None, state=source)
        assert verb in moves_open_to(user, article)
        workflow.move(article, verb, by=user, at=LATER, note="Because.")
        assert article.state == TRANSITIONS[verb].target


@pytest.mark.parametrize(("role", "verb", "own"), MAY_NOT)
def test_a_role_may_make_no_other_move(role: str, verb: str, own: bool) -> None:
    user = make_user(next(each for each in ROLES if each.name == role))
    source = TRANSITIONS[verb].sources[0]
    article = article_of(user.pk if own else None, state=source)
    assert verb not in moves_open_to(user, article)
    with pytest.raises(MoveRefused, match="You may not"):
        workflow.move(article, verb, by=user, at=LATER, note="Because.")
    assert Article.objects.get(pk=article.pk).state == source


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_somebody_without_a_role_may_nothing(verb: str) -> None:
    user = make_user()
    article = article_of(user.pk, state=TRANSITIONS[verb].sources[0])
    with pytest.raises(MoveRefused, match="You may not"):
        workflow.move(article, verb, by=user, at=LATER, note="Because.")


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_a_former_colleague_may_nothing(verb: str) -> None:
    user = make_user(ROLES[3], is_active=False)
    article = article_of(None, state=TRANSITIONS[verb].sources[0])
    with pytest.raises(MoveRefused, match="You may not"):
        workflow.move(article, verb, by=user, at=LATER, note="Because.")


@pytest.mark.parametrize("state", State.values)
def test_the_buttons_are_the_moves_that_work_in_the_tables_order(state: str) -> None:
    chief = make_user(next(each for each in ROLES if each.name == "editor-in-chief"))
    article = article_of(None, state=state)
    expected = [
        verb
        for verb in TRANSITIONS
        if "editor-in-chief" in EXPECTED[verb][1] and State(state) in TRANSITIONS[verb].sources
    ]
    assert moves_open_to(chief, article) == expected
