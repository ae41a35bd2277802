"""The database says no to what no edition may be, whoever writes past the code."""

import datetime
from uuid import uuid4

import pytest
from django.db.models import F

from editions import placing
from editions.ahead import letting
from editions.correcting import requests
from editions.models import Ahead, BoardStep, CorrectionRequest, Edition, Placement
from editions.states import RequestState, State
from newsroom.roles import EDITOR_IN_CHIEF, WRITER
from tests.constraints import Break, alter, cells, constraints_of, refuses, twin
from tests.factories import (
    NOW,
    make_article,
    make_author,
    make_budget_item,
    make_chair,
    make_edition,
    make_holiday,
    make_placement,
    make_proof,
    make_reason,
    make_request,
    make_timed_edition,
    person,
)

pytestmark = pytest.mark.django_db


DAY = datetime.date(2026, 3, 14)


def _two_leads() -> object:
    edition = make_edition(articles=2)
    return edition.placements.update(is_lead=True)


def _article_in_two_editions() -> object:
    return twin(make_placement(), edition=make_edition(), is_lead=False)


def _one_copy_for_two_placements() -> object:
    printed = make_edition(state=State.RELEASED).placements.get().printed
    return alter(make_placement(), printed=printed)


def _decided(state: str) -> CorrectionRequest:
    request, chief = make_request(), person(EDITOR_IN_CHIEF)
    if state == RequestState.APPROVED:
        requests.approve(request, by=chief, at=NOW)
    elif state == RequestState.DECLINED:
        requests.decline(request, by=chief, at=NOW, reason="It was right.")
    else:
        requests.withdraw(request, by=request.asked_by, at=NOW)
    return request


def _step() -> BoardStep:
    return BoardStep.objects.get(edition=make_placement().edition)


def _taken_back_twice() -> object:
    step = _step()
    placing.undo(step.edition, by=step.by)
    return twin(BoardStep.objects.get(undoes=step), version=99)


def _ahead() -> Ahead:
    placement = make_placement()
    letting.let_out(placement, by=person(EDITOR_IN_CHIEF), at=NOW, note="The road is closed now.")
    return Ahead.objects.get(placement=placement)


CASES: dict[str, list[Break]] = {
    "Ahead.placement": [lambda: twin(_ahead())],
    "article_goes_ahead_for_a_reason": [lambda: alter(_ahead(), note="")],
    "article_goes_ahead_by_four_eyes_or_a_waiver": [lambda: alter(_ahead(), cleared_by=person(EDITOR_IN_CHIEF))],
    "one_term_begins_on_a_day": [
        lambda: twin(make_chair(), author=make_author()),
        lambda: twin(make_chair(until=DAY, is_acting=True), author=make_author()),
    ],
    "acting_editor_has_a_last_day": [
        lambda: alter(make_chair(), is_acting=True),
        lambda: alter(make_chair(until=DAY, is_acting=True), until=None),
    ],
    "budget_item_has_a_slugline": [lambda: alter(make_budget_item(), slugline="")],
    "budget_item_is_for_a_colleague_or_a_contributor": [
        lambda: alter(make_budget_item(user=person(WRITER)), author=make_author()),
    ],
    "budget_item_is_of_a_length_one_can_print": [lambda: alter(make_budget_item(), words=20_001)],
    "BudgetItem.article": [lambda: twin(make_budget_item(article=make_article()), form_key=uuid4())],
    "BudgetItem.carried_from": [lambda: twin(make_budget_item(carried_from=make_budget_item()), form_key=uuid4())],
    "BudgetItem.form_key": [lambda: twin(make_budget_item())],
    "chair_ends_after_it_begins": [
        lambda: alter(make_chair(), until=datetime.date(1999, 12, 31)),
    ],
    "one_edition_per_date_language_and_label": [lambda: twin(make_edition(articles=0), number=9)],
    "edition_is_in_a_known_state": [lambda: alter(make_edition(state=State.IN_APPROVAL), state="printed")],
    "edition_has_a_known_label": [lambda: alter(make_edition(), label="noon")],
    "edition_has_a_known_language": [lambda: alter(make_edition(), language="de")],
    "edition_has_a_release_time_exactly_when_released": [
        lambda: alter(make_edition(), released_at=NOW),
        lambda: alter(make_edition(state=State.APPROVED), released_at=NOW),
        lambda: alter(make_edition(state=State.APPROVED), state=State.RELEASED),
        lambda: alter(make_edition(state=State.RELEASED), released_at=None),
        lambda: alter(make_edition(state=State.RELEASED), state=State.RECALLED),
    ],
    "edition_has_a_manifest_exactly_when_approved": [
        lambda: alter(make_edition(), manifest="{}"),
        lambda: alter(make_edition(state=State.IN_APPROVAL), state=State.APPROVED),
        lambda: alter(make_edition(state=State.APPROVED), manifest=""),
        lambda: alter(make_edition(state=State.APPROVED), approved_by=None),
        lambda: alter(make_edition(state=State.APPROVED), approved_at=None),
        lambda: alter(make_edition(state=State.APPROVED), state=State.IN_APPROVAL),
        lambda: alter(make_edition(state=State.RELEASED), manifest=""),
        lambda: alter(make_edition(state=State.RECALLED), manifest=""),
    ],
    "edition_in_approval_was_prepared": [
        lambda: alter(make_edition(state=State.IN_APPROVAL), prepared_by=None),
        lambda: alter(make_edition(state=State.RELEASED), prepared_by=None),
    ],
    "edition_is_approved_by_four_eyes_or_a_waiver": [
        lambda: alter(make_edition(state=State.APPROVED), approved_by=F("prepared_by")),
        lambda: alter(make_edition(state=State.APPROVED), prepared_by=person(EDITOR_IN_CHIEF)),
    ],
    "edition_goes_out_by_itself_only_when_approved_and_timed": [
        lambda: alter(make_edition(release_at=NOW), release_set_by=person(EDITOR_IN_CHIEF)),
        lambda: alter(make_edition(state=State.APPROVED), release_set_by=person(EDITOR_IN_CHIEF)),
        lambda: alter(make_edition(state=State.RELEASED, release_at=NOW), release_set_by=person(EDITOR_IN_CHIEF)),
        lambda: alter(make_timed_edition(release_at=NOW), release_at=None),
        lambda: alter(make_timed_edition(release_at=NOW), state=State.RELEASED, released_at=NOW),
    ],
    "edition_is_held_back_only_from_its_time": [
        lambda: alter(make_edition(state=State.APPROVED, release_at=NOW), held_back="An embargo stands."),
    ],
    "one_step_makes_one_version_of_an_edition": [lambda: twin(_step())],
    "board_step_is_a_known_act": [lambda: twin(_step(), version=99, act="swap")],
    "board_step_names_an_article_unless_the_whole_order_is_new": [
        lambda: twin(_step(), version=99, article=None),
        lambda: twin(_step(), version=99, act="order"),
    ],
    "BoardStep.undoes": [_taken_back_twice],
    "Placement.article": [_article_in_two_editions],
    "Placement.printed": [_one_copy_for_two_placements],
    "one_lead_per_edition": [_two_leads],
    # Each is another row: none of those that are there can be altered.
    "proofs_of_an_edition_are_numbered": [lambda: twin(make_proof())],
    "proof_has_a_number_from_one_on": [lambda: twin(make_proof(), number=0)],
    "proof_has_the_hash_of_its_content": [lambda: twin(make_proof(), number=2, sha256="f" * 63)],
    "reason_is_for_a_warning": [lambda: twin(make_reason(), key=""), lambda: twin(make_reason(), message="")],
    "one_open_request_per_article_and_kind": [lambda: twin(make_request(), text="The same again.")],
    "correction_request_is_in_a_known_state": [lambda: alter(_decided(RequestState.WITHDRAWN), state="lost")],
    "correction_request_is_of_a_known_kind": [lambda: alter(make_request(), kind="apology")],
    "correction_request_has_words_for_readers": [lambda: alter(make_request(), text="")],
    "correction_request_is_decided_by_somebody_at_some_time": [
        lambda: alter(make_request(), state=RequestState.WITHDRAWN),
        lambda: alter(make_request(), decided_by=person(EDITOR_IN_CHIEF)),
        lambda: alter(make_request(), reason="For nothing."),
        lambda: alter(_decided(RequestState.APPROVED), decided_by=None),
        lambda: alter(_decided(RequestState.DECLINED), decided_at=None),
    ],
    "correction_request_is_approved_by_four_eyes_or_with_a_reason": [
        lambda: alter(_decided(RequestState.APPROVED), decided_by=F("asked_by")),
        lambda: alter(_decided(RequestState.APPROVED), asked_by=person(EDITOR_IN_CHIEF)),
    ],
    "Holiday.day": [lambda: twin(make_holiday(DAY))],
    "holiday_has_a_name": [lambda: make_holiday(DAY, "")],
    "correction_request_is_declined_with_a_reason": [lambda: alter(_decided(RequestState.DECLINED), reason="")],
}


def test_every_constraint_has_a_case() -> None:
    assert set(CASES) == set(constraints_of("editions"))


@pytest.mark.parametrize(("name", "each"), cells(CASES))
def test_the_database_refuses(name: str, each: Break) -> None:
    refuses("editions", name, each)


def test_what_no_constraint_forbids_is_written() -> None:
    """The control arm: the same ways of writing pass when nothing is wrong."""
    edition = make_edition(state=State.APPROVED)
    alter(edition, approved_by=F("prepared_by"), waiver="Nobody else is in the house.")
    twin(make_edition(articles=0), label="late")
    alter(_decided(RequestState.APPROVED), decided_by=F("asked_by"), reason="Nobody else is in the house.")
    twin(_decided(RequestState.WITHDRAWN), text="The same again, after the first was withdrawn.")
    twin(make_chair(), since=datetime.date(2010, 1, 1))
    twin(make_placement(), article=make_article(), is_lead=False)
    twin(make_proof(edition), number=2)
    twin(_step(), version=99)
    twin(_step(), version=99, act="order", article=None)
    assert (Edition.objects.count(), Placement.objects.filter(is_lead=True).count()) == (8, 6)
