"""A search result shows the passage around the first hit, marks what was asked, and loses no word on the way."""

from hypothesis import given
from hypothesis import strategies as st

from paper.search.snippets import WORDS_BEFORE, WORDS_SHOWN, snippet
from paper.search.spelling import normalise

WORDS = st.lists(st.sampled_from(["dam", "Dam,", "water", "(café)", "walked", "x"]), max_size=80)


def shown(text: str, *asked: str) -> tuple[str, list[str], bool, bool]:
    """(the passage, its marked parts, begins with the text, ends with the text)"""
    found = snippet(text, asked, fold=normalise)
    marked = [part for part, is_hit in found.parts if is_hit]
    return " ".join(part for part, _ in found.parts), marked, found.starts, found.ends


def test_a_short_text_is_shown_whole_with_the_hits_marked() -> None:
    assert shown("The dam is low.", "dam") == ("The dam is low.", ["dam"], True, True)


def test_hits_are_marked_as_they_are_written() -> None:
    assert shown("A Café, they say.", "cafe")[1] == ["Café,"]
    assert shown("كابل است", "کابل")[1] == ["كابل"]


def test_english_endings_do_not_hide_a_hit() -> None:
    assert shown("He walks and walked, walking.", "walk")[1] == ["walks", "walked, walking."]
    assert shown("A walk.", "walking")[1] == ["walk."]


def test_every_word_of_a_phrase_is_marked() -> None:
    assert shown("The market day came.", "market day")[1] == ["market day"]


def test_a_long_text_is_shown_around_the_first_hit() -> None:
    text = " ".join(f"w{number}" for number in range(100))
    passage, marked, starts, ends = shown(text, "w50")
    assert passage.split() == [f"w{number}" for number in range(50 - WORDS_BEFORE, 50 - WORDS_BEFORE + WORDS_SHOWN)]
    assert (marked, starts, ends) == (["w50"], False, False)


def test_without_a_hit_the_beginning_is_shown() -> None:
    text = " ".join(f"w{number}" for number in range(100))
    passage, marked, starts, ends = shown(text, "headline")
    assert (passage.split()[0], marked, starts, ends) == ("w0", [], True, False)


def test_nothing_shows_nothing() -> None:
    assert shown("", "dam") == ("", [], True, True)


@given(WORDS, st.lists(st.sampled_from(["dam", "water", "cafe", "walk day"]), max_size=3))
def test_a_passage_is_a_piece_of_the_text(words: list[str], asked: list[str]) -> None:
    text = " ".join(words)
    passage, _, starts, ends = shown(text, *asked)
    assert f" {passage} " in f" {text} "
    assert len(passage.split()) <= WORDS_SHOWN
    assert starts == text.startswith(passage)
    assert not ends or text.endswith(passage)
