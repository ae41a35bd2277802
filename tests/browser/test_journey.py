"""Does a writer's draft become a page that a reader opens, by the hands of everybody in between?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.states import State
from authors.models import Author
from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_author, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
HEADLINE = "What a Bridge Owes the River"
ADDRESS = "/2024/04/25/what-a-bridge-owes-the-river/"
PARAGRAPHS = [
    "A bridge is a promise with two ends, the whole city keeps it as the engineers say.",
    "The river asks for its share each spring.",
    "Whoever signs for the bridge should sign for the water too.",
]


def write_and_submit(at_writer: Visitor, *, byline: Author) -> None:
    """Write the op-ed in the editor, credit its author and hand it in."""
    page = desk.open_new_article(at_writer)
    page.get_by_label("Slugline").fill("bridge op-ed")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Section").select_option("Opinion")
    page.get_by_label("Genre").select_option("opinion")
    desk.write_in_editor(
        page,
        plain="A bridge is a promise with two ends, ",
        bold="the whole city keeps it",
        link=("as the engineers say.", "engineers.example/bridges"),
        second=PARAGRAPHS[1],
    )
    desk.pick_byline(page, byline.name)
    desk.save(page)
    desk.expect_said(page, "was added successfully")
    desk.move(page, "Submit to the section editor")
    desk.expect_said(page, "is submitted now")


def return_it(at_editor: Visitor, *, note: str) -> None:
    """Send the op-ed back to its writer."""
    page = desk.open_from_list(at_editor, "articles/article", HEADLINE)
    desk.move(page, "Return to the writer", note=note)
    desk.expect_said(page, "is draft now")


def mend_and_submit(at_writer: Visitor, *, note: str) -> None:
    """Read the section editor's note, add a paragraph and hand the op-ed in again."""
    page = desk.open_from_list(at_writer, "articles/article", HEADLINE)
    expect(page.get_by_role("cell", name=note)).to_be_visible()
    desk.enter_editor(page)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(PARAGRAPHS[2])
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    desk.move(page, "Submit to the section editor")
    desk.expect_said(page, "is submitted now")


def clear_and_place(at_editor: Visitor, *, editor_in_chief: Author) -> None:
    """Clear the op-ed, make the edition of the date, place two articles and send it for approval."""
    page = desk.open_from_list(at_editor, "articles/article", HEADLINE)
    desk.move(page, "Clear")
    desk.expect_said(page, "is ready now")
    desk.plan_edition(at_editor, issue_date="2024-04-25", editor_in_chief=editor_in_chief.name)
    for headline in (HEADLINE, "Snow Closes the Pass"):
        desk.follow(page.get_by_role("button", name=f"Place “{headline}”"))
        desk.expect_said(page, f"“{headline}” is placed.")
    desk.move(page, "Send for approval")
    desk.expect_said(page, "The edition waits for the editor-in-chief.")


def approve_and_release(at_chief: Visitor) -> Page:
    """Look at the edition, its preflight and its proof, approve it with a reason, and release it."""
    page = desk.open_from_list(at_chief, "editions/edition", "Thursday, 25 April 2024")
    order = page.locator("#running-order").get_by_role("row")
    expect(order).to_have_count(3)
    expect(order.nth(1)).to_contain_text(HEADLINE)
    expect(order.nth(2)).to_contain_text("Snow Closes the Pass")
    warning = f"“{HEADLINE}” has no standfirst."
    expect(page.locator(".preflight")).to_contain_text(warning)
    read_proof(page)
    desk.approve(page, reasons={warning: "The headline says it all."})
    desk.release(page)
    return page


def read_proof(page: Page) -> None:
    """Open the proof, follow it to the op-ed as readers will see it, and come back."""
    desk_address = page.url
    desk.follow(page.get_by_role("link", name="Proof: as readers will see it"))
    desk.follow(page.get_by_role("main").get_by_role("link", name=HEADLINE).first)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    assert paragraphs(page) == PARAGRAPHS
    page.goto(desk_address)


def paragraphs(page: Page) -> list[str]:
    """Return the words of the article that the page shows, paragraph by paragraph."""
    # Chromium's editing puts a no-break space where words in bold begin and end.
    return [" ".join(text.split()) for text in page.locator(".prose p").all_text_contents()]


def test_a_draft_becomes_a_page_that_readers_open(visit: Visit, people: People) -> None:
    make_section("Opinion", is_opinion=True)
    laila = make_author("Laila Karimi", standing="permanent writer of the paper", public_email="laila@paper.example")
    homayun = make_author("Homayun Rasa")
    make_article(state=State.READY, headline="Snow Closes the Pass")
    note = "Who answers for the water? Say it in a last paragraph."

    at_writer, at_editor, at_chief = (
        desk.at_work(visit, user) for user in (people.writer, people.section_editor, people.editor_in_chief)
    )
    write_and_submit(at_writer, byline=laila)
    return_it(at_editor, note=note)
    mend_and_submit(at_writer, note=note)
    clear_and_place(at_editor, editor_in_chief=homayun)
    approve_and_release(at_chief)

    reader = visit()
    page = reader.go("/")
    desk.follow(page.get_by_role("main").get_by_role("link", name=HEADLINE).first)
    expect_the_op_ed(page)
    assert reader.path == ADDRESS
    assert reader.context.cookies() == []
    for who in (at_writer, at_editor, at_chief, reader):
        assert (who.complaints, who.strangers) == ([], [])


def expect_the_op_ed(page: Page) -> None:
    """See the released page: masthead, date, text, who wrote it, and the way back to its top."""
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    assert paragraphs(page) == PARAGRAPHS
    expect(page.locator(".prose strong")).to_have_text("the whole city keeps it")
    expect(page.locator(".prose a")).to_have_attribute("href", "http://engineers.example/bridges")
    expect(page.get_by_role("banner").get_by_text("Editor in Chief: Homayun Rasa", exact=True)).to_be_visible()
    expect(page.get_by_role("banner").get_by_text("Thursday, April 25th, 2024", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="laila@paper.example")).to_have_attribute("href", "mailto:laila@paper.example")
    top = page.get_by_role("link", name="Go top")
    top.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    top.click()
    page.wait_for_function("scrollY === 0")
