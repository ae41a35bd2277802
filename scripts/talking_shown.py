"""How is the talk about an article photographed? The notes beside a text, and what is new for somebody."""

from collections.abc import Callable

from playwright.sync_api import Page

from scripts import pictures

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (390, 1280)


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Photograph an editor's notes and news; `visit` opens the newsroom's first page for somebody."""
    for width in WIDTHS:
        page = visit("section-editor", width)
        page.get_by_role("link", name="New for you").click()
        page.wait_for_load_state()
        shoot(page, f"desk/news-{width}")
        page.locator(".news__item").filter(has_text="named you in a note").get_by_role("link").first.click()
        panel = page.locator("#id_notes")
        panel.wait_for()
        # The page moves under the panel once more when the editor is there.
        page.locator(".cke_wysiwyg_div").wait_for()
        if width == WIDTHS[0]:
            # On a phone they stand under the text, below what a picture of the page shows.
            pictures.keep(panel.screenshot(), f"desk/notes-{width}")
        else:
            shoot(page, f"desk/notes-{width}")
        page.goto(page.url.partition("/articles/")[0] + "/articles/notification/settings/")
        shoot(page, f"desk/news-settings-{width}")
        page.context.close()
