"""Can everybody use the article's form: does axe find nothing, and does nothing run out of a narrow window?"""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int, str]] = [("light", 360, "fa-AF"), ("dark", 1280, "en")]


def open_wide(page: Page) -> None:
    """Open all folds and the list of keys."""
    page.evaluate("document.querySelectorAll('details.fold, details.keys').forEach(each => each.open = true)")


@pytest.mark.parametrize(("scheme", "width", "language"), VIEWS)
def test_axe_finds_nothing_on_the_form(
    scheme: Scheme, width: int, language: str, visit: Callable[..., Visitor], people: People
) -> None:
    make_photo()
    article = make_article(language=language, body="<p>Forty<mark> ask</mark></p>", headline="x" * 120, ednote="Ask.")
    who = desk.at_work(lambda: visit(width=width), people.writer)
    who.page.emulate_media(color_scheme=scheme)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    open_wide(page)
    assert page.evaluate(WIDER) == 0
    assert violations(page) == []
    page.get_by_role("button", name="Photo", exact=True).click()
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    assert violations(page) == []


def test_axe_and_the_ruler_notice_what_is_wrong_on_the_form(visit: Callable[..., Visitor], people: People) -> None:
    who = desk.at_work(lambda: visit(width=360), people.writer)
    page = who.go(f"/newsroom/articles/article/{make_article().pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    page.evaluate("document.querySelector('label[for=id_standfirst]').remove()")
    page.evaluate("document.querySelector('.sheet').append(Object.assign(new Image(2000, 20), { alt: '' }))")
    assert "label" in [each.partition(":")[0] for each in violations(page)]
    assert page.evaluate(WIDER) > 0
