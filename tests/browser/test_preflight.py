"""Does preflight keep up with what others mend, without touching what somebody is typing?"""

from collections.abc import Callable
from typing import Literal

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article
from editions import approval
from editions.models import Edition, Reason
from editions.states import State
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import NOW, People, make_article, make_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
# What somebody mends elsewhere is seen here within so many milliseconds.
SOON = 5000


def faulty() -> Edition:
    """An edition whose three articles have a mark, a warning and a warning."""
    return make_edition(
        articles=[
            make_article(state="ready", headline="Alpha", body="<p>He is TK.</p>"),
            make_article(state="ready", headline="Bravo", standfirst=""),
            make_article(state="ready", headline="Charlie", ednote="Ask the lawyer."),
        ]
    )


def opened(visit: Visit, user: User, edition: Edition, **how: bool) -> Page:
    at_desk = desk.at_work(lambda: visit(**how), user)
    return at_desk.go(f"/newsroom/editions/edition/{edition.pk}/change/")


def test_a_mend_made_in_another_tab_is_seen_and_what_is_typed_stays(visit: Visit, people: People) -> None:
    edition = faulty()
    page = opened(visit, people.section_editor, edition)
    panel = page.locator("#preflight")
    status = panel.get_by_role("status")
    expect(status).to_contain_text("1 stops approval.")
    expect(status).to_contain_text("2 need mending or a reason.")
    field = page.locator("[name^=override-ednote]")
    field.press_sequentially("He was as")

    other = page.context.new_page()
    other.goto(page.url)
    desk.follow(other.locator("#preflight").get_by_role("link", name="Mend it").first)
    desk.enter_editor(other)
    other.keyboard.press("Control+a")
    other.keyboard.type("He is forty.")
    desk.save(other)
    desk.expect_said(other, "was changed successfully")

    page.bring_to_front()
    expect(panel).not_to_contain_text("TK", timeout=SOON)
    expect(status).not_to_contain_text("stops approval", timeout=SOON)
    expect(field).to_be_focused()
    page.keyboard.type("ked.")
    expect(field).to_have_value("He was asked.")


def test_a_field_keeps_its_words_wherever_it_comes_to_stand(visit: Visit, people: People) -> None:
    edition = faulty()
    page = opened(visit, people.section_editor, edition)
    fields = page.get_by_label("Why it may stay")
    fields.nth(0).fill("A notice has none.")
    fields.nth(1).focus()
    fields.nth(1).press_sequentially("He was asked.")
    # Charlie comes to stand first, and a third warning between the two.
    keys = dict(edition.placements.values_list("article__headline", "pk"))
    for position, headline in enumerate(("Charlie", "Alpha", "Bravo"), start=1):
        edition.placements.filter(pk=keys[headline]).update(position=position)
    Article.objects.filter(headline="Alpha").update(standfirst="")
    expect(fields).to_have_count(3, timeout=SOON)
    assert [field.input_value() for field in fields.all()] == ["He was asked.", "", "A notice has none."]
    expect(fields.nth(0)).to_be_focused()
    # What is gone while somebody is typing in it goes when they have left it.
    Article.objects.update(ednote="")
    expect(page.locator(".is-mended")).to_be_visible(timeout=SOON)
    expect(fields.nth(0)).to_be_focused()
    page.get_by_role("heading", name="Preflight").click()
    expect(fields).to_have_count(2)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_reason_is_kept_and_the_other_one_sees_it(javascript: bool, visit: Visit, people: People) -> None:
    edition = faulty()
    page = opened(visit, people.section_editor, edition, javascript=javascript)
    chief = opened(visit, people.editor_in_chief, edition, javascript=javascript)
    page.get_by_label("Why it may stay").nth(0).fill("A notice has none.")
    desk.follow(page.get_by_role("button", name="Keep").nth(0))
    desk.expect_said(page, "1 reason is kept.")
    assert Reason.objects.get().by == people.section_editor
    if not javascript:
        chief.reload()
    expect(chief.locator(".finding__given")).to_contain_text("It may stay: A notice has none.", timeout=SOON)


def test_all_clear_is_seen(visit: Visit, people: People) -> None:
    page = opened(visit, people.section_editor, faulty())
    Article.objects.update(body="<p>Forty.</p>", standfirst="So it is.", ednote="")
    expect(page.locator(".preflight__clear")).to_have_text("All clear.", timeout=SOON)
    expect(page.locator(".finding")).to_have_count(0)


def test_a_page_that_is_not_true_any_more_says_so(visit: Visit, people: People) -> None:
    edition = make_edition(state=State.IN_APPROVAL)
    page = opened(visit, people.section_editor, edition)
    expect(page.locator(".preflight__clear")).to_be_visible()
    expect(page.locator(".preflight__stale")).to_be_hidden()
    approval.approve(edition, by=people.editor_in_chief, at=NOW)
    expect(page.locator(".preflight__stale")).to_be_visible(timeout=SOON)


def test_mend_it_leads_into_the_field(visit: Visit, people: People) -> None:
    page = opened(visit, people.section_editor, faulty())
    address = page.url
    for headline, field in (("Alpha", ".cke_wysiwyg_div"), ("Bravo", "#id_standfirst"), ("Charlie", "#id_ednote")):
        page.goto(address)
        piece = page.locator(".grade__piece").filter(has=page.get_by_role("heading", name=headline, exact=True))
        desk.follow(piece.get_by_role("link", name="Mend it"))
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(field)).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    width: int, scheme: Literal["light", "dark"], visit: Visit, people: People
) -> None:
    edition = faulty()
    at_desk = desk.at_work(lambda: visit(width=width), people.section_editor)
    at_desk.page.emulate_media(color_scheme=scheme)
    page = at_desk.go(f"/newsroom/editions/edition/{edition.pk}/preflight/reasons/")
    page.get_by_label("Why it may stay").first.fill("A notice has none.")
    desk.follow(page.get_by_role("button", name="Keep").first)
    page.goto(f"{at_desk.home}/newsroom/editions/edition/{edition.pk}/preflight/reasons/")
    expect(page.locator(".finding__given")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(WIDER) == 0
