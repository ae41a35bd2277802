"""Nothing of what could be printed changes without being told, and what is told is what changed."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string

from articles.differences import differences, readable
from articles.revisions import content_of
from tests.factories import make_article, make_author, make_photo

pytestmark = pytest.mark.django_db

Content = dict[str, Any]


def content() -> Content:
    author = make_author("Karima Noori", standing="permanent writer")
    body = '<p>The dam is <a href="https://old.example/">old</a>.</p><p>It holds.</p>'
    fields: Any = {
        "kicker": "Water",
        "dateline": "Kabul",
        "tags": "Water, Dams",
        "author_note": "Karima writes on water.",
    }
    return content_of(make_article(authors=[author], body=body, lead_photo=make_photo(), **fields))


def _photo(**changes: Any) -> Callable[[Content], object]:
    return lambda content: content["photo"].update(changes)


def _set(**changes: Any) -> Callable[[Content], object]:
    return lambda content: content.update(changes)


# What was changed → the names of the parts that tell it.
CHANGES: dict[str, tuple[Callable[[Content], object], list[str]]] = {
    "slug": (_set(slug="dams"), ["Address"]),
    "kicker": (_set(kicker="Rivers"), ["Kicker"]),
    "headline": (_set(headline="Another headline"), ["Headline"]),
    "standfirst": (_set(standfirst="Another summary."), ["Standfirst"]),
    "body": (_set(body="<p>The dam is new.</p><p>It holds.</p>"), ["Text"]),
    "where a link leads": (
        lambda content: content.update(body=content["body"].replace("old.example", "new.example")),
        ["Text"],
    ),
    "bold": (lambda content: content.update(body=content["body"].replace("It holds.", "<b>It holds.</b>")), ["Text"]),
    "genre": (_set(genre="opinion"), ["Genre"]),
    "language": (_set(language="ps"), ["Language"]),
    "dateline": (_set(dateline="Herat"), ["Dateline"]),
    "byline": (_set(byline="By Somebody Else"), ["Byline"]),
    "credits": (lambda content: content["credits"][0].update(standing="reporter"), ["Who is credited"]),
    "a portrait": (
        lambda content: content["credits"][0].update(portrait={"token": "0" * 32, "width": 9, "height": 9}),
        ["Who is credited"],
    ),
    "another portrait's slug": (lambda content: content["credits"][0].update(slug="k-noori"), ["Who is credited"]),
    "author_note": (_set(author_note="Another note."), ["Author note"]),
    "tags": (_set(tags=["Water"]), ["Topics"]),
    "photo": (_photo(token="1" * 32), ["Photo"]),
    "photo's file": (_photo(sha256="f" * 64), ["Photo"]),
    "caption": (_photo(caption="Another."), ["Caption"]),
    "credit": (_photo(credit="Another"), ["Photo credit"]),
    "alt": (_photo(alt="Another"), ["Alt text"]),
    "no photo": (_set(photo=None), ["Photo", "Caption", "Photo credit", "Alt text"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_told_by_its_name(name: str) -> None:
    before = content()
    after = copy.deepcopy(before)
    change, parts = CHANGES[name]
    change(after)
    assert [part.label for part in differences(before, after)] == parts


def test_every_field_of_a_content_has_a_change_above() -> None:
    before = content()
    told = set()
    for change, _ in CHANGES.values():
        after = copy.deepcopy(before)
        change(after)
        told |= {name for name in before if before[name] != after[name]}
    assert told == set(before)


def test_nothing_is_told_where_nothing_changed() -> None:
    before = content()
    assert differences(before, copy.deepcopy(before)) == []


def test_what_is_only_set_otherwise_is_told_without_words() -> None:
    before = content()
    after = before | {"body": before["body"].replace("It holds.", "<b>It holds.</b>")}
    (part,) = differences(before, after)
    assert (part.only_form, part.shown[0].count) == (True, 2)
    assert "No word was changed" in shown(before, after)


def test_a_text_is_read_with_where_its_links_lead_and_what_its_pictures_show() -> None:
    body = (
        '<p>By <a href="mailto:a@b.example">mail</a> &amp; &lt;ink&gt;.</p>'
        f'<figure><img src="/media/photos/{"0" * 32}/320.jpg" alt="A dam"></figure>'
    )
    assert readable(body) == (f"By mail ⟨a@b.example⟩ & <ink>.\n[picture: A dam ⟨/media/photos/{'0' * 32}/320.jpg⟩]")


def shown(before: Content, after: Content, **more: Any) -> str:
    context = {"parts": differences(before, after), **more}
    return " ".join(render_to_string("articles/_difference.html", context).split())


def test_the_page_marks_what_went_and_what_came_in_words_too() -> None:
    before = content() | {"headline": "The dam is <old>"}
    page = shown(before, before | {"headline": "The dam is new"})
    assert '<del><span class="visually-hidden" lang="en">taken out: </span>&lt;old&gt;</del>' in page
    assert '<ins><span class="visually-hidden" lang="en">put in: </span>new</ins>' in page


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa-AF", "rtl"), ("ps", "rtl")])
def test_a_text_is_set_in_its_own_direction(language: str, direction: str) -> None:
    before = content() | {"language": language}
    page = shown(before, before | {"headline": "آب"})
    assert f'lang="{language}" dir="{direction}"' in page


def test_what_stayed_is_folded_and_can_be_shown_whole() -> None:
    before = content()
    after = before | {"body": before["body"].replace("old</a>", "new</a>")}
    assert "1 paragraph as before" in shown(before, after)
    assert "It holds." not in shown(before, after)
    assert "It holds." in shown(before, after, whole=1)


def test_where_nothing_differs_the_page_says_so() -> None:
    before = content()
    assert "Nothing since then." in shown(before, before, nothing="Nothing since then.")
