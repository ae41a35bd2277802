"""The canonical form of a manifest is one that anybody can compute again."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.manifest import canonical, sha256_of

# RFC 8785, section 3.2.2: the strings and literals of its example, without the numbers that are not whole.
RFC_INPUT = {"string": "€$\u000f\u000aA'\u0042\u0022\u005c\\\"/", "literals": [None, True, False]}
RFC_OUTPUT = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner),
    max_leaves=20,
)


def test_the_example_of_the_rfc() -> None:
    assert canonical(RFC_INPUT) == RFC_OUTPUT


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": 2, "A": 3, "aa": 4, "": 5}, '{"":5,"A":3,"a":2,"aa":4,"b":1}'),
        ({"z": {"y": 1, "x": [3, 2, 1]}}, '{"z":{"x":[3,2,1],"y":1}}'),
        ({}, "{}"),
        ([], "[]"),
        ("", '""'),
        (0, "0"),
        (-1, "-1"),
        (9007199254740991, "9007199254740991"),
        ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
        ("\x00\x1f", '"\\u0000\\u001f"'),
        ("\x7f\u2028\u2029", '"\x7f\u2028\u2029"'),
        ("</script>&", '"</script>&"'),
        ("پل بهسود، می\u200cروم", '"پل بهسود، می\u200cروم"'),
        ("😂", '"😂"'),
    ],
)
def test_what_is_written_how(value: Any, expected: str) -> None:
    assert canonical(value) == expected


@given(JSON)
def test_what_was_written_reads_back_and_is_written_the_same_again(value: Any) -> None:
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(st.characters(max_codepoint=127)), st.integers()))
def test_the_order_in_which_a_manifest_was_built_does_not_count(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@pytest.mark.parametrize("value", [1.5, [1.0], {"a": {"b": (1, 2.5)}}, float("nan"), float("inf")])
def test_a_fraction_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no fractions"):
        canonical(value)


def test_the_hash_is_of_the_bytes() -> None:
    assert sha256_of("پل") == hashlib.sha256("پل".encode()).hexdigest()
    assert sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_half_a_character_has_no_hash() -> None:
    with pytest.raises(UnicodeEncodeError):
        sha256_of(canonical("\ud83d"))
