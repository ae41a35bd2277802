"""Is what was printed put right, killed and recalled by the pages of the house, and do readers see it so?"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.states import State
from editions.models import CorrectionRequest, Edition
from editions.states import State as EditionState
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import (
    People,
    make_article,
    make_edition,
    make_request,
    make_revision,
    printed_copy,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
TOLD = "An earlier version said that forty trucks crossed. There were fourteen."
FORTY, FOURTEEN = "Forty trucks crossed the bridge.", "Fourteen trucks crossed the bridge."
ASKED = "Go on to the editor-in-chief"
# The readers’ page inside the request runs no script, by intent, and the browser remarks on it.
SANDBOXED = re.compile("Blocked script execution in .*/correctionrequest/[0-9]+/page/")
APPROVE = "Approve: readers see it now"


def released() -> tuple[Edition, Article]:
    """A released edition, and its first article."""
    article = make_article(state=State.READY, headline="The bridge", standfirst=FORTY)
    edition = make_edition(state=EditionState.RELEASED, articles=[article, make_article(state=State.READY)])
    return edition, article


def ask(at_editor: Visitor, article: Article, *, kind: str, told: str) -> None:
    """Follow the article's own way to what readers are told, and ask the editor-in-chief for it."""
    page = at_editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    desk.follow(page.get_by_role("link", name="Tell readers…"))
    page.get_by_role("radio", name=kind).check()
    page.get_by_role("textbox", name="What readers are told").fill(told)
    desk.follow(page.get_by_role("button", name=ASKED))
    expect(page.locator(".state").first).to_contain_text("Waiting for the editor-in-chief")


def open_request(at_chief: Visitor, article: Article) -> Page:
    """Find what waits for a decision in the list of requests."""
    page = at_chief.go("/newsroom/editions/correctionrequest/")
    desk.follow(page.get_by_role("link", name=article.headline).first)
    return page


def status_of(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_correction_is_asked_for_approved_and_read(javascript: bool, visit: Visit, people: People) -> None:
    _, article = released()
    address = printed_copy(article).get_absolute_url()
    at_editor, at_chief = (
        desk.at_work(lambda: visit(javascript=javascript), user)
        for user in (people.section_editor, people.editor_in_chief)
    )
    page = at_editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    page.get_by_label("Standfirst").fill(FOURTEEN)
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    reader = visit(javascript=javascript)
    expect(reader.go(address).get_by_role("main")).to_contain_text(FORTY)

    ask(at_editor, article, kind="Correction: something we printed was wrong", told=TOLD)
    expect(reader.go(address).get_by_role("main")).to_contain_text(FORTY)

    page = open_request(at_chief, article)
    expect(page.locator(".change del").first).to_contain_text("Forty")
    expect(page.locator(".change ins").first).to_contain_text("Fourteen")
    desk.follow(page.get_by_role("button", name=APPROVE))
    desk.expect_said(page, "Readers see the change and its notice now.")

    shown = reader.go(address)
    for words in (FOURTEEN, TOLD):
        expect(shown.get_by_role("main")).to_contain_text(words)
    expect(shown.get_by_role("main")).not_to_contain_text(FORTY)
    expect(reader.go("/corrections/").get_by_role("main")).to_contain_text(TOLD)
    desk.follow(shown.get_by_role("main").locator("a[href$='/as-printed/']").first)
    expect(shown.get_by_role("main")).to_contain_text(FORTY)
    expect(shown.locator("main del").first).to_contain_text("Forty")
    expect(shown.locator("main ins").first).to_contain_text("Fourteen")
    for who in (at_editor, at_chief, reader):
        assert [said for said in who.complaints if not SANDBOXED.match(said)] == []
        assert who.strangers == []


def test_a_request_is_declined_and_readers_see_nothing_of_it(visit: Visit, people: People) -> None:
    _, article = released()
    at_editor, at_chief = (desk.at_work(visit, user) for user in (people.section_editor, people.editor_in_chief))
    ask(at_editor, article, kind="Update: something happened since", told="The bridge is shut.")
    page = open_request(at_chief, article)
    page.get_by_label("Why it is declined").fill("It opened again at noon.")
    desk.follow(page.get_by_role("button", name="Decline"))
    desk.expect_said(page, "It is declined")
    expect(
        at_editor.go(f"/newsroom/editions/correctionrequest/{asked_last().pk}/").get_by_role("main")
    ).to_contain_text("It opened again at noon.")
    reader = visit()
    for path in (printed_copy(article).get_absolute_url(), "/corrections/"):
        expect(reader.go(path).get_by_role("main")).not_to_contain_text("The bridge is shut.")


def test_a_killed_article_leaves_its_notice_and_nothing_else(visit: Visit, people: People) -> None:
    _, article = released()
    printed = printed_copy(article)
    address = printed.get_absolute_url()
    at_editor, at_chief = (desk.at_work(visit, user) for user in (people.section_editor, people.editor_in_chief))
    ask(
        at_editor,
        article,
        kind="headline, text and photo are taken off every page",
        told="It named somebody who is in danger.",
    )
    page = open_request(at_chief, article)
    expect(page.get_by_role("main")).to_contain_text("The address answers “withdrawn” with the words above")
    page.get_by_label("I know that this cannot be undone").check()
    desk.follow(page.get_by_role("button", name="Kill it now"))
    desk.expect_said(page, "Readers see the change and its notice now.")

    reader = visit()
    assert status_of(reader.page, reader.home + address) == 410
    expect(reader.page.get_by_role("main")).to_contain_text("It named somebody who is in danger.")
    expect(reader.page.get_by_role("main")).not_to_contain_text(FORTY)
    assert status_of(reader.page, reader.home + printed.edition.address_of(printed.slug, as_printed=True)) != 200
    for path in ("/", "/search/?q=forty", printed.edition.get_absolute_url()):
        expect(reader.go(path).get_by_role("main")).not_to_contain_text(FORTY)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_after_a_recall_readers_have_the_paper_of_before(javascript: bool, visit: Visit, people: People) -> None:
    make_edition(
        state=EditionState.RELEASED, articles=[make_article(state=State.READY, headline="The paper of before")]
    )
    edition, article = released()
    printed = printed_copy(article)
    reader = visit(javascript=javascript)
    expect(reader.go("/").get_by_role("main")).to_contain_text("The bridge")
    at_chief = desk.at_work(lambda: visit(javascript=javascript), people.editor_in_chief)
    page = at_chief.go(f"/newsroom/editions/edition/{edition.pk}/change/")
    desk.follow(page.get_by_role("link", name="Recall from readers…"))
    expect(page.get_by_role("main")).to_contain_text("The front page goes back to the edition of")
    expect(page.get_by_role("main")).to_contain_text("2 articles go from every page")
    page.get_by_label("The notice: why the edition is recalled").fill("It had the photos of another day.")
    desk.follow(page.get_by_role("button", name="Recall the edition now"))
    desk.expect_said(page, "The edition is recalled")
    expect(page.get_by_role("main")).to_contain_text("To release it again")

    expect(reader.go("/").get_by_role("main")).to_contain_text("The paper of before")
    expect(reader.page.get_by_role("main")).not_to_contain_text("The bridge")
    for address in (printed.edition.get_absolute_url(), printed.get_absolute_url()):
        assert status_of(reader.page, reader.home + address) == 404
        expect(reader.page.get_by_role("main")).to_contain_text("It had the photos of another day.")

    desk.follow(page.get_by_role("button", name="Reopen for changes"))
    desk.expect_said(page, "it needs a new approval")
    desk.move(page, "Send for approval")
    desk.approve(page, waiver="Nobody else is in the house.")
    desk.release(page)
    expect(reader.go("/").get_by_role("main")).to_contain_text("The bridge")
    assert (at_chief.complaints, at_chief.strangers) == ([], [])


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_on_the_way_of_a_correction_can_be_used_by_everybody(
    width: int, visit: Visit, people: People
) -> None:
    edition, article = released()
    make_revision(article, standfirst=FOURTEEN)
    waiting = make_request(article)
    dari = make_article(state=State.READY, headline="بند قرغه پس از چهل سال", language="fa-AF")
    of_dari = make_edition(state=EditionState.RELEASED, articles=[dari], language="fa-AF")
    killing = make_request(dari, kind="kill")
    recalled = make_edition(state=EditionState.RECALLED)
    at_chief = desk.at_work(lambda: visit(width=width), people.editor_in_chief)
    form = f"editions/edition/{edition.pk}/correct/{article.placement.pk}/"
    recalls = [f"editions/edition/{each.pk}/recall/" for each in (edition, of_dari, recalled)]
    asked = [f"editions/correctionrequest/{each.pk}/" for each in (waiting, killing)]
    for path in (form, *asked, "editions/correctionrequest/", *recalls):
        page = at_chief.go(f"/newsroom/{path}")
        assert at_chief.path == f"/newsroom/{path}"
        assert violations(page) == [], path
        assert page.evaluate(WIDER) == 0, path


def asked_last() -> CorrectionRequest:
    """Return the request that was made last."""
    return CorrectionRequest.objects.latest("pk")
