"""How is writing photographed? The form of an English and of a Dari article, an ednote, the photos to choose from."""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (390, 1280)
DRAFT = "Lessons on the roof, until the carpenter comes"
DARI = "نان کابل سیزده گرام سنگین‌تر شد"


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Open both forms as a section editor and photograph them; nothing is saved."""
    for width in WIDTHS:
        page = visit("section-editor", width)
        _open(page, DRAFT)
        shoot(page, f"desk/writing-{width}")
        _mark(page)
        shoot(page, f"desk/writing-ednote-{width}")
        _open(page, DRAFT)
        page.locator(".cke_button__libraryphoto").click()
        page.locator("dialog.chooser li").first.wait_for()
        shoot(page, f"desk/writing-photos-{width}")
        page.keyboard.press("Escape")
        _open(page, DARI)
        shoot(page, f"desk/writing-dari-{width}")
        page.context.close()


def _open(page: Page, headline: str) -> None:
    page.goto(page.url.split("/newsroom/")[0] + f"/newsroom/articles/article/?q={headline.partition(' ')[0]}")
    page.get_by_role("link", name=headline).first.click()
    page.locator(".cke_wysiwyg_div").wait_for()


def _mark(page: Page) -> None:
    """Mark the last words as an ednote, and open what is folded."""
    page.locator(".cke_wysiwyg_div").press("Control+End")
    page.keyboard.press("Control+Alt+e")
    page.keyboard.type(" Is the carpenter’s name right?")
    page.evaluate("document.querySelectorAll('details.fold').forEach(fold => fold.open = true)")
    page.locator("h1").click()
