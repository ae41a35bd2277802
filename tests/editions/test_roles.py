"""Every (role, verb) cell of an edition's life, and who may place, correct and prepare."""

import pytest

from articles.models import Article
from articles.moves import MoveRefused
from editions import correction, permissions, placing
from editions.models import Edition, Placement
from editions.states import TRANSITIONS, State
from newsroom.roles import ROLES, Role
from tests.editions.acts import ACTS, edition_for, everything
from tests.factories import NOW, make_article, make_edition, make_user

pytestmark = pytest.mark.django_db

PREPARES = {"section editor", "editor-in-chief"}
CHIEF = {"editor-in-chief"}

# Written out by hand: verb → roles that may.
EXPECTED = {
    "send_for_approval": PREPARES,
    "approve": CHIEF,
    "release": CHIEF,
    "set_release_time": CHIEF,
    "stop_the_press": PREPARES,
    "recall": CHIEF,
    "reopen": CHIEF,
}
CELLS = [(role, verb) for role in ROLES for verb in TRANSITIONS]
MAY = [(role, verb) for role, verb in CELLS if role.name in EXPECTED.get(verb, set())]
MAY_NOT = [cell for cell in CELLS if cell not in MAY]


def name_of(value: object) -> str:
    return str(getattr(value, "name", value))


def test_every_verb_has_an_expectation() -> None:
    assert set(EXPECTED) == set(TRANSITIONS)


@pytest.mark.parametrize(("role", "verb"), MAY, ids=name_of)
def test_a_role_may_make_its_moves(role: Role, verb: str) -> None:
    user = make_user(role)
    for source in TRANSITIONS[verb].sources:
        edition = edition_for(verb, state=source)
        assert verb in permissions.moves_open_to(user, edition)
        ACTS[verb](edition, user)
        assert Edition.objects.get(pk=edition.pk).state == TRANSITIONS[verb].target


@pytest.mark.parametrize(("role", "verb"), MAY_NOT, ids=name_of)
def test_a_role_may_make_no_other_move(role: Role, verb: str) -> None:
    user = make_user(role)
    edition = edition_for(verb, state=TRANSITIONS[verb].sources[0])
    before = everything(edition)
    assert verb not in permissions.moves_open_to(user, edition)
    with pytest.raises(MoveRefused, match="You may not"):
        ACTS[verb](edition, user)
    assert everything(edition) == before


@pytest.mark.parametrize("role", ROLES, ids=name_of)
@pytest.mark.parametrize("state", State.values)
def test_who_may_change_the_running_order(role: Role, state: str) -> None:
    may = permissions.can_prepare(make_user(role), Edition(state=state))
    assert may == (role.name in PREPARES and state == "planned")


@pytest.mark.parametrize("role", [role for role in ROLES if role.name not in PREPARES], ids=name_of)
def test_nobody_else_places_takes_out_leads_or_orders(role: Role) -> None:
    user, edition, article = make_user(role), make_edition(articles=2), make_article(state="ready")
    first, second = edition.placements.in_order()
    before = everything(edition)
    for act in (
        lambda: placing.place(edition, article, by=user),
        lambda: placing.take_out(first, by=user),
        lambda: placing.make_lead(second, by=user),
        lambda: placing.put_in_order(edition, [second.pk, first.pk], by=user),
        lambda: placing.shift(second, by=user, steps=-1),
    ):
        with pytest.raises(MoveRefused, match="You may not place"):
            act()
    assert everything(edition) == before


@pytest.mark.parametrize("role", [role for role in ROLES if role.name not in CHIEF], ids=name_of)
def test_nobody_but_the_editor_in_chief_corrects_retracts_or_kills(role: Role) -> None:
    user, article = make_user(role), make_article(state="released")
    for act in (
        lambda: correction.correct(article, by=user, at=NOW, kind="correction", text="We erred."),
        lambda: correction.retract(article, by=user, at=NOW, text="It does not stand."),
        lambda: correction.kill(article, by=user, at=NOW, text="Gone."),
    ):
        with pytest.raises(MoveRefused, match="You may not correct"):
            act()
    assert Article.objects.get(pk=article.pk).state == "released"
    printed = Placement.objects.get(article=article).printed
    assert printed is not None
    assert (printed.version, printed.withdrawn, printed.corrections.count()) == (1, "", 0)
