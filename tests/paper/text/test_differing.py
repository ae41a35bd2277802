"""Every word of both texts is told once, in order; what changed is told in as few words as a reader would say it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper.text.differing import MOST_PAIRS, Paragraph, Segment, folded, paragraphs, words

# Few words, so that they come again and again; scripts of both directions, with a zero-width non-joiner inside one.
_WORD = st.sampled_from(["the", "dam", "is", "old", "of", "می‌رود", "آب", "اوبه", "2024", "dam,"])
_LINE = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)
_TEXT = st.lists(_LINE, max_size=8).map("\n".join)


def one_side(segments: tuple[Segment, ...] | list[Segment], sign: str) -> list[str]:
    return " ".join(segment.words for segment in segments if segment.sign in ("same", sign)).split()


def lines(found: list[Paragraph], sign: str) -> list[list[str]]:
    sides = [one_side(paragraph.segments, sign) for paragraph in found if paragraph.kind in ("same", "changed", sign)]
    return [side for side in sides if side]


@given(_LINE, _LINE)
def test_the_words_of_both_lines_are_all_there_in_order(before: str, after: str) -> None:
    found = words(before, after)
    assert one_side(found, "gone") == before.split()
    assert one_side(found, "new") == after.split()


@settings(deadline=None)
@given(_TEXT, _TEXT)
def test_the_paragraphs_of_both_texts_are_all_there_in_order(before: str, after: str) -> None:
    found = paragraphs(before, after)
    assert lines(found, "gone") == [line.split() for line in before.splitlines()]
    assert lines(found, "new") == [line.split() for line in after.splitlines()]


@given(_TEXT)
def test_nothing_differs_between_a_text_and_itself(text: str) -> None:
    assert all(paragraph.kind == "same" for paragraph in paragraphs(text, text))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("The road opens on Sunday.", "The road opens on Tuesday.", ["The road opens on", "-Sunday.", "+Tuesday."]),
        ("سرک روز یکشنبه باز می‌شود", "سرک روز سه‌شنبه باز می‌شود", ["سرک روز", "-یکشنبه", "+سه‌شنبه", "باز می‌شود"]),
        ("اوبه نن راځي", "اوبه سبا راځي", ["اوبه", "-نن", "+سبا", "راځي"]),
        ("A dam", "A dam breaks", ["A dam", "+breaks"]),
        ("Two new dams", "Two dams", ["Two", "-new", "dams"]),
        # One word in common is no common text.
        ("Snow closes the pass again", "Why the ministry of water failed", None),
        # "the" between two longer changes tells nothing.
        (
            "He said it would rain over hills and the ministry agreed with farmers on that day.",
            "He said it would freeze across every valley while the council opposed shepherds from there on that day.",
            ["He said it would", "-", "+", "on that day."],
        ),
    ],
)
def test_a_change_is_told_as_a_reader_would_say_it(before: str, after: str, found: list[str] | None) -> None:
    marks = {"same": "", "gone": "-", "new": "+"}
    told = [marks[sign] + text for sign, text in words(before, after)]
    expected = found or [f"-{before}", f"+{after}"]
    assert [one if two not in "-+" else one[0] for one, two in zip(told, expected, strict=True)] == expected


def test_a_paragraph_put_in_before_one_that_changed_is_not_taken_for_it() -> None:
    before = "The dam is sixty years old.\nIt holds the water of the whole province."
    after = "A new paragraph begins.\nThe dam is seventy years old.\nIt holds the water of the whole province."
    kinds = [paragraph.kind for paragraph in paragraphs(before, after)]
    assert kinds == ["new", "changed", "same"]


def test_what_stayed_is_folded_to_its_number() -> None:
    text = [f"Paragraph {number} stands here." for number in range(6)]
    found = paragraphs("\n".join(text), "\n".join([*text[:3], "Something else altogether!", *text[3:]]))
    assert [(paragraph.kind, paragraph.count) for paragraph in folded(found)] == [
        ("skipped", 3),
        ("new", 1),
        ("skipped", 3),
    ]


def article(seed: int, *, paragraphs: int = 60, vocabulary: int = 900) -> list[str]:
    """A text of 3,000 words; the frequent words of a language come as often as they do in one."""
    chance = random.Random(seed)
    common = ["the", "of", "and", "in", "to"]
    return [
        " ".join(
            chance.choice(common) if chance.random() < 0.3 else f"w{chance.randrange(vocabulary)}" for _ in range(50)
        )
        for _ in range(paragraphs)
    ]


CHANGED = {
    "one word": lambda text: [text[0].replace(text[0].split()[3], "other", 1), *text[1:]],
    "a word in each paragraph": lambda text: [f"{line} more" for line in text],
    "a tenth of all words": lambda text: [
        " ".join("x" if place % 10 == 0 else word for place, word in enumerate(line.split())) for line in text
    ],
    "the order of the paragraphs": lambda text: text[::-1],
    "everything": lambda text: article(2),
    "the paragraphs run into one": lambda text: [" ".join(text)],
}


@pytest.mark.parametrize("change", CHANGED)
@pytest.mark.parametrize("in_one", [False, True], ids=["sixty paragraphs", "one paragraph"])
def test_two_texts_of_3000_words_are_told_whole(change: str, in_one: bool) -> None:
    before = article(1)
    after = CHANGED[change](before)
    sides = [" ".join(text) if in_one else "\n".join(text) for text in (before, after)]
    found = paragraphs(*sides)
    assert lines(found, "gone") == [line.split() for line in sides[0].splitlines()]
    assert lines(found, "new") == [line.split() for line in sides[1].splitlines()]


def test_what_is_too_much_to_compare_is_put_in_whole() -> None:
    """The bound of the work: without a word that stands once, only the square is left."""
    size = int(MOST_PAIRS**0.5) + 2
    one, two = ("a b " * size, "b b a a " * size)
    assert words(one, two) == [("gone", one.strip()), ("new", two.strip())]
