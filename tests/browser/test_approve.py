"""Is an edition read in proof, told what changed while it was read, and approved with reasons that stay?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.states import State
from editions.models import Edition
from editions.states import State as EditionState
from editions.workflow import reopen, send_for_approval
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import NOW, People, make_article, make_edition, make_proof, make_revision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
WAIVER = "The other editor is in Herat and without a line."


def address_of(edition: Edition, page: str) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/{page}/"


def pull(page: Page, *, said: str) -> None:
    desk.follow(page.get_by_role("button", name="Pull a proof"))
    desk.expect_said(page, said)


def rewrite(at_editor: Visitor, article: Article, *, standfirst: str) -> None:
    """Another changes the article by its form."""
    page = at_editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    page.get_by_label("Standfirst").fill(standfirst)
    desk.save(page)
    desk.expect_said(page, "was changed successfully")


def prepared_by_the_chief(people: People, article: Article) -> Edition:
    """An edition that only the editor-in-chief had a hand in."""
    edition = make_edition(state=EditionState.IN_APPROVAL, articles=[article, make_article(state=State.READY)])
    reopen(edition, by=people.editor_in_chief, at=NOW)
    send_for_approval(edition, by=people.editor_in_chief, at=NOW)
    return edition


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_proof_tells_what_another_changed_and_the_approval_keeps_why(
    javascript: bool, visit: Visit, people: People
) -> None:
    article = make_article(state=State.READY, headline="The Ring Road", standfirst="It opens on Sunday.")
    edition = prepared_by_the_chief(people, article)
    at_chief, at_editor = (
        desk.at_work(lambda: visit(javascript=javascript), user)
        for user in (people.editor_in_chief, people.section_editor)
    )
    page = at_chief.go(address_of(edition, "proofs"))
    expect(page.get_by_role("main")).to_contain_text("No proof was pulled yet.")
    pull(page, said="Proof 1 is pulled.")
    expect(page.get_by_role("main")).to_contain_text("Nothing changed since it was pulled.")
    pull(page, said="Nothing changed since proof 1: it still holds.")

    at_chief.go(address_of(edition, "approve"))
    rewrite(at_editor, article, standfirst="")
    # What the page showed is not what is there.
    approve(page, waiver=WAIVER)
    expect(page.locator(".messagelist .error")).to_contain_text("changed after you opened the page")
    expect(page.get_by_label("Why can nobody else approve it?")).to_have_value(WAIVER)

    page.goto(page.url.replace("approve", "proofs"))
    expect(page.locator(".comparison del")).to_contain_text("It opens on Sunday.")
    expect(page.locator(".comparison .hands")).to_contain_text("section-editor")
    pull(page, said="Proof 2 is pulled.")
    desk.follow(page.get_by_role("link", name="Proof 2", exact=True))
    expect(page.get_by_role("heading", name="Since proof 1")).to_be_visible()
    expect(page.locator(".comparison del")).to_contain_text("It opens on Sunday.")

    at_chief.go(address_of(edition, "change"))
    desk.approve(page, reasons={"“The Ring Road” has no standfirst.": "The headline says it."}, waiver=WAIVER)
    desk.follow(page.get_by_role("link", name="What was approved"))
    for words in (WAIVER, "“The headline says it.”", "Approved by", "The Ring Road"):
        expect(page.get_by_role("main")).to_contain_text(words)
    edition.refresh_from_db()
    assert (edition.state, edition.waiver) == (EditionState.APPROVED, WAIVER)
    assert (at_chief.complaints, at_chief.strangers) == ([], [])


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_the_proof_room_can_be_used_by_everybody(width: int, visit: Visit, people: People) -> None:
    dari = make_article(state=State.READY, headline="بند قرغه پس از چهل سال", language="fa-AF")
    editions = [
        prepared_by_the_chief(people, make_article(state=State.READY, headline="The Ring Road", standfirst="")),
        make_edition(articles=[dari], language="fa-AF"),
        make_edition(state=EditionState.APPROVED),
    ]
    for edition in editions:
        make_proof(edition)
    make_revision(editions[0].placements.in_order()[0].article, standfirst="Another.", headline="Another road")
    make_revision(dari, body="<p>آب</p>", headline="بند قرغه پس از پنجاه سال")
    make_proof(editions[0])
    at_chief = desk.at_work(lambda: visit(width=width), people.editor_in_chief)
    for edition in editions:
        for path in ("proofs", "proofs/1", "proofs/2", "proofs/1/print", "proof", "approve", "release"):
            page = at_chief.go(address_of(edition, path))
            if not page.url.endswith(address_of(edition, path)):
                # Nothing to approve or to release: it leads back to the edition's form.
                continue
            assert violations(page) == [], (path, edition.state)
            assert page.evaluate(WIDER) == 0, (path, edition.state)


def approve(page: Page, *, waiver: str) -> None:
    """Press the button of the page as it was opened."""
    page.get_by_label("Why can nobody else approve it?").fill(waiver)
    desk.follow(page.get_by_role("button", name="Approve these 2 articles"))
