"""Does somebody find out at the desk what was changed, and get back what was there before?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles import saving
from articles.models import Article
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import NOW, People, make_article, make_author, make_autosave

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


def written_twice(people: People) -> Article:
    """Make a draft that somebody else saved after its writer, and a text that came too late."""
    article = make_article(
        people.writer,
        headline="The dam",
        body="<p>The dam is low.</p><p>It holds.</p>",
        authors=[make_author("Karima Noori")],
    )
    fields = {"headline": "The dam, mine", "body": "<p>The dam is very low.</p><p>It holds.</p>", "kicker": "Water"}
    make_autosave(article, user=people.writer, fields=fields, refused=True)
    article.headline, article.body = "The dams", "<p>The dam is high.</p><p>It holds well.</p>"
    saving.save(article, opened_at=1, by=people.section_editor, at=NOW, reason="Measured again")
    return article


def test_a_save_says_why_and_an_earlier_revision_comes_back(visit: Visit, people: People) -> None:
    article = written_twice(people)
    who = desk.at_work(visit, people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    page.get_by_label("Headline").fill("A third headline")
    page.locator("#fold-colleagues summary").click()
    page.get_by_label("Why you save it").fill("Asked the engineer")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")

    desk.follow(page.get_by_role("link", name="The whole history, and any two revisions beside each other"))
    expect(page.locator(".history__table tbody tr")).to_contain_text(["Asked the engineer", "Measured again", "first"])
    page.get_by_label("From revision").fill("1")
    desk.follow(page.get_by_role("button", name="Show what differs"))
    expect(page.locator("del").first).to_contain_text("The dam")
    expect(page.locator("ins").first).to_contain_text("A third headline")

    desk.follow(page.get_by_role("link", name="Restore revision 1…"))
    page.get_by_label("Why", exact=True).fill("The first was right")
    desk.follow(page.get_by_role("button", name="Restore revision 1"))
    desk.expect_said(page, "The article is as in revision 1 again; that is Revision 4 now.")
    expect(page.get_by_label("Headline")).to_have_value("The dam")
    expect(page.get_by_role("cell", name="Revision 1 again: The first was right")).to_be_visible()
    assert Article.objects.get().body == "<p>The dam is low.</p><p>It holds.</p>"
    assert (who.complaints, who.strangers) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(scheme: str, visit: Visit, people: People) -> None:
    article = written_twice(people)
    who = desk.at_work(lambda: visit(width=360), people.writer)
    who.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    kept = article.autosaves.get()
    for rest in ("kept/", f"kept/{kept.pk}/", f"kept/{kept.pk}/discard/", "revisions/", "revisions/1/", "compare/",
                 "revisions/1/restore/"):  # fmt: skip
        page = who.go(f"/newsroom/articles/article/{article.pk}/{rest}")
        assert violations(page) == [], rest
        assert (rest, page.evaluate(WIDER)) == (rest, 0)
