"""Who may open and who may change a working copy: every role, state and owner."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.permissions import can_edit, can_see
from articles.states import State
from newsroom.roles import ROLES
from tests.factories import make_article, make_user, person

pytestmark = pytest.mark.django_db

ALL = set(State.values)
ALIVE = {"draft", "submitted", "ready", "held", "approved", "released"}
NONE: set[str] = set()

# Written out by hand: role → (states seen of one's own, of others', states changed of one's own, of others').
EXPECTED = {
    "writer": (ALL, NONE, {"draft"}, NONE),
    "section editor": (ALL, ALL, ALIVE, ALIVE),
    "photo editor": (NONE, NONE, NONE, NONE),
    "editor-in-chief": (ALL, ALL, ALIVE, ALIVE),
    "administrator": (NONE, NONE, NONE, NONE),
}
CELLS = [(role.name, state, own) for role in ROLES for state in State.values for own in (True, False)]


def of_role(name: str) -> User:
    return make_user(next(role for role in ROLES if role.name == name))


def test_every_role_and_every_state_has_an_expectation() -> None:
    assert set(EXPECTED) == {role.name for role in ROLES}
    # A new state is nobody's to change until somebody decides otherwise, here and in the table.
    assert ALIVE | {"spiked", "retracted", "killed"} == ALL


@pytest.mark.parametrize(("role", "state", "own"), CELLS)
def test_who_may_see_and_change_a_working_copy(role: str, state: str, own: bool) -> None:
    user = of_role(role)
    owner = user if own else make_user()
    article = Article(owner=owner, state=state)
    seen, changed = EXPECTED[role][0 if own else 1], EXPECTED[role][2 if own else 3]
    assert (can_see(user, article), can_edit(user, article)) == (state in seen, state in changed)


@pytest.mark.parametrize("role", EXPECTED)
def test_the_list_shows_what_may_be_opened_and_nothing_else(role: str) -> None:
    user = of_role(role)
    articles = [make_article(state=state) for state in (State.DRAFT, State.READY, State.SPIKED)]
    mine = make_article()
    Article.objects.filter(pk=mine.pk).update(owner=user)
    mine.refresh_from_db()
    expected = {article.pk for article in [*articles, mine] if can_see(user, article)}
    assert {article.pk for article in Article.objects.visible_to(user)} == expected


def test_a_former_colleague_sees_nothing() -> None:
    editor = person(ROLES[1])
    article = make_article(editor)
    assert can_see(editor, article)
    editor.is_active = False
    assert (can_see(editor, article), can_edit(editor, article)) == (False, False)
    assert not Article.objects.visible_to(editor).exists()
