"""Whose letters a text is written in is told where it can be, and marks of direction are followed to their end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.preflight.letters import is_left_open, other_letters
from tests.editions.preflight.made import DARI, PASHTO

ENGLISH = "The dam above Kabul opened again today. "


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (ENGLISH, "en", ""),
        (DARI, "fa-AF", ""),
        (DARI * 5, "fa-AF", ""),
        (PASHTO, "ps", ""),
        (PASHTO * 5, "ps", ""),
        ("", "en", ""),
        ("12 345 — !", "fa-AF", ""),
        ("BBC", "fa-AF", ""),
        (DARI, "en", "Arabic"),
        (ENGLISH, "fa-AF", "Latin"),
        (ENGLISH, "ps", "Latin"),
        (PASHTO * 5, "fa-AF", "Pashto"),
        (DARI * 5, "ps", "Dari"),
        # A headline is too short to tell the two apart.
        (PASHTO[:60], "fa-AF", ""),
        (DARI[:60], "ps", ""),
        # A text that quotes is of the language that it is mostly in.
        (ENGLISH * 5 + DARI, "en", ""),
        (DARI * 3 + ENGLISH, "fa-AF", ""),
        # A Pashto name or two in a page of Dari.
        (DARI * 5 + "ښاغلی ګل آغا", "fa-AF", ""),
    ],
)
def test_letters_are_told(text: str, language: str, expected: str) -> None:
    assert other_letters(text, language=language) == expected


@given(st.text("ab\u200e\u200f سلام"))
def test_without_a_control_nothing_is_open(text: str) -> None:
    assert not is_left_open(text)


NESTED = st.recursive(
    st.text("a سل"),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from("\u202a\u202b\u202d\u202e"), inner).map(lambda each: f"{each[0]}{each[1]}\u202c"),
        st.tuples(st.sampled_from("\u2066\u2067\u2068"), inner).map(lambda each: f"{each[0]}{each[1]}\u2069"),
        st.lists(inner, max_size=3).map("".join),
    ),
)


@given(NESTED)
def test_what_is_closed_in_turn_is_not_open(text: str) -> None:
    assert not is_left_open(text)


@given(NESTED, NESTED, st.sampled_from("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_one_control_too_many_is_open(before: str, after: str, control: str) -> None:
    assert is_left_open(before + control + after)
