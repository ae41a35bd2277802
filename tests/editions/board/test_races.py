"""Of people who work on one board at the same moment nobody overwrites another unseen, and the order stays whole."""

from functools import partial

import pytest
from django.contrib.auth.models import User

from editions import placing, workflow
from editions.models import BoardStep, Edition, Placement
from editions.placing import Spot
from editions.states import State
from newsroom.roles import SECTION_EDITOR
from tests.factories import NOW, make_article, make_edition, make_section, person
from tests.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 40


def editors() -> list[User]:
    """Two section editors whose permissions are looked up already."""
    both = [person(SECTION_EDITOR), person(SECTION_EDITOR, number=2)]
    for editor in both:
        editor.has_perm("editions.prepare_edition")
    return both


def at(edition: Edition, number: int) -> Placement:
    placement: Placement = edition.placements.in_order().select_related("edition", "section")[number]
    return placement


def version_of(edition: Edition) -> int:
    return Edition.objects.get(pk=edition.pk).version


def whole(edition: Edition) -> bool:
    """Whether every place of the order is taken once, there is a lead, and the record tells every version."""
    places = list(edition.placements.in_order().values_list("position", flat=True))
    leads = edition.placements.filter(is_lead=True).count()
    steps = list(edition.steps.order_by("version").values_list("version", flat=True))
    return places == list(range(1, len(places) + 1)) and leads == 1 and steps == sorted(set(steps))


def test_of_two_who_move_one_piece_from_the_same_page_the_second_is_refused() -> None:
    edition, both = make_edition(articles=4), editors()
    sections = [make_section("World"), make_section("Sport")]
    for turn in range(TIMES):
        seen, piece = version_of(edition), at(edition, turn % 4)
        before = piece.section
        runs = [
            partial(placing.put, piece, spot=Spot(section), by=by, seen=seen)
            for section, by in zip(sections, both, strict=True)
        ]

        results = race(runs)

        (step,) = edition.steps.since(seen)
        where = Placement.objects.get(pk=piece.pk).section
        assert where == step.to_section
        # Whoever found it where they wanted it has changed nothing either.
        refused = [str(result) for result in results if result is not None]
        assert refused in ([], [f"{step.by} {step.words} meanwhile, so nothing was changed: look at the board again."])
        assert refused or before in sections, results
        assert whole(edition)


def test_two_who_move_two_pieces_from_the_same_page_both_do() -> None:
    edition, both = make_edition(articles=6), editors()
    sections = [make_section("World"), make_section("Sport")]
    for turn in range(TIMES):
        seen = version_of(edition)
        # The first of a section is what "first there" is known by, so each has a section of their own.
        pieces = [at(edition, turn % 6), at(edition, (turn + 3) % 6)]
        runs = [
            partial(placing.put, piece, spot=Spot(section), by=by, seen=seen)
            for piece, section, by in zip(pieces, sections, both, strict=True)
        ]

        assert race(runs) == [None, None], turn

        assert [Placement.objects.get(pk=piece.pk).section for piece in pieces] == sections
        assert whole(edition)


def test_of_two_who_choose_a_lead_one_is_told() -> None:
    edition, both = make_edition(articles=3), editors()
    for turn in range(TIMES):
        others = [each for each in edition.placements.in_order().select_related("edition") if not each.is_lead]
        seen = version_of(edition)
        runs = [partial(placing.make_lead, piece, by=by, seen=seen) for piece, by in zip(others, both, strict=True)]

        results = race(runs)

        assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "NoneType"], (turn, results)
        assert whole(edition)


def test_one_article_that_two_place_stands_once() -> None:
    edition, both, section = make_edition(articles=1), editors(), make_section("World")
    for turn in range(TIMES):
        article, seen = make_article(state="ready"), version_of(edition)
        results = race(
            [partial(placing.place_at, edition, article, spot=Spot(section), by=by, seen=seen) for by in both]
        )
        assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "Placement"], (turn, results)
        assert edition.placements.filter(article=article).count() == 1
        assert whole(edition)


def test_a_step_is_taken_back_once_however_often_it_is_asked() -> None:
    edition, editor = make_edition(articles=3), editors()[0]
    for turn in range(TIMES):
        placing.put(at(edition, 2), spot=Spot(at(edition, 0).section), by=editor)
        step = BoardStep.objects.last_of(editor)
        results = race([partial(placing.undo, edition, by=editor, step=step.pk)] * 2)
        assert sorted(type(result).__name__ for result in results) == ["BoardStep", "MoveRefused"], (turn, results)
        assert BoardStep.objects.filter(undoes=step).count() == 1
        assert whole(edition)


def test_no_move_slips_into_an_edition_that_is_being_closed() -> None:
    edition, both = make_edition(articles=3), editors()
    for turn in range(TIMES):
        copy, piece = Edition.objects.get(pk=edition.pk), at(edition, 2)
        spot = Spot(piece.section)
        moved, closed = race(
            [
                partial(placing.put, piece, spot=spot, by=both[0]),
                partial(workflow.send_for_approval, copy, by=both[1], at=NOW),
            ]
        )
        assert closed is None, (turn, closed)
        assert moved is None or "no longer open" in str(moved)
        assert whole(edition)
        Edition.objects.filter(pk=edition.pk).update(state=State.PLANNED, prepared_by=None)
