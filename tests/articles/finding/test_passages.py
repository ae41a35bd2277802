"""Is the passage shown that holds what was asked, with the words marked?"""

import pytest

from articles.finding.passages import passages
from articles.models import Article
from paper.search.spelling import words


def marked(typed: str, **texts: str) -> list[str] | None:
    (found,) = passages([Article(**texts)], words(typed))
    return None if found is None else [text for text, is_hit in found.parts if is_hit]


@pytest.mark.parametrize(
    ("typed", "body", "hits"),
    [
        ("water", "<p>One day of <b>water</b>.</p>", ["water."]),
        ("walked", "<p>He walks, she is walking.</p>", ["walks,", "walking."]),
        ("saffron", "<p>Saffron by numbers</p>", ["Saffron"]),
        ("يکم", "<p>کتاب‌های یکم</p>", ["یکم"]),
        ("cafe", "<p>Walking to the Café</p>", ["Café"]),
        ("R&D", "<p>R&amp;D &lt;b&gt;</p>", ["R&D"]),
    ],
)
def test_words_are_marked_in_whatever_spelling(typed: str, body: str, hits: list[str]) -> None:
    assert marked(typed, body=body) == hits


def test_what_stands_elsewhere_than_in_the_text_is_shown_too() -> None:
    assert marked("river", body="<p>No such word.</p>", ednote="Ask about the river.") == ["river."]
    assert marked("headline", body="<p>No such word.</p>", headline="Headline") is None
    assert marked("", body="<p>Text</p>") is None


def test_a_long_text_is_cut_around_the_first_hit() -> None:
    body = "<p>" + "before " * 60 + "<i>Herat</i> " + "after " * 60 + "</p>"
    (found,) = passages([Article(body=body)], ["herat"])
    assert found is not None
    assert (found.starts, found.ends) == (False, False)
    assert found.parts == [(("before " * 12).strip(), False), ("Herat", True), (("after " * 21).strip(), False)]
