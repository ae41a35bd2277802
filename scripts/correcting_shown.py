"""How are corrections, a recall and an article ahead of its edition photographed? Readers see nothing of it all."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (1440, 390)
_CHANGED = " The ministry confirmed it."
_TOLD = "An earlier version did not say that the ministry had confirmed it."


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Ask for a correction as an editor does, and photograph the pages; `visit` opens the first page for somebody."""
    for width in WIDTHS:
        page = visit("section-editor", width)
        _asking(page, shoot=shoot, width=width, is_first=width == WIDTHS[0])
        page.context.close()
        page = visit("editor-in-chief", width)
        _deciding(page, shoot=shoot, width=width)
        page.context.close()


def _asking(page: Page, *, shoot: Shoot, width: int, is_first: bool) -> None:
    _edition(page, state="released")
    edition = page.url
    if is_first:
        page.locator(".running-order td > a").first.click()
        standfirst = page.get_by_label("Standfirst")
        standfirst.fill(standfirst.input_value() + _CHANGED)
        page.get_by_role("button", name="Save and continue editing").click()
        page.goto(edition)
    page.get_by_role("link", name="Correct…").first.click()
    page.get_by_role("textbox", name="What readers are told").fill(_TOLD)
    shoot(page, f"desk/correct-{width}")
    if is_first:
        page.get_by_role("radio", name=re.compile("^Correction:")).check()
        page.get_by_role("button", name="Go on to the editor-in-chief").click()
        page.wait_for_load_state()


def _deciding(page: Page, *, shoot: Shoot, width: int) -> None:
    page.get_by_text("Everything there is to keep").click()
    page.get_by_role("link", name="Correction requests").first.click()
    shoot(page, f"desk/correction-requests-{width}")
    page.locator(".corrections-asked a").first.click()
    page.wait_for_load_state()
    shoot(page, f"desk/correction-request-{width}")
    _edition(page, state="released")
    edition = page.url
    page.get_by_role("link", name="Recall from readers…").click()
    page.get_by_label("The notice: why").fill(
        "It went out with the front page of another day, and appears again today."
    )
    shoot(page, f"desk/recall-{width}")
    page.goto(edition)
    page.get_by_role("link", name=re.compile("record|Record")).last.click()
    shoot(page, f"desk/record-{width}")
    # A run may have been planned after the edition that has a piece to let out.
    _edition(page, state="in_approval")
    page.get_by_role("link", name="Let out ahead…").first.click()
    shoot(page, f"desk/ahead-{width}")


def _edition(page: Page, *, state: str) -> None:
    """Open the newest edition in a state."""
    home = page.url.partition("/newsroom/")[0]
    page.goto(f"{home}/newsroom/editions/edition/?state__exact={state}")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()
