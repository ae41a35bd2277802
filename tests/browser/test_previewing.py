"""Is what stands in the form seen beside it as readers will see it, saved or not, by day, by night and on paper?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from articles.models import Article, Revision
from tests.browser import desk
from tests.browser.test_pages_accessible import violations
from tests.browser.visitors import Visitor
from tests.browser.watching import armed, listen
from tests.factories import People, make_article, make_section
from tests.payloads import xss_payloads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
COLOUR = "element => getComputedStyle(element).backgroundColor"
DAY, NIGHT = "rgb(251, 250, 246)", "rgb(18, 20, 23)"
# The form stands where nothing that the frame asks for can come from.
OPEN = "Preview beside the form"


def form_of(who: Visitor, article: Article) -> Page:
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    return page


def open_preview(page: Page) -> FrameLocator:
    page.get_by_role("button", name=OPEN).click()
    frame = page.frame_locator("iframe.preview__page")
    expect(frame.locator("h1").first).to_be_visible()
    return frame


def width_inside(page: Page) -> int:
    width: int = page.evaluate("document.querySelector('iframe.preview__page').contentWindow.innerWidth")
    return width


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_typed_is_seen_beside_the_form(width: int, visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="As it was saved")
    who = desk.at_work(lambda: visit(width=width), people.writer)
    page = form_of(who, article)
    came = page.evaluate("history.length")
    frame = open_preview(page)
    expect(frame.get_by_role("heading", name="As it was saved")).to_be_visible()
    assert width_inside(page) == 390
    if width == 390:
        page.get_by_role("button", name="Close the preview").click()
    page.locator("#id_headline").fill("As it is typed")
    desk.enter_editor(page)
    page.keyboard.type("Quite new words. ")
    if width == 390:
        page.get_by_role("button", name=OPEN).click()
    expect(frame.get_by_role("heading", name="As it is typed")).to_be_visible()
    expect(frame.get_by_role("main")).to_contain_text("Quite new words.")
    page.get_by_role("radio", name="Desktop").check()
    page.wait_for_function("document.querySelector('iframe.preview__page').contentWindow.innerWidth === 1280")
    for look, colour in (("Dark", NIGHT), ("Light", DAY)):
        page.get_by_role("radio", name=look).check()
        expect(frame.locator(f"link[href*='preview-article-{look.lower()}']")).to_have_count(1)
        assert frame.locator("html").evaluate(COLOUR) == colour
    page.get_by_role("radio", name="Print").check()
    expect(frame.locator("link[href*='preview-article-print']")).to_have_count(1)
    expect(frame.locator("#top").get_by_role("link", name="Search")).to_be_hidden()
    assert frame.locator(".prose").evaluate("element => getComputedStyle(element).columnCount") == "2"
    assert page.evaluate("history.length") == came, "the way back is not full of pages that were looked at"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=OPEN)).to_be_focused()
    article.refresh_from_db()
    assert (article.headline, Revision.objects.count()) == ("As it was saved", 1)
    assert (who.complaints, who.strangers) == ([], [])


def test_the_pane_can_be_used_by_everybody(visit: Visit, people: People) -> None:
    who = desk.at_work(visit, people.writer)
    page = form_of(who, make_article(people.writer))
    open_preview(page)
    assert violations(page) == []


def test_a_new_article_is_seen_before_it_is_saved(visit: Visit, people: People) -> None:
    make_section("National")
    page = desk.open_new_article(desk.at_work(visit, people.writer))
    page.locator("#id_headline").fill("Nobody saved me")
    frame = open_preview(page)
    expect(frame.get_by_role("heading", name="Nobody saved me")).to_be_visible()
    assert Article.objects.count() == 0


def test_without_javascript_a_button_shows_the_unsaved_page(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="As it was saved")
    who = desk.at_work(lambda: visit(javascript=False), people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.get_by_role("button", name=OPEN)).to_be_hidden()
    page.locator("#id_headline").fill("As it is typed")
    with who.context.expect_page() as opened:
        page.get_by_role("button", name="Preview in a new tab").click()
    expect(opened.value.get_by_role("heading", name="As it is typed")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("As it is typed")
    article.refresh_from_db()
    assert article.headline == "As it was saved"


def test_the_enter_key_still_saves(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="As it was saved")
    page = form_of(desk.at_work(visit, people.writer), article)
    page.locator("#id_headline").fill("Saved by a key")
    page.locator("#fold-address summary").click()
    with page.expect_navigation():
        page.locator("#id_slug").press("Enter")
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    assert article.headline == "Saved by a key"


def test_nothing_hostile_runs_in_a_preview(visit: Visit, people: People) -> None:
    article = make_article(people.writer)
    who = desk.at_work(visit, people.writer)
    runs = listen(who.context)
    page = form_of(who, article)
    frame = open_preview(page)
    joined = "\n".join(payload.replace("\0", "") for payload in xss_payloads())
    page.locator("#id_headline").fill(joined.replace("\n", " ")[:200])
    page.locator("#id_standfirst").fill(joined)
    # Past the editor, as somebody would send it who uses none.
    page.evaluate("body => { CKEDITOR.instances.id_body.destroy(true); id_body.value = body; }", joined)
    page.get_by_role("radio", name="Dark").check()
    # Pages of what was typed before may have come first.
    expect(frame.locator("link[href*='preview-article-dark']")).to_have_count(1)
    expect(frame.locator("body")).to_contain_text("alert(")
    inside = next(each for each in page.frames if each.url.endswith("/preview/"))
    assert armed(inside) == []  # type: ignore[arg-type]
    assert runs == []
