"""What does an edition look like on its way from a pulled proof to its approval? Photographs the demo's."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

# As somebody would at the desk, after the proof was pulled.
_SINCE = " It is the driest autumn in eleven years."


def prepare(page: Page, site: str) -> str:
    """Pull a proof of the edition in the making, change its lead, send it for approval; return its address."""
    page.goto(f"{site}/newsroom/editions/edition/?state__exact=planned")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()
    edition = re.sub(r"change/.*", "", page.url)
    page.goto(f"{edition}proofs/")
    page.get_by_role("button", name="Pull a proof").click()
    page.goto(f"{edition}change/")
    page.locator(".running-order td > a").first.click()
    standfirst = page.get_by_label("Standfirst")
    standfirst.fill(standfirst.input_value() + _SINCE)
    page.get_by_role("button", name="Save and continue editing").click()
    page.goto(f"{edition}change/")
    page.get_by_role("button", name="Send for approval").click()
    page.wait_for_load_state()
    return edition


def photograph(page: Page, edition: str, *, shoot: Callable[[Page, str], None], width: int) -> None:
    """Photograph the proof, what changed since it, its sheets, and the approval."""
    for name, path in (
        ("proof", "proof/"),
        ("proofs", "proofs/"),
        ("proof-sheets", "proofs/1/print/"),
        ("approve", "approve/"),
    ):
        page.goto(f"{edition}{path}")
        shoot(page, f"desk/{name}-{width}")
