"""Does somebody without a login read one revision by a link, and nothing once it is taken back?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles.models import SharedLink
from tests.browser import desk
from tests.browser.test_pages_accessible import violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_link_is_made_opened_counted_and_taken_back(javascript: bool, visit: Visit, people: People) -> None:
    article = make_article(headline="The bridge at night")
    editor = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    desk.follow(page.get_by_role("link", name="Links for somebody outside"))
    expect(page.locator("#content-main")).to_contain_text("Nobody outside has a link")
    page.get_by_label("For whom").fill("Dr Karimi, lawyer")
    desk.follow(page.get_by_role("button", name="Make the link"))
    address = page.get_by_label("Address").input_value()
    path = address[address.index("/newsroom/") :]
    if javascript:
        assert violations(page) == []
    lawyer = visit(javascript=javascript)
    read = lawyer.go(path)
    expect(read.get_by_role("heading", name="The bridge at night")).to_be_visible()
    expect(read.get_by_label("For whom this page is")).to_contain_text("For Dr Karimi, lawyer. Not for print")
    expect(read.locator(".shared-marks span").first).to_have_text("For Dr Karimi, lawyer · not for print")
    assert lawyer.context.cookies() == []
    assert (lawyer.complaints, lawyer.strangers) == ([], [])
    editor.go(f"/newsroom/articles/article/{article.pk}/links/")
    expect(page.locator("#content-main")).to_contain_text("1 time, last")
    desk.follow(page.get_by_role("button", name="Revoke the link for Dr Karimi, lawyer"))
    desk.expect_said(page, "nobody can open it any more")
    expect(lawyer.go(path).get_by_role("heading", name="This link leads nowhere")).to_be_visible()
    assert SharedLink.objects.get().openings.count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_a_shared_page_covers_no_words_and_fits(width: int, visit: Visit, people: People) -> None:
    article = make_article(headline="The bridge at night")
    editor = desk.at_work(visit, people.section_editor)
    page = editor.go(f"/newsroom/articles/article/{article.pk}/links/")
    page.get_by_label("For whom").fill("Dr Karimi")
    desk.follow(page.get_by_role("button", name="Make the link"))
    address = page.get_by_label("Address").input_value()
    lawyer = visit(width=width)
    read = lawyer.go(address[address.index("/newsroom/") :])
    assert read.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # The marks let the pointer through.
    desk.follow(read.get_by_role("link", name="Archive").first)
    expect(read).not_to_have_url(address)
