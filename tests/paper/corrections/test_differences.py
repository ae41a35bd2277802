"""Can readers see what a correction changed, word by word, in both directions of writing?"""

from hypothesis import given
from hypothesis import strategies as st

from paper.corrections.differences import Difference, differences
from paper.models import PublishedArticle
from paper.text.differing import Segment

TEXT = "<p>The gate opens at five in the morning every day.</p><p>It stays open.</p>"


def changed(before: str, after: str) -> list[list[Segment]]:
    """Return the changed paragraphs of two bodies."""
    found = differences(PublishedArticle(body=before), PublishedArticle(body=after))
    return [list(segments) for difference in found for segments in difference.paragraphs]


def test_nothing_changed_is_no_difference() -> None:
    assert differences(PublishedArticle(headline="Gate", body=TEXT), PublishedArticle(headline="Gate", body=TEXT)) == []


def test_a_changed_word_is_marked_in_its_paragraph_and_the_others_are_left_out() -> None:
    assert changed(TEXT, TEXT.replace("five", "six")) == [
        [
            ("same", "The gate opens at"),
            ("gone", "five"),
            ("new", "six"),
            ("same", "in the morning every day."),
        ]
    ]


def test_every_part_that_was_changed_is_named() -> None:
    before = PublishedArticle(headline="Gate opens at five", standfirst="A long time.", byline="By A", body=TEXT)
    after = PublishedArticle(headline="Gate opens at six", standfirst="A long time.", byline="By A and B", body=TEXT)
    assert differences(before, after) == [
        Difference("Headline", [(Segment("same", "Gate opens at"), Segment("gone", "five"), Segment("new", "six"))]),
        Difference("Byline", [(Segment("same", "By A"), Segment("new", "and B"))]),
    ]


def test_paragraphs_that_came_or_went_are_shown_whole() -> None:
    assert changed(TEXT, TEXT + "<p>It was mended.</p>") == [[("new", "It was mended.")]]
    assert changed(TEXT + "<p>It was broken.</p>", TEXT) == [[("gone", "It was broken.")]]


def test_another_paragraph_is_not_shown_as_the_same_one_changed() -> None:
    assert changed("<p>It stays open.</p>", "<p>Nobody came for water in the dry week.</p>") == [
        [("gone", "It stays open.")],
        [("new", "Nobody came for water in the dry week.")],
    ]


def test_markup_is_no_difference_but_words_in_it_are() -> None:
    assert changed("<p>It <em>stays</em> open.</p>", "<p>It stays open.</p>") == []
    assert changed("<ul><li>One</li></ul>", "<ul><li>One</li><li>Two</li></ul>") == [[("new", "Two")]]


def test_dari_is_compared_like_any_other_words() -> None:
    assert changed("<p>آب ساعت پنج می‌آید</p>", "<p>آب ساعت شش می‌آید</p>") == [
        [("same", "آب ساعت"), ("gone", "پنج"), ("new", "شش"), ("same", "می‌آید")]
    ]


WORDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12).map(" ".join)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_the_marked_words_are_those_that_differ(before: list[str], after: list[str]) -> None:
    """Without what is new, what is shown are paragraphs of the first text; without what is gone, of the second."""
    bodies = ["".join(f"<p>{paragraph}</p>" for paragraph in text) for text in (before, after)]
    for parts in changed(*bodies):
        kept = [" ".join(words for sign, words in parts if sign != left_out) for left_out in ("new", "gone")]
        assert kept[0] in [*before, ""]
        assert kept[1] in [*after, ""]
        assert kept[0] != kept[1]
