"""What is done with a running order is written down, what is out of date is refused, and the last step goes back."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.moves import MoveRefused
from editions import placing
from editions.models import BoardStep, Edition, Placement
from editions.placing import Spot
from editions.states import State
from paper.models import Section
from tests.editions.acts import everything
from tests.factories import NOW, People, make_article, make_edition, make_section

pytestmark = pytest.mark.django_db


class Board:
    """An edition of two sections, three pieces in each: a, b, c stand in National and d, e, f in World."""

    def __init__(self) -> None:
        self.national, self.world, self.sport = (
            make_section(name, position=place) for place, name in enumerate(("National", "World", "Sport"), start=1)
        )
        pieces = [
            make_article(state="ready", slugline=letter, headline=letter.upper(), section=section)
            for section, letters in ((self.national, "abc"), (self.world, "def"))
            for letter in letters
        ]
        self.edition = make_edition(articles=pieces)
        self.spare = make_article(state="ready", slugline="s", headline="S")
        self.keys = {article.slugline: article.pk for article in [*pieces, self.spare]}

    def at(self, letter: str) -> Placement:
        placement: Placement = Placement.objects.select_related("edition").get(article=self.keys[letter])
        return placement

    def put(self, letter: str, section: Section, *, after: str = "", by: User, seen: int | None = None) -> None:
        spot = Spot(section, self.keys[after] if after else None)
        placing.put(self.at(letter), spot=spot, by=by, seen=seen)

    def place(self, section: Section, *, after: str = "", by: User, seen: int | None = None) -> None:
        spot = Spot(section, self.keys[after] if after else None)
        placing.place_at(self.edition, self.spare, spot=spot, by=by, seen=seen)

    def undo(self, *, by: User) -> BoardStep:
        return placing.undo(self.edition, by=by)

    @property
    def version(self) -> int:
        return Edition.objects.get(pk=self.edition.pk).version

    def __str__(self) -> str:
        """The running order, the sections by their first letter, the lead with a star: `N:a* N:b W:d`."""
        rows = self.edition.placements.in_order().with_article()
        return " ".join(f"{each.section.name[0]}:{each.article.slugline}{'*' if each.is_lead else ''}" for each in rows)


@pytest.fixture
def board(people: People) -> Board:
    return Board()


START = "N:a* N:b N:c W:d W:e W:f"


@pytest.mark.parametrize(
    ("letter", "section", "after", "expected"),
    [
        ("c", "national", "", "N:c N:a* N:b W:d W:e W:f"),
        ("a", "national", "c", "N:b N:c N:a* W:d W:e W:f"),
        ("a", "national", "b", "N:b N:a* N:c W:d W:e W:f"),
        ("b", "world", "", "N:a* N:c W:b W:d W:e W:f"),
        ("b", "world", "d", "N:a* N:c W:d W:b W:e W:f"),
        ("b", "world", "f", "N:a* N:c W:d W:e W:f W:b"),
        ("f", "national", "a", "N:a* W:f N:b N:c W:d W:e".replace("W:f", "N:f")),
        ("b", "sport", "", "N:a* N:c W:d W:e W:f S:b"),
        ("a", "sport", "", "N:b N:c W:d W:e W:f S:a*"),
        ("b", "national", "a", START),
        ("a", "national", "", START),
    ],
)
def test_a_piece_stands_behind_the_one_that_is_named(
    letter: str, section: str, after: str, expected: str, board: Board, people: People
) -> None:
    assert str(board) == START
    board.put(letter, getattr(board, section), after=after, by=people.section_editor)
    assert str(board) == expected
    positions = list(board.edition.placements.in_order().values_list("position", flat=True))
    assert positions == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("section", "after", "expected"),
    [
        ("national", "", "N:s N:a* N:b N:c W:d W:e W:f"),
        ("world", "d", "N:a* N:b N:c W:d W:s W:e W:f"),
        ("sport", "", "N:a* N:b N:c W:d W:e W:f S:s"),
    ],
)
def test_a_piece_is_placed_where_it_is_put(
    section: str, after: str, expected: str, board: Board, people: People
) -> None:
    board.place(getattr(board, section), after=after, by=people.section_editor)
    assert str(board) == expected


def test_an_empty_section_fills_between_its_neighbours(board: Board, people: People) -> None:
    for letter in "abc":
        placing.take_out(board.at(letter), by=people.section_editor)
    board.put("d", board.national, by=people.section_editor)
    assert str(board) == "N:d W:e W:f"
    board.place(board.national, by=people.section_editor)
    assert str(board) == "N:s N:d W:e W:f"


def test_a_piece_of_another_section_is_nothing_to_stand_behind(board: Board, people: People) -> None:
    for refused in (
        lambda: board.put("a", board.national, after="d", by=people.section_editor),
        lambda: board.put("a", board.world, after="s", by=people.section_editor),
        lambda: board.put("a", board.national, after="a", by=people.section_editor),
        lambda: board.place(board.world, after="a", by=people.section_editor),
    ):
        with pytest.raises(MoveRefused, match="is not in"):
            refused()
    assert str(board) == START


ACTS: dict[str, tuple[Callable[[Board, User, int | None], object], str]] = {
    "place": (lambda board, by, seen: board.place(board.world, by=by, seen=seen), "placed “S” in World"),
    "move": (lambda board, by, seen: board.put("b", board.national, by=by, seen=seen), "moved “B” within National"),
    "move over": (
        lambda board, by, seen: board.put("b", board.world, after="e", by=by, seen=seen),
        "moved “B” from National to World",
    ),
    "shift": (
        lambda board, by, seen: placing.shift(board.at("b"), steps=3, by=by, seen=seen),
        "moved “B” within National",
    ),
    "lead": (lambda board, by, seen: placing.make_lead(board.at("b"), by=by, seen=seen), "made “B” the lead"),
    "take out": (lambda board, by, seen: placing.take_out(board.at("b"), by=by, seen=seen), "took “B” out of National"),
    "take out the lead": (
        lambda board, by, seen: placing.take_out(board.at("a"), by=by, seen=seen),
        "took “A” out of National",
    ),
}
each_act = pytest.mark.parametrize("act", ACTS)


@each_act
def test_an_act_is_recorded_and_taken_back_exactly(act: str, board: Board, people: People) -> None:
    do, words = ACTS[act]
    before = board.version
    do(board, people.section_editor, None)
    assert str(board) != START
    step = BoardStep.objects.last_of(people.section_editor)
    assert (step.words, step.version, step.by) == (words, before + 1, people.section_editor)

    assert board.undo(by=people.section_editor) == step
    assert str(board) == START
    back = BoardStep.objects.get(undoes=step)
    assert back.words.startswith("took back: ")
    assert back.version == before + 2


@each_act
def test_what_nobody_touched_is_done_from_an_older_page(act: str, board: Board, people: People) -> None:
    seen = board.version
    board.put("d", board.world, after="f", by=people.other_section_editor)
    ACTS[act][0](board, people.section_editor, seen)
    assert board.edition.steps.count() == 8


# What somebody else did to the piece itself, or to what the act names, since the page was built.
CONFLICTS: dict[str, list[Callable[[Board, User], object]]] = {
    "place": [
        lambda board, by: board.place(board.national, by=by),
        lambda board, by: board.put("b", board.world, by=by),
        lambda board, by: placing.put_in_order(board.edition, reversed_keys(board), by=by),
    ],
    "move": [
        lambda board, by: board.put("b", board.world, by=by),
        lambda board, by: board.put("c", board.national, by=by),
        lambda board, by: placing.put_in_order(board.edition, reversed_keys(board), by=by),
    ],
    "move over": [
        lambda board, by: board.put("b", board.sport, by=by),
        lambda board, by: board.put("e", board.sport, by=by),
    ],
    "shift": [lambda board, by: board.put("b", board.sport, by=by)],
    "lead": [lambda board, by: placing.make_lead(board.at("c"), by=by)],
    "take out": [lambda board, by: board.put("b", board.sport, by=by)],
    "take out the lead": [lambda board, by: board.put("a", board.sport, by=by)],
}


def reversed_keys(board: Board) -> list[int]:
    return list(board.edition.placements.order_by("-position").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("act", "first"),
    [pytest.param(act, first, id=f"{act} {n}") for act in ACTS for n, first in enumerate(CONFLICTS[act])],
)
def test_what_somebody_touched_since_is_refused_with_what_they_did(
    act: str, first: Callable[[Board, User], object], board: Board, people: People
) -> None:
    seen = board.version
    first(board, people.other_section_editor)
    step = BoardStep.objects.last_of(people.other_section_editor)
    before = everything(board.edition)
    with pytest.raises(MoveRefused) as refusal:
        ACTS[act][0](board, people.section_editor, seen)
    assert str(refusal.value) == (
        f"section-editor-2 {step.words} meanwhile, so nothing was changed: look at the board again."
    )
    assert everything(board.edition) == before


@each_act
def test_without_the_version_it_would_have_overwritten(act: str, board: Board, people: People) -> None:
    """The control arm: an act that does not say what its page showed is done, whatever others did."""
    CONFLICTS[act][0](board, people.other_section_editor)
    if act == "place":
        with pytest.raises(MoveRefused, match="stands in an edition already"):
            ACTS[act][0](board, people.section_editor, None)
    else:
        ACTS[act][0](board, people.section_editor, None)


@each_act
def test_a_piece_taken_out_meanwhile_is_not_brought_back(act: str, board: Board, people: People) -> None:
    letter = "a" if "lead" in act and "take" in act else "b"
    seen, placement = board.version, board.at(letter)
    placing.take_out(board.at(letter), by=people.other_section_editor)
    board.at = lambda letter: placement  # type: ignore[method-assign]
    if act == "place":
        ACTS[act][0](board, people.section_editor, seen)
        return
    for version, sentence in ((seen, "took “"), (None, "not in the edition any more")):
        with pytest.raises(MoveRefused, match=sentence):
            ACTS[act][0](board, people.section_editor, version)


@each_act
def test_a_step_is_not_taken_back_once_somebody_else_changed_it(act: str, board: Board, people: People) -> None:
    ACTS[act][0](board, people.section_editor, None)
    other = people.other_section_editor
    if act == "lead":
        placing.make_lead(board.at("d"), by=other)
    elif act.startswith("take out"):
        article = {"take out": "b", "take out the lead": "a"}[act]
        board.spare.pk = board.keys[article]
        board.spare.refresh_from_db()
        board.place(board.sport, by=other)
    else:
        board.put("s" if act == "place" else "b", board.sport, by=other)
    before = everything(board.edition)
    with pytest.raises(MoveRefused, match=r"^section-editor-2 .* since, so your step cannot be taken back\.$"):
        board.undo(by=people.section_editor)
    assert everything(board.edition) == before


def test_steps_go_back_one_by_one_and_only_the_own(board: Board, people: People) -> None:
    own, other = people.editor_in_chief, people.other_section_editor
    board.put("c", board.national, by=own)
    board.put("f", board.world, by=other)
    placing.take_out(board.at("e"), by=own)
    assert str(board) == "N:c N:a* N:b W:f W:d"
    board.undo(by=own)
    board.undo(by=own)
    assert str(board) == "N:a* N:b N:c W:f W:d W:e"
    with pytest.raises(MoveRefused, match="nothing of yours"):
        board.undo(by=own)
    board.undo(by=other)
    assert str(board) == START


def test_an_order_written_anew_goes_back(board: Board, people: People) -> None:
    placing.put_in_order(board.edition, reversed_keys(board), by=people.section_editor)
    assert str(board) == "W:f W:e W:d N:c N:b N:a*"
    board.undo(by=people.section_editor)
    assert str(board) == START


def test_a_page_takes_back_the_step_that_it_names(board: Board, people: People) -> None:
    board.put("c", board.national, by=people.section_editor)
    step = BoardStep.objects.last_of(people.section_editor)
    board.put("c", board.world, by=people.section_editor)
    with pytest.raises(MoveRefused, match="something else since"):
        placing.undo(board.edition, by=people.section_editor, step=step.pk)
    placing.undo(board.edition, by=people.section_editor, step=BoardStep.objects.last_of(people.section_editor).pk)
    assert str(board) == "N:c N:a* N:b W:d W:e W:f"


@pytest.mark.parametrize("state", [state for state in State.values if state != "planned"])
def test_a_closed_edition_takes_nothing_back(state: str, people: People) -> None:
    edition = make_edition(state=state, articles=2)
    before = everything(edition)
    with pytest.raises(MoveRefused, match="no longer open"):
        placing.undo(edition, by=people.section_editor)
    assert everything(edition) == before


def test_only_who_places_takes_back(board: Board, people: People) -> None:
    for user in (people.writer, people.photo_editor, people.administrator):
        for act in (
            lambda user=user: board.undo(by=user),
            lambda user=user: board.put("b", board.world, by=user),
            lambda user=user: board.place(board.world, by=user),
        ):
            with pytest.raises(MoveRefused, match="You may not place"):
                act()
    assert str(board) == START


def test_an_act_costs_the_same_with_few_pieces_and_with_many(people: People) -> None:
    people.section_editor.has_perm("editions.prepare_edition")
    costs = set()
    for count in (2, 30):
        edition = make_edition(articles=count)
        first, *_, last = edition.placements.in_order().select_related("edition", "section")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            placing.put(last, spot=Spot(first.section), by=people.section_editor, at=NOW)
        costs.add(len(queries))
    assert len(costs) == 1
    assert costs.pop() <= 8
