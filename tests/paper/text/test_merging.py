"""Two texts made from a third are put together so that nobody's words are lost, and the same ones always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.text.blocks import blocks
from paper.text.html import clean
from paper.text.merging import Stretch, merge, merge_two

BASE = ["The dam is low this year.", "It holds.", "Nobody measured it in spring.", "The ministry says so."]
paragraphs = st.lists(
    st.sampled_from(["a b c d", "a b c e", "a b x", "y", "z z", "the dam is low", "the dam is high"]), max_size=7
)


def taken(stretches: list[Stretch], side: str = "mine") -> list[str]:
    return [line for stretch in stretches for line in stretch.taken(side)]


def told(stretches: list[Stretch]) -> list[str]:
    return [stretch.who for stretch in stretches if stretch.who != "nobody"]


def changed(*changes: tuple[int, str]) -> list[str]:
    text = list(BASE)
    for place, words in changes:
        text[place] = words
    return text


def test_what_each_side_changed_in_paragraphs_of_its_own_is_put_together() -> None:
    mine, theirs = changed((0, "The dam is very low this year.")), changed((3, "The ministry denies it says so."))
    merged = merge(BASE, mine, theirs)
    assert told(merged) == ["mine", "theirs"]
    assert taken(merged) == changed((0, mine[0]), (3, theirs[3]))


def test_paragraphs_side_by_side_are_not_in_each_other_s_way() -> None:
    mine, theirs = changed((1, "It holds well.")), changed((2, "Nobody measured it in the spring."))
    merged = merge(BASE, mine, theirs)
    assert (told(merged), taken(merged)) == (["mine", "theirs"], changed((1, mine[1]), (2, theirs[2])))


def test_a_paragraph_that_both_changed_is_for_a_person_to_choose() -> None:
    mine, theirs = changed((0, "The dam is very low this year.")), changed((0, "The dam is low this spring."))
    (conflict, _) = merge(BASE, mine, theirs)
    assert conflict == Stretch("conflict", (BASE[0],), (mine[0],), (theirs[0],))
    assert [conflict.taken(side)[0] for side in ("mine", "theirs", "base")] == [mine[0], theirs[0], BASE[0]]
    assert conflict.taken("both") == (theirs[0], mine[0])


def test_a_change_that_both_made_alike_is_made_once() -> None:
    same = [*changed((1, "It holds well.")), "More follows."]
    merged = merge(BASE, same, same)
    assert (told(merged), taken(merged)) == (["both", "both"], same)


def test_what_one_put_in_stands_beside_what_the_other_changed() -> None:
    mine, theirs = [*BASE[:3], "A line between.", BASE[3]], changed((2, "Nobody measured it in the spring."))
    merged = merge(BASE, mine, theirs)
    assert taken(merged) == [*BASE[:2], theirs[2], "A line between.", BASE[3]]
    assert told(merged) == ["theirs", "mine"]


def test_what_both_put_in_at_one_place_is_for_a_person_to_choose() -> None:
    merged = merge(BASE, [*BASE, "Mine at the end."], [*BASE, "Theirs at the end."])
    assert told(merged) == ["conflict"]
    assert taken(merged, "both") == [*BASE, "Theirs at the end.", "Mine at the end."]


def test_what_one_took_out_and_the_other_changed_is_for_a_person_to_choose() -> None:
    merged = merge(BASE, [BASE[0], *BASE[2:]], changed((1, "It holds well.")))
    assert told(merged) == ["conflict"]
    assert (taken(merged, "mine"), taken(merged, "theirs")) == ([BASE[0], *BASE[2:]], changed((1, "It holds well.")))


def test_without_a_base_all_that_differs_is_for_a_person_to_choose() -> None:
    theirs = changed((0, "The dam is low this spring."))
    merged = merge_two(BASE, theirs)
    assert told(merged) == ["conflict"]
    assert (taken(merged, "mine"), taken(merged, "theirs")) == (BASE, theirs)


@given(paragraphs, paragraphs)
def test_who_changed_nothing_gets_the_other_s_text(base: list[str], other: list[str]) -> None:
    for mine, theirs in ((base, other), (other, base), (other, other)):
        merged = merge(base, mine, theirs)
        assert "conflict" not in told(merged)
        assert taken(merged) == other


@given(paragraphs, paragraphs, paragraphs)
def test_no_side_has_a_preference_and_each_can_be_read_off(base: list[str], mine: list[str], theirs: list[str]) -> None:
    merged, turned = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [line for stretch in merged for line in stretch.mine] == mine
    assert [line for stretch in merged for line in stretch.theirs] == theirs
    assert [line for stretch in merged for line in stretch.base] == base
    swap = {"mine": "theirs", "theirs": "mine"}
    assert [(swap.get(s.who, s.who), s.base, s.theirs, s.mine) for s in merged] == [
        (s.who, s.base, s.mine, s.theirs) for s in turned
    ]


@given(paragraphs, paragraphs)
def test_without_a_base_either_text_can_be_had_whole(mine: list[str], theirs: list[str]) -> None:
    merged = merge_two(mine, theirs)
    assert (taken(merged, "mine"), taken(merged, "theirs")) == (mine, theirs)


BODIES = [
    "<p>One <b>two</b></p><h2>Three</h2><ul><li>Four<ol><li>Five</li></ol></li></ul><hr><p>Six<br>seven</p>",
    "Words without a paragraph <b>and bold</b><p>A paragraph</p>and <i>more</i> after it",
    '<div lang="fa-AF" dir="rtl"><p>یک</p><p>دو</p></div><blockquote><p>Said.</p><cite>A baker</cite></blockquote>',
    "<table><tbody><tr><td>1</td></tr></tbody></table>",
    f'<figure><img src="/media/photos/{"0" * 32}/640.jpg" alt="x"><figcaption>B</figcaption></figure>',
    "",
]


@pytest.mark.parametrize("body", BODIES)
def test_the_blocks_put_together_are_the_body(body: str) -> None:
    assert clean("".join(blocks(body))) == clean(body) == body


def test_a_body_falls_into_its_paragraphs_and_loose_words() -> None:
    assert [len(blocks(body)) for body in BODIES] == [5, 3, 2, 1, 1, 0]
    assert blocks(BODIES[1])[0] == "Words without a paragraph <b>and bold</b>"
