"""Does an edition go out at its time by itself, and does it stay in the house once somebody stops the press?"""

import datetime
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from editions import clock, timing
from editions.models import Edition
from editions.states import State
from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
SECOND = datetime.timedelta(seconds=1)


def tomorrow() -> datetime.datetime:
    return (timezone.now() + datetime.timedelta(hours=22)).replace(second=0, microsecond=0)


def set_time(page: Page, *, to: datetime.datetime) -> None:
    """Choose a time, read what it means and confirm it."""
    desk.follow(page.get_by_role("link", name=re.compile("(Set|Change) the time of release")))
    local = timezone.localtime(to)
    page.get_by_label("Day", exact=True).fill(f"{local:%Y-%m-%d}")
    page.get_by_label("Hour", exact=True).fill(f"{local:%H:%M}")
    desk.follow(page.get_by_role("button", name=re.compile("Go on|Choose this time")))
    expect(page.get_by_role("main")).to_contain_text(clock.said(to))
    desk.follow(page.get_by_role("button", name="Yes, let it go out then"))
    desk.expect_said(page, "The time of release is set")


def stop(page: Page, *, why: str) -> None:
    page.get_by_label("Why (may stay empty)").fill(why)
    desk.follow(page.get_by_role("button", name="Stop the press"))
    desk.expect_said(page, "The press is stopped")


def answers(reader: Page, address: str) -> int:
    """Return the status that a reader gets."""
    answer = reader.goto(address)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_press_is_stopped_and_the_edition_stays_in_the_house(
    javascript: bool, visit: Visit, people: People
) -> None:
    edition, moment = make_edition(state=State.APPROVED), tomorrow()
    address = f"/newsroom/editions/edition/{edition.pk}/change/"
    at_chief = desk.at_work(lambda: visit(javascript=javascript), people.editor_in_chief)
    at_desk = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = at_chief.go(address)
    set_time(page, to=moment)
    countdown = page.get_by_role("timer")
    expect(countdown).to_have_text(re.compile(r"^in 21 hours( and \d+ minutes?)?$"))

    night = at_desk.go(address)
    stop(night, why="The map is wrong.")
    expect(night.get_by_role("cell", name="The map is wrong.")).to_be_visible()
    expect(night.get_by_role("timer")).to_have_count(0)
    assert timing.release_due(at=moment).released == []
    reader = visit().page
    issue = f"{at_chief.home}/{edition.issue_date:%Y/%m/%d}/"
    assert answers(reader, issue) == 404

    page = at_chief.go(address)
    expect(page.locator(".release-time")).to_contain_text("does not go out by itself")
    set_time(page, to=moment)
    assert timing.release_due(at=moment).released == [edition]
    assert answers(reader, issue) == 200
    # Too late: the button was on the page before.
    desk.follow(page.get_by_role("button", name="Stop the press"))
    expect(page.locator(".messagelist .error")).to_contain_text("This was changed after you opened the page")
    expect(page.get_by_role("link", name="See it as readers do")).to_be_visible()


def test_the_time_counts_down_and_says_when_it_is_over(visit: Visit, people: People) -> None:
    edition = make_edition(state=State.APPROVED)
    at_chief = desk.at_work(visit, people.editor_in_chief)
    at_chief.page.clock.install()
    now = timezone.now()
    timing.set_release_time(edition, by=people.editor_in_chief, at=now, release_at=now + 600 * SECOND)
    page = at_chief.go(f"/newsroom/editions/edition/{edition.pk}/change/")
    countdown = page.get_by_role("timer")
    expect(countdown).to_have_text(re.compile(r"^in 9 minutes( and \d+ seconds?)?$|^in 10 minutes$"))
    page.clock.fast_forward(300_000)
    expect(countdown).to_have_text(re.compile(r"^in 4 minutes( and \d+ seconds?)?$|^in 5 minutes$"))
    page.clock.fast_forward(300_000)
    expect(countdown).to_have_text("now; load the page again to see it out")
    assert Edition.objects.get(pk=edition.pk).state == State.APPROVED
