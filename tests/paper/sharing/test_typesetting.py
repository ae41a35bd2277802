"""Are lines set in the right face and the right order, and broken evenly?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from paper.sharing.typesetting import HEADLINE, LABEL, Line, break_evenly, set_line


def runs(text: str, direction: str) -> list[tuple[str, str]]:
    """Return a line's runs from left to right: the letters and their direction."""
    line = set_line(text, HEADLINE, size=40, direction=direction)
    return [(run.text, run.direction) for run in line._from_left_to_right()]


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("The dam", "ltr", [("The dam", "ltr")]),
        ("Nāw ī", "ltr", [("N", "ltr"), ("ā", "ltr"), ("w ", "ltr"), ("ī", "ltr")]),
        ("to کابل city", "ltr", [("to ", "ltr"), ("کابل", "rtl"), (" city", "ltr")]),
        ("آب کابل", "rtl", [("آب کابل", "rtl")]),
        ("به UNDP رسید", "rtl", [(" رسید", "rtl"), ("UNDP", "ltr"), ("به ", "rtl")]),
        ("Nāw آب", "rtl", [(" آب", "rtl"), ("N", "ltr"), ("ā", "ltr"), ("w", "ltr")]),
        ("«آب»", "rtl", [("»", "rtl"), ("آب", "rtl"), ("«", "rtl")]),
        ("دشت\u200cها", "rtl", [("دشت\u200cها", "rtl")]),
        ("№ 7 🙂", "ltr", [("N 7 ", "ltr")]),
        ("", "ltr", []),
    ],
)
def test_each_part_has_its_face_and_its_place(text: str, direction: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, direction) == expected


@given(text=st.text(max_size=40), direction=st.sampled_from(["ltr", "rtl"]))
@settings(max_examples=300)
def test_whatever_is_written_can_be_set(text: str, direction: str) -> None:
    line = set_line(text, HEADLINE, size=40, direction=direction)
    line.draw(ImageDraw.Draw(Image.new("L", (200, 60))), at=(0, 40))
    assert line.width >= 0


def test_letters_of_dari_are_joined() -> None:
    joined = set_line("بببب", HEADLINE, size=60, direction="rtl").width
    assert joined < 0.8 * sum(set_line("ب", HEADLINE, size=60, direction="rtl").width for _ in range(4))


def lines(text: str, width: int) -> list[Line]:
    return break_evenly(text, LABEL, size=40, width=width, direction="ltr")


def test_lines_are_as_few_as_fit_and_about_equally_long() -> None:
    text = "who opens the upper gate, who pays its keeper and who keeps the ledger"
    greedy, even = 900, [line.width for line in lines(text, 900)]
    assert len(even) == 2
    assert max(even) <= greedy
    assert max(even) - min(even) < 0.2 * max(even)
    assert "".join(run.text for line in lines(text, 900) for run in line.runs).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_wider_than_the_line_stands_alone() -> None:
    broken = lines("a Rechtsschutzversicherungsgesellschaft b", 200)
    assert ["".join(run.text for run in line.runs) for line in broken][1] == "Rechtsschutzversicherungsgesellschaft"
    assert lines("", 200) == []


def test_a_line_is_drawn_from_its_left_end() -> None:
    for text, direction in (("The dam", "ltr"), ("آب UNDP", "rtl")):
        image = Image.new("L", (600, 100))
        line = set_line(text, HEADLINE, size=40, direction=direction)
        line.draw(ImageDraw.Draw(image), at=(100, 60))
        box = image.getbbox()
        assert box is not None
        assert abs(box[0] - 100) < 8
        assert abs(box[2] - 100 - line.width) < 8
