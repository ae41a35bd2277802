"""Does an approval hold for exactly what was approved, also in a tab that was opened before?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from articles.states import State
from editions.models import Edition
from editions.states import State as EditionState
from paper.models import PublishedEdition
from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

APPROVED_FIRST = "The ring road opens on Sunday."
CHANGED = "The ring road opens on Tuesday, after the second test."


def desk_of(edition: Edition) -> str:
    """Return the address of an edition's page in the newsroom."""
    return f"/newsroom/editions/edition/{edition.pk}/change/"


def test_an_old_approval_releases_nothing(visit: Callable[..., Visitor], people: People) -> None:
    article = make_article(state=State.READY, headline="The Ring Road", standfirst=APPROVED_FIRST)
    edition = make_edition(state=EditionState.IN_APPROVAL, articles=[article])
    at_chief, at_editor = (desk.at_work(visit, user) for user in (people.editor_in_chief, people.section_editor))

    page = at_chief.go(desk_of(edition))
    desk.approve(page)
    stale, staler = at_chief.another_tab(), at_chief.another_tab()
    for tab in (stale, staler):
        tab.goto(page.url.replace("/change/", "/release/"))
        expect(release_button(tab)).to_be_visible()

    desk.move(page, "Reopen for changes")
    desk.expect_said(page, "it needs a new approval")
    change_standfirst(at_editor, article)
    expect_refused(stale)

    desk.move(at_editor.go(desk_of(edition)), "Send for approval")
    desk.expect_said(at_editor.page, "The edition waits")
    desk.approve(at_chief.go(desk_of(edition)))
    # Approved again, but what this tab shows is the first approval.
    expect_refused(staler)
    expect(visit().go("/").get_by_role("main")).to_contain_text("No edition has been released yet")

    desk.release(at_chief.go(desk_of(edition)))
    front = visit().go("/").get_by_role("main")
    expect(front).to_contain_text(CHANGED)
    expect(front).not_to_contain_text(APPROVED_FIRST)
    assert PublishedEdition.objects.count() == 1


def release_button(page: Page) -> Locator:
    """Return the button that releases."""
    return page.get_by_role("button", name="Release to readers now")


def change_standfirst(at_editor: Visitor, article: Article) -> None:
    """Change the article by its form."""
    page = at_editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    page.get_by_label("Standfirst").fill(CHANGED)
    desk.save(page)
    desk.expect_said(page, "was changed successfully")


def expect_refused(tab: Page) -> None:
    """Press Release in a tab from before, and read one sentence that says why nothing happened."""
    desk.follow(release_button(tab))
    expect(tab.locator(".messagelist .error")).to_have_text(
        "This was changed after you opened the page: look at it again before you move it."
    )
    assert PublishedEdition.objects.count() == 0
