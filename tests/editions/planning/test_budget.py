"""A story is planned, changed, moved, taken off: what is refused, and what a second click does."""

import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.moves import MoveRefused
from editions.models import BudgetItem, Edition, Placement
from editions.planning import beginning, budget
from editions.planning.tally import Totals, rows, totals
from editions.states import State
from newsroom.roles import ROLES, Role
from tests.factories import (
    NOW,
    People,
    make_article,
    make_budget_item,
    make_edition,
    make_photo,
    make_revision,
    make_section,
    make_staff_profile,
    make_user,
)

pytestmark = pytest.mark.django_db

OUT = (State.RELEASED, State.RECALLED)
HOUR = datetime.timedelta(hours=1)


def plan(**changes: Any) -> dict[str, Any]:
    return {"slugline": "bread prices", "section": make_section("Economy"), "words": 650} | changes


@pytest.mark.parametrize("state", State.values)
def test_stories_are_planned_until_the_edition_is_out(state: str, people: People) -> None:
    edition = make_edition(state=state)
    if state in OUT:
        with pytest.raises(MoveRefused, match="This edition has gone out"):
            budget.add(edition, by=people.section_editor, form_key=uuid4(), **plan())
    else:
        item, is_new = budget.add(edition, by=people.section_editor, form_key=uuid4(), **plan())
        assert (is_new, item.edition, item.words, item.planned_by) == (True, edition, 650, people.section_editor)
    assert BudgetItem.objects.count() == (state not in OUT)


def test_a_form_that_is_sent_twice_plans_one_story(people: People) -> None:
    edition, key = make_edition(), uuid4()
    first, _ = budget.add(edition, by=people.section_editor, form_key=key, **plan())
    assert budget.add(edition, by=people.section_editor, form_key=key, **plan(words=9)) == (first, False)
    with pytest.raises(MoveRefused, match="sent for another edition"):
        budget.add(make_edition(), by=people.section_editor, form_key=key, **plan())
    assert BudgetItem.objects.get().words == 650


ACTS = {
    "add": lambda item, to, by: budget.add(item.edition, by=by, form_key=uuid4(), **plan()),
    "change": lambda item, to, by: budget.change(item, by=by, seen=budget.fingerprint(item), words=7),
    "move": lambda item, to, by: budget.move(item, to=to, by=by),
    "remove": lambda item, to, by: budget.remove(item, by=by),
    "begin": lambda item, to, by: beginning.begin(item, by=by, at=NOW),
    "carry over": lambda item, to, by: beginning.carry_over(item.edition, by=by, at=NOW),
}
KEEPS = {"section editor", "editor-in-chief"}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_do_what_with_a_budget(act: str, role: Role) -> None:
    edition = make_edition(state=State.RELEASED if act == "carry over" else State.PLANNED)
    item, to = make_budget_item(edition), make_edition(articles=0)
    if role.name in KEEPS:
        ACTS[act](item, to, make_user(role))
    else:
        with pytest.raises(MoveRefused, match="You may not"):
            ACTS[act](item, to, make_user(role))
        assert BudgetItem.objects.get() == item


@pytest.mark.parametrize("act", ["change", "move", "remove"])
@pytest.mark.parametrize("state", OUT)
def test_the_budget_of_an_edition_that_is_out_is_a_record(act: str, state: str, people: People) -> None:
    item, to = make_budget_item(make_edition(state=state)), make_edition()
    with pytest.raises(MoveRefused, match="its budget stays as it was: carry over what is left"):
        ACTS[act](item, to, people.section_editor)
    assert BudgetItem.objects.get().edition == item.edition


@pytest.mark.parametrize("act", ["change", "move", "remove", "begin"])
def test_what_somebody_else_took_off_or_carried_over_meanwhile_is_said(act: str, people: People) -> None:
    gone, to = make_budget_item(), make_edition()
    BudgetItem.objects.filter(pk=gone.pk).delete()
    with pytest.raises(MoveRefused, match="This line was taken off the budget meanwhile"):
        ACTS[act](gone, to, people.section_editor)
    old = make_budget_item(make_edition())
    make_budget_item(to, carried_from=old)
    with pytest.raises(MoveRefused, match=r"was carried over to .*: go on with it there"):
        ACTS[act](old, to, people.section_editor)


def test_a_line_is_changed_and_its_article_keeps_what_it_has(people: People) -> None:
    item = make_budget_item(slugline="bread", user=people.writer)
    article = beginning.begin(item, by=people.section_editor, at=NOW).article
    plan = {"slugline": "flour", "words": 9, "user_id": None, "author_id": None}
    budget.change(item, by=people.section_editor, seen=budget.fingerprint(item), **plan)
    item.refresh_from_db()
    article.refresh_from_db()
    assert (item.slugline, item.words, item.user, item.article) == ("flour", 9, None, article)
    assert (article.slugline, article.owner) == ("bread", people.writer)


def test_nobody_writes_over_a_line_that_somebody_else_changed(people: People) -> None:
    item = make_budget_item(words=300)
    seen = budget.fingerprint(item)
    budget.change(item, by=people.section_editor, seen=seen, words=400)
    with pytest.raises(MoveRefused, match="Somebody changed this line after you opened it"):
        budget.change(item, by=people.other_section_editor, seen=seen, words=500)
    assert BudgetItem.objects.get().words == 400


def test_what_is_being_written_is_not_taken_off(people: People) -> None:
    item = make_budget_item()
    beginning.begin(item, by=people.section_editor, at=NOW)
    with pytest.raises(MoveRefused, match="is being written"):
        budget.remove(item, by=people.section_editor)
    other = make_budget_item()
    budget.remove(other, by=people.section_editor)
    assert BudgetItem.objects.get() == item


@pytest.mark.parametrize("state", State.values)
def test_a_story_moves_to_an_edition_that_is_planned(state: str, people: People) -> None:
    item, to = make_budget_item(), make_edition(state=state)
    if state == State.PLANNED:
        budget.move(item, to=to, by=people.section_editor)
    else:
        with pytest.raises(MoveRefused, match="is closed: choose one that is still planned"):
            budget.move(item, to=to, by=people.section_editor)
    moved = BudgetItem.objects.get().edition
    assert moved == (to if state == State.PLANNED else item.edition)


def test_a_story_moves_to_no_other_language(people: People) -> None:
    with pytest.raises(MoveRefused, match="in another language"):
        budget.move(make_budget_item(), to=make_edition(language="ps"), by=people.section_editor)


def test_an_article_goes_along_where_its_edition_is_open(people: People) -> None:
    item, to = make_budget_item(), make_edition(articles=0)
    article = beginning.begin(item, by=people.section_editor, at=NOW).article
    for _ in range(2):
        budget.move(item, to=to, by=people.section_editor)
    assert Placement.objects.get(article=article).edition == to
    assert BudgetItem.objects.get().edition == to


def test_an_article_that_a_closed_edition_holds_stays_and_so_does_its_line(people: People) -> None:
    edition, to = make_edition(articles=1), make_edition(articles=0)
    item = make_budget_item(edition, article=edition.placements.get().article)
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_APPROVAL, prepared_by=people.section_editor)
    with pytest.raises(MoveRefused, match="has to be reopened before anything in it changes"):
        budget.move(item, to=to, by=people.section_editor)
    assert BudgetItem.objects.get().edition == edition


def test_what_is_planned_for_somebody_stands_under_their_login_or_their_byline(people: People) -> None:
    profile = make_staff_profile(people.writer)
    mine = make_budget_item(user=people.writer)
    by_name = make_budget_item(author=profile.author)
    make_budget_item(user=people.other_writer)
    make_budget_item()
    assert {*BudgetItem.objects.of_colleague(people.writer)} == {mine, by_name}
    assert {*BudgetItem.objects.visible_to(people.writer)} == {mine, by_name}
    assert BudgetItem.objects.visible_to(people.section_editor).count() == 4
    assert not BudgetItem.objects.visible_to(people.photo_editor).exists()


def test_a_budget_is_added_up() -> None:
    edition, now = make_edition(articles=0), timezone.now()
    make_budget_item(edition, words=600, wants_photo=True, due=now - HOUR)
    draft = make_article(body="<p>One two <b>three</b>.</p>")
    make_budget_item(edition, words=300, article=draft, wants_photo=True, due=now - HOUR)
    ready = make_revision(make_article(state="ready"), body="<p>One two.</p>", lead_photo=make_photo()).article
    make_budget_item(edition, words=100, article=ready, wants_photo=True, due=now - HOUR)
    carried = make_budget_item(edition, words=5000, due=now - HOUR)
    make_budget_item(make_edition(), carried_from=carried)
    lines = rows(edition.budget.with_story().by_section(), now=now)
    assert totals(lines) == Totals(
        stories=3, begun=2, handed_in=1, words=1000, written=5, photos_wanted=3, photos_lacking=2
    )
    assert [line.is_late for line in lines] == [True, True, False, False]
    assert not any(line.is_late for line in rows(edition.budget.with_story(), now=now - 2 * HOUR))
    assert totals([]) == Totals(0, 0, 0, 0, 0, 0, 0)
