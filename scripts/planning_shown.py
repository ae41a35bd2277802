"""How is planning photographed? A run before it is made; then the calendar, a budget and what a writer finds."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[[str, int], Page]
Shoot = Callable[[Page, str], None]
WIDTHS = (390, 1440)


def photograph(visit: Visit, *, shoot: Shoot) -> None:
    """Plan a run as an editor does, and photograph the pages; `visit` opens the newsroom's first page for somebody."""
    for width in WIDTHS:
        _run(visit, width=width, shoot=shoot, is_made=width == WIDTHS[-1])
    for width in WIDTHS:
        _calendar(visit, width=width, shoot=shoot)
        page = visit("writer", width)
        page.get_by_role("link", name="Planned for you", exact=True).click()
        shoot(page, f"desk/planned-for-a-writer-{width}")
        page.context.close()
        page = visit("editor-in-chief", width)
        page.get_by_text("Everything there is to keep").click()
        page.locator("#content").get_by_role("link", name="Chairs").first.click()
        shoot(page, f"desk/chairs-{width}")
        page.context.close()


def _run(visit: Visit, *, width: int, shoot: Shoot, is_made: bool) -> None:
    page = visit("section-editor", width)
    page.get_by_role("link", name="Calendar of editions").click()
    page.get_by_role("link", name="Plan a run").click()
    page.get_by_label("Deadline:").fill("20:00")
    page.get_by_label("Out at").fill("05:00")
    page.get_by_role("button", name="Show what it makes").click()
    page.get_by_role("button", name="Yes, plan").wait_for()
    shoot(page, f"desk/run-{width}")
    if is_made:
        page.get_by_role("button", name="Yes, plan").click()
        page.locator(".messagelist .success").wait_for()
    page.context.close()


def _calendar(visit: Visit, *, width: int, shoot: Shoot) -> None:
    page = visit("section-editor", width)
    page.get_by_role("link", name="Calendar of editions").click()
    page.wait_for_load_state()
    shoot(page, f"desk/calendar-month-{width}")
    budget = page.get_by_role("link", name=re.compile(r"\d to write"))
    page.get_by_role("link", name="By week").click()
    page.wait_for_load_state()
    shoot(page, f"desk/calendar-week-{width}")
    # The edition in the making is of this week or the next.
    if not budget.count():
        page.get_by_role("link", name="Next week").click()
        page.wait_for_load_state()
    budget.first.click()
    page.wait_for_load_state()
    shoot(page, f"desk/budget-{width}")
    page.context.close()
