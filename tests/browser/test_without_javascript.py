"""Does the newsroom work where scripts are off: an old phone, a broken line, a careful reader?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_author, make_chair, make_photo, make_section, make_staff_profile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "A Page Without Scripts"
BODY = "<p>Typed into a plain field.</p>\n<p>And a second paragraph.</p>"


def test_every_gate_opens_without_scripts(visit: Callable[..., Visitor], people: People) -> None:
    def plain() -> Visitor:
        return visit(javascript=False)

    make_section("National")
    make_photo(alt_text="The dam at noon")
    make_staff_profile(people.writer, author=make_author("Laila Karimi"))
    make_chair(make_author("Homayun Rasa"))
    at_writer, at_editor, at_chief = (
        desk.at_work(plain, user) for user in (people.writer, people.section_editor, people.editor_in_chief)
    )
    write_and_submit(at_writer)
    address = clear_and_place(at_editor)
    page = at_chief.go(address)
    desk.approve(page)
    desk.release(page)

    page = plain().go("/2024/04/25/a-page-without-scripts/")
    expect(page.locator(".prose p")).to_have_text(["Typed into a plain field.", "And a second paragraph."])
    expect(page.get_by_role("banner").get_by_text("Editor in Chief: Homayun Rasa")).to_be_visible()
    expect(page.get_by_role("link", name="Laila Karimi").first).to_be_visible()


def write_and_submit(at_writer: Visitor) -> None:
    """Write an article in the plain field, under the byline that the form proposes, and hand it in."""
    page = desk.open_new_article(at_writer)
    page.get_by_label("Slugline").fill("plain")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Standfirst").fill("It needs nothing but a form.")
    page.get_by_label("Body").fill(BODY)
    page.get_by_label("Section").select_option("National")
    page.locator("#fold-photo summary").click()
    page.get_by_label("Lead photo, of the newest").select_option("The dam at noon")
    desk.save(page)
    desk.expect_said(page, "was added successfully")
    desk.move(page, "Submit to the section editor")
    desk.expect_said(page, "is submitted now")


def clear_and_place(at_editor: Visitor) -> str:
    """Clear the article, plan the edition of a date, place it, send it for approval; return its page's address."""
    page = desk.open_from_list(at_editor, "articles/article", HEADLINE)
    desk.move(page, "Clear")
    desk.expect_said(page, "is ready now")
    desk.plan_edition(at_editor, issue_date="2024-04-25")
    desk.follow(page.get_by_role("button", name=f"Place “{HEADLINE}”"))
    desk.expect_said(page, "is placed")
    desk.move(page, "Send for approval")
    desk.expect_said(page, "The edition waits")
    return at_editor.path
