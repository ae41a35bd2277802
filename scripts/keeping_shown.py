"""How are the form that keeps what is typed, and the page of a text that waits, photographed? Nothing is saved."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from scripts import pictures

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (1280, 390)
_TYPED = " The mechanics next door are looking at it."


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Type as two people do who have the same article open, leave without a save, and come back."""
    for width in WIDTHS:
        other, page = visit("editor-in-chief", width), visit("section-editor", width)
        home = page.url.partition("/newsroom/")[0]
        page.goto(f"{home}/newsroom/articles/article/?state__exact=submitted")
        page.locator("#result_list tbody th a").first.click()
        expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
        other.goto(page.url)
        standfirst = page.get_by_label("Standfirst")
        standfirst.fill(standfirst.input_value() + _TYPED)
        expect(page.locator("[data-line]")).to_have_text(re.compile("^saved"))
        expect(page.locator("[data-people]")).to_contain_text("since")
        page.locator(".keeping__bar").scroll_into_view_if_needed()
        # The buttons stay at the window's foot: a picture of the whole page would put them across the text.
        pictures.keep(page.screenshot(), f"desk/keeping-{width}")
        page.reload()
        page.get_by_role("link", name="Compare, restore or throw away").first.click()
        shoot(page, f"desk/typed-{width}")
        page.get_by_text("Throw it away…").click()
        page.get_by_role("button", name="Throw it away for good").click()
        other.context.close()
        page.context.close()
