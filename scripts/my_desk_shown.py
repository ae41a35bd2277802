"""How are desks and the list of articles photographed? Each role has a desk; the list is searched and moved from."""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (1280, 390)
_ROLES = ("writer", "section-editor", "editor-in-chief", "photo-editor", "administrator")


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Photograph the pages at both widths; `visit` opens the newsroom's first page for somebody."""
    for width in WIDTHS:
        for role in _ROLES:
            page = visit(role, width)
            shoot(page, f"desk/my-desk-{role}-{width}")
            page.context.close()
        page = visit("section-editor", width)
        page.get_by_role("link", name="All articles").click()
        page.get_by_label("Words in any part of an article").fill("water")
        page.get_by_role("button", name="Find", exact=True).click()
        page.locator("mark").first.wait_for()
        shoot(page, f"desk/found-{width}")
        _why(page)
        shoot(page, f"desk/moved-together-{width}")
        page.context.close()


def _why(page: Page) -> None:
    """Go as far as the reason for which two drafts are spiked, and no further."""
    page.goto(page.url.partition("?")[0] + "?state=draft")
    for box in page.locator("#result_list").get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Spike…").click()
    page.get_by_label("Why").wait_for()
