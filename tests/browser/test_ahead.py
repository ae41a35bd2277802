"""Does the editor-in-chief let one article out ahead of its edition, and take it back, by the pages of the house?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_article_goes_out_ahead_and_is_taken_back(javascript: bool, visit: Visit, people: People) -> None:
    members = [make_article(headline=name, state="ready") for name in ("The salt road", "The flood gate")]
    edition = make_edition(articles=members)
    root = f"/{edition.issue_date:%Y/%m/%d}/"
    chief = desk.at_work(lambda: visit(javascript=javascript), people.editor_in_chief)
    page = chief.go(f"/newsroom/editions/edition/{edition.pk}/change/")

    row = page.get_by_role("row").filter(has_text="The flood gate")
    desk.follow(row.get_by_role("link", name="Let out ahead…"))
    expect(page.get_by_role("main")).to_contain_text("Readers see this one article at once")
    page.get_by_label("Why it does not wait for its edition").fill("The gate is open now.")
    desk.follow(page.get_by_role("button", name="Let it out now"))
    desk.expect_said(page, "readers see it now, ahead of its edition")

    reader = visit(javascript=javascript)
    shown = reader.go(f"{root}the-flood-gate/")
    expect(shown.get_by_role("heading", name="The flood gate", exact=True)).to_be_visible()
    expect(shown.get_by_text("Ahead of its edition")).to_be_visible()
    answer = shown.goto(f"{reader.home}{root}")
    assert answer is not None
    assert answer.status == 404

    row = page.get_by_role("row").filter(has_text="The flood gate").first
    expect(row).to_contain_text("ahead of the edition")
    desk.follow(row.get_by_role("link", name="Take back…"))
    page.get_by_label("Why it is taken back").fill("The gate is shut again.")
    desk.follow(page.get_by_role("button", name="Take it back from readers"))
    desk.expect_said(page, "readers find your words where it was")
    expect(reader.go(f"{root}the-flood-gate/").get_by_role("main")).to_contain_text("The gate is shut again.")
