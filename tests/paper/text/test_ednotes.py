"""Does a passage for colleagues stay in a working copy, and never come into what is printed?"""

import re

import pytest
from django.core.exceptions import FieldError
from django.db.models import Value
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article
from paper.models import PublishedArticle
from paper.text.fields import CleanHTML, SafeHTMLField, WorkingHTML
from paper.text.html import clean, ednotes_in, plain_text, without_ednotes

SECRET = "qxqxqsecretzxzxz"
# What is marked, and what is printed of it.
MARKED = {
    f"<p>Forty died<mark>, {SECRET}</mark>.</p>": "<p>Forty died.</p>",
    f"<p>x</p><p><mark>{SECRET} <b>and</b> <a href='/x'>more</a></mark></p>": "<p>x</p>",
    f"<mark><p>{SECRET}</p><p>{SECRET}</p></mark><p>x</p>": "<p>x</p>",
    f"<p>x<MARK class='a' data-x='>'>{SECRET}</MARK></p>": "<p>x</p>",
    f"<p>x<mark>a<mark>b</mark>{SECRET}</mark>y</p>": "<p>xy</p>",
    f"<p>x<mark>{SECRET}": "<p>x</p>",
    f"<p>x<mark>{SECRET}</p><p>": "<p>x</p>",
    f"<p>x<mark><!-- </mark> -->{SECRET}</mark>y</p>": "<p>xy</p>",
    f"<p>x<mark><script>'</mark>'</script>{SECRET}</mark>y</p>": "<p>xy</p>",
    f"<ul><li>x</li><li><mark>{SECRET}</mark></li></ul>": "<ul><li>x</li></ul>",
    f"<table><tbody><tr><td>x</td><td><mark>{SECRET}</mark></td></tr></tbody></table>": (
        "<table><tbody><tr><td>x</td><td></td></tr></tbody></table>"
    ),
    "<p>x</mark>y</p>": "<p>xy</p>",
}


@pytest.mark.parametrize(("typed", "printed"), MARKED.items())
def test_no_word_of_a_marked_passage_is_printed(typed: str, printed: str) -> None:
    assert clean(typed) == printed
    assert SECRET not in plain_text(typed)


@pytest.mark.parametrize("typed", MARKED)
def test_a_working_copy_keeps_the_passage_and_loses_it_in_print(typed: str) -> None:
    working = clean(typed, ednotes=True)
    assert working.count(SECRET) == typed.count(SECRET)
    assert clean(working, ednotes=True) == working
    printed = without_ednotes(working)
    # What is shown unmarked is printed: a paragraph's end is the end of a mark that was left open in it.
    assert SECRET not in printed
    assert clean(printed) == printed


def test_the_passages_are_named_in_words() -> None:
    body = clean("<p>Forty<mark>, says <b>one</b> source</mark>.</p><p>x<mark>Who?</mark></p>", ednotes=True)
    assert ednotes_in(body) == [", says one source", "Who?"]
    assert plain_text(body) == "Forty.\nx"
    assert plain_text(body, ednotes=True) == "Forty[ednote: , says one source].\nx[ednote: Who?]"
    assert ednotes_in("<p>x</p>") == []


def test_a_mark_carries_nothing_but_words() -> None:
    typed = '<p>x<mark onclick="a()" style="x" class="y" lang="ps">Who?<script>a()</script></mark></p>'
    assert clean(typed, ednotes=True) == '<p>x<mark lang="ps">Who?</mark></p>'


BITS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<ul><li>", "</li></ul>", "<td>", "<table>", "</table>", "<mark>", "</mark>", " a "]
)


@settings(max_examples=300)
@given(st.lists(BITS, max_size=12), st.lists(BITS, max_size=12), st.lists(BITS, max_size=6))
def test_whatever_the_soup_a_marked_word_is_shown_as_marked_or_printed_nowhere(
    before: list[str], after: list[str], inside: list[str]
) -> None:
    soup = f"{''.join(before)}<mark>{SECRET}{''.join(inside)}</mark>{''.join(after)}"
    working = clean(soup, ednotes=True)
    assert clean(working, ednotes=True) == working
    assert SECRET not in without_ednotes(working)
    assert not re.search("<mark|</mark", without_ednotes(working))


@pytest.mark.django_db
def test_the_paper_s_field_drops_it_and_the_working_copy_s_keeps_it() -> None:
    typed = f"<p>x<mark>{SECRET}</mark></p>"
    working = Article(body=typed).body
    assert (working, type(working)) == (typed, WorkingHTML)
    printed = PublishedArticle(body=working).body
    assert (printed, type(printed)) == ("<p>x</p>", CleanHTML)
    assert Article(body=printed).body == "<p>x</p>"


@pytest.mark.django_db
def test_no_expression_of_a_working_copy_reaches_the_paper_s_table() -> None:
    smuggled = Value(f"<mark>{SECRET}</mark>", output_field=SafeHTMLField(ednotes=True))
    with pytest.raises(FieldError, match="cleaned HTML"):
        PublishedArticle.objects.update(body=smuggled)
