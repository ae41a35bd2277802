"""What is left in the editor of what comes from Word, from Google Docs, from a page of the web, from the library?"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from lxml.html import fragment_fromstring
from playwright.sync_api import Page, expect

from tests.browser import desk
from tests.browser.test_writing import EDITOR, open_form
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_photo
from tests.payloads import pasted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
REFUSED = re.compile("Loading the image '([^']+)' violates the following Content Security Policy")
# As a browser gives it to a page on Ctrl+V; to write this to the real clipboard, the browser would clean it first.
PASTE = """(editor, html) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/html", html);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""
LEFT = {
    "word": (
        "<h2>The bridge opens</h2>"
        "<p><strong>Forty years</strong> after it fell, the bridge at <em>Behsud</em> opens.</p>"
        '<ul><li>First</li></ul><p dir="rtl">پل باز شد</p>'
    ),
    "google-docs": (
        '<h2>The bridge</h2><p>It <strong>opened</strong> on <a href="https://a.example/b">Monday</a>.</p>'
        "<ul><li>One</li></ul>"
    ),
    "web": "<h2>Bread</h2><p>The price rose on Monday.</p><p>Share</p>",
}


def paste(page: Page, html: str) -> None:
    desk.enter_editor(page)
    page.keyboard.press("Control+a")
    page.locator(EDITOR).evaluate(PASTE, html)


@pytest.mark.parametrize("source", LEFT)
def test_what_is_pasted_keeps_its_words_and_sheds_the_rest(source: str, visit: Visit, people: People) -> None:
    article = make_article(body="<p>x</p>")
    who, page = open_form(visit, people, article)
    paste(page, pasted(source))
    expect(page.locator(EDITOR)).not_to_have_text("x")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    body = " ".join(str(article.body).replace("\n", "").replace("\t", "").split())
    assert body == LEFT[source]
    # What the editor's own reading of a clipboard asks for is refused by the page's policy, and leaves the house never.
    refused = {found for said in who.complaints for found in REFUSED.findall(said)}
    assert set(who.strangers) - refused == set()


def test_a_mark_from_elsewhere_is_no_ednote(visit: Visit, people: People) -> None:
    article = make_article(body="<p>x</p>")
    _, page = open_form(visit, people, article)
    paste(page, "<p>The <mark>found</mark> word</p>")
    expect(page.locator("#id_body")).to_have_value("<p>The found word</p>\n")


def test_a_photo_of_the_library_is_put_in_by_keys(visit: Visit, people: People) -> None:
    make_photo(alt_text="A bridge")
    dam = make_photo(alt_text="The dam at noon", caption="The dam, seen from the road.", credit_line="Photo: Farid")
    article = make_article(body="<p>x</p>")
    _, page = open_form(visit, people, article)
    desk.enter_editor(page)
    page.keyboard.press("Control+Alt+p")
    dialog = page.get_by_role("dialog", name="A photo from the library")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    page.keyboard.type("dam noon")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    dialog.get_by_role("button", name="The dam at noon").press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator(f"{EDITOR} figure img")).to_have_attribute("alt", "The dam at noon")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    figure: Any = fragment_fromstring(str(article.body), create_parent=True).find("figure")
    assert dict(figure.find("img").attrib) == {
        "src": f"/media/photos/{dam.token}/960.jpg",
        "alt": "The dam at noon",
        "width": "960",
        "height": "600",
    }
    assert figure.find("figcaption").text == "The dam, seen from the road. Photo: Farid"
    assert "<p>x</p>" in article.body


def test_nothing_found_and_no_line_are_said(visit: Visit, people: People) -> None:
    _, page = open_form(visit, people, make_article())
    page.get_by_role("button", name="Photo", exact=True).click()
    dialog = page.get_by_role("dialog", name="A photo from the library")
    expect(dialog.get_by_role("status")).to_have_text("No photo is in the library yet: add one first.")
    page.context.set_offline(True)
    dialog.get_by_label("What it shows").fill("dam")
    expect(dialog.get_by_role("status")).to_contain_text("The library does not answer.")
    page.context.set_offline(False)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".cke_focus")).to_be_visible()
