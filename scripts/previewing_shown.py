"""How are the preview beside the form, links for somebody outside and a Word document photographed?"""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page

from scripts import pictures

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (1280, 390)
_SHOWN = "iframe.preview__page"


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Open an article as the section editor and photograph what leads out of its form; `visit` opens the first page."""
    for width in WIDTHS:
        page = visit("section-editor", width)
        site = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        page.goto(f"{site}/newsroom/articles/article/?state__exact=ready")
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_load_state()
        form = page.url
        _previewed(page, width=width)
        _linked(page, form, shoot=shoot, width=width)
        page.goto(f"{form.partition('/change/')[0]}/word/")
        shoot(page, f"desk/word-{width}")
        page.context.close()


def _previewed(page: Page, *, width: int) -> None:
    page.locator(".cke_wysiwyg_div").wait_for()
    page.get_by_role("button", name="Preview beside the form").click()
    for look, pages in (("Light", "Phone"), ("Dark", "Desktop"), ("Print", "Desktop")):
        page.get_by_role("radio", name=pages).check()
        page.get_by_role("radio", name=look).check()
        page.frame_locator(_SHOWN).locator(f"link[href*='-{look.lower()}']").wait_for(state="attached")
        page.frame_locator(_SHOWN).locator("h1").first.wait_for()
        page.wait_for_load_state("networkidle")
        # The pane is as tall as the window, whatever the form under it is.
        pictures.keep(page.screenshot(), f"desk/preview-{look.lower()}-{width}")


def _linked(page: Page, form: str, *, shoot: Shoot, width: int) -> None:
    page.goto(f"{form.partition('/change/')[0]}/links/")
    page.get_by_label("For whom").fill("Dr Karimi, lawyer")
    page.get_by_role("button", name="Make the link").click()
    shoot(page, f"desk/links-{width}")
    page.goto(page.get_by_label("Address").input_value())
    shoot(page, f"desk/shared-{width}")
