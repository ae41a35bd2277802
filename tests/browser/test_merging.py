"""Does a save in the editor say only what somebody changed, and is a late one put together without JavaScript too?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from articles import saving
from articles.models import Article
from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import NOW, People, make_article, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]

BODIES = {
    "prose": "<h2>Two</h2><p>One <strong>two</strong> <em>three</em> “four” — 5&nbsp;km &amp; 6<br>a line</p><hr>",
    "lists": "<ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul><ol start=\"3\"><li>Third</li></ol>",
    "quotation": "<blockquote><p>Said.</p><p>And said.</p></blockquote><p>End of it.</p>",
    "links": '<p><a href="https://a.example/?a=1&amp;b=2">out</a> H<sub>2</sub>O m<sup>2</sup> <s>old</s></p>',
    "table": '<table><thead><tr><th scope="col">Province</th><th scope="col">Votes</th></tr></thead>'
    "<tbody><tr><td>Balkh</td><td>12</td></tr></tbody></table><p>After.</p>",
    "dari": '<p>می‌روم به بازار؛ نان گرم است.</p><p>He said <span lang="fa-AF" dir="rtl">«نان»</span> and left.</p>',
}  # fmt: skip


@pytest.mark.parametrize("kind", BODIES)
def test_a_save_that_changes_nothing_makes_no_revision(kind: str, visit: Visit, people: People) -> None:
    article = make_article(body=BODIES[kind], lead_photo=make_photo())
    who = desk.at_work(visit, people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    saved = Article.objects.get()
    assert (str.__str__(saved.body), saved.version) == (BODIES[kind], 2)
    assert article.revisions.count() == 1


def test_a_late_text_is_put_together_without_javascript(visit: Visit, people: People) -> None:
    article = make_article(headline="The dam", body="<p>The dam is low.</p><p>It holds.</p>")
    who = desk.at_work(lambda: visit(javascript=False), people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    article.headline, article.body = "Theirs", "<p>The dam is low.</p><p>It holds well.</p>"
    saving.save(article, opened_at=1, by=people.section_editor, at=NOW)
    page.get_by_label("Headline").fill("Mine")
    page.locator("#id_body").fill("<p>The dam is very low.</p><p>It holds.</p>")
    desk.save(page)
    expect(page.get_by_text("Your text was not saved, and it is kept.")).to_be_visible()
    page.get_by_role("group", name="Headline: both of you changed it").get_by_label("What you wrote").check()
    desk.follow(page.get_by_role("button", name="Put together, then read it"))
    assert page.locator("#id_body").input_value() == "<p>The dam is very low.</p><p>It holds well.</p>"
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    saved = Article.objects.get()
    assert (saved.headline, saved.body) == ("Mine", "<p>The dam is very low.</p><p>It holds well.</p>")

    desk.follow(page.get_by_role("link", name="1 text kept for you"))
    desk.follow(page.get_by_role("link", name="Throw away…"))
    desk.follow(page.get_by_role("button", name="Throw it away for good"))
    expect(page.get_by_text("Nothing had to be kept for you")).to_be_visible()
    assert who.strangers == []
