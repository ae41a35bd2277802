"""What is left of what people paste: from Word, from Google Docs, from a page of the web?"""

import pytest

from paper.text.html import clean
from tests.payloads import pasted

WORD, GOOGLE_DOCS, WEB = (pasted(name) for name in ("word", "google-docs", "web"))


def test_word_leaves_its_words_and_nothing_of_its_own() -> None:
    assert clean(WORD) == "".join([
        '<h2><span lang="EN-US">The bridge opens</span></h2>',
        '<p><b><span lang="EN-GB">Forty years</span></b>',
        '<span lang="EN-GB"> after it fell, the bridge at <i>Behsud</i> opens.</span></p>',
        "<p><span>· </span>First</p>",
        '<p dir="rtl"><span lang="FA">پل باز شد</span></p>',
    ])  # fmt: skip


def test_google_docs_wrapper_makes_nothing_bold() -> None:
    assert clean(GOOGLE_DOCS) == (
        '<h2 dir="ltr"><span>The bridge</span></h2><p dir="ltr"><span>It </span><span>opened</span><span> on </span>'
        '<a href="https://a.example/b"><span>Monday</span></a>.</p><br>'
        '<ul><li dir="ltr"><p dir="ltr"><span>One</span></p></li></ul>'
    )


def test_a_page_of_the_web_leaves_its_words() -> None:
    assert clean(WEB) == "<h2>Bread</h2><p>The price rose on Monday.</p><div>Share</div>"


@pytest.mark.parametrize("text", [WORD, GOOGLE_DOCS, WEB])
def test_what_was_pasted_is_clean_at_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean(text, ednotes=True) == clean(text)


@pytest.mark.parametrize(("text", "printed"), [
    ('<b style="font-weight:normal">a <b>b</b> c</b> <b>d</b>', "a <b>b</b> c <b>d</b>"),
    ('<strong style="FONT-WEIGHT : 400">a</strong>', "a"),
    ('<b style="font-weight:700">a</b>', "<b>a</b>"),
    ('<b style="font-weight:normal">a', "a"),
    ("a</b><b>b</b>", "a<b>b</b>"),
])  # fmt: skip
def test_bold_that_says_it_is_not_is_not(text: str, printed: str) -> None:
    assert clean(text) == printed
