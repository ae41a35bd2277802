"""How are a late text, what it is put together to, and the history of an article photographed?"""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (1280, 390)
_PIECE = "lessons on the roof"


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Look, as the writer who came too late, at what was kept and at the history; nothing is saved."""
    for width in WIDTHS:
        page = visit("writer", width)
        home = page.url.partition("/newsroom/")[0]
        page.goto(f"{home}/newsroom/articles/article/?q={_PIECE.replace(' ', '+')}")
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_load_state()
        article = page.url.partition("/change/")[0]
        page.goto(f"{article}/kept/")
        shoot(page, f"desk/kept-{width}")
        page.get_by_role("link", name="Compare and put together").first.click()
        page.get_by_label("What you wrote").first.check()
        shoot(page, f"desk/conflict-{width}")
        page.goto(f"{article}/revisions/")
        shoot(page, f"desk/history-{width}")
        page.goto(f"{article}/compare/")
        shoot(page, f"desk/compare-{width}")
        page.goto(f"{article}/revisions/1/restore/")
        shoot(page, f"desk/restore-{width}")
        page.context.close()
