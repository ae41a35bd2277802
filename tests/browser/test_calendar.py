"""Are editions and stories planned in a browser: by the calendar, in a run, on the budget, with a script or without?"""

import datetime
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article
from editions.models import BudgetItem, Chair, Edition
from editions.publishing_days import publishing_day_after
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import (
    People,
    make_author,
    make_budget_item,
    make_chair,
    make_edition,
    make_section,
    make_staff_profile,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
DAY = datetime.timedelta(days=1)
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def open_calendar(who: Visitor, day: datetime.date) -> Page:
    """Go from the newsroom's first page to the month of a day."""
    page = who.go("/newsroom/")
    desk.follow(page.get_by_role("link", name="Calendar of editions"))
    if day.month != timezone.localdate().month:
        desk.follow(page.get_by_role("link", name=re.compile("Next month")))
    expect(page.get_by_role("heading", name=f"{day:%B %Y}")).to_be_visible()
    return page


@SCRIPTS
def test_an_edition_is_planned_on_its_day(javascript: bool, visit: Visit, people: People) -> None:
    make_chair(make_author("Ahmad Sahar"), since=datetime.date(2020, 1, 1))
    day = publishing_day_after(timezone.localdate())
    at_desk = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = open_calendar(at_desk, day)
    expect(page.locator(".day--today .day__mark")).to_have_text("Today")
    # By the keyboard, as any link.
    with page.expect_navigation():
        page.get_by_role("link", name=f"Plan an edition for {day.day} {day:%B}", exact=True).press("Enter")
    expect(page.get_by_label("Issue date")).to_have_value(day.isoformat())
    desk.save(page)
    desk.expect_said(page, "was added successfully")
    page = open_calendar(at_desk, day)
    entry = page.get_by_role("listitem").filter(has=page.locator(f"time[datetime='{day}']")).first
    expect(entry).to_contain_text("No. 1")
    expect(entry).to_contain_text("Ahmad Sahar")
    expect(entry.get_by_role("link", name="Plan an edition")).to_have_count(0)
    desk.follow(page.get_by_role("link", name="By week"))
    expect(page.get_by_role("link", name="Previous week")).to_be_visible()
    assert (at_desk.complaints, at_desk.strangers) == ([], [])


@SCRIPTS
def test_a_run_is_shown_before_it_is_made_and_made_once(javascript: bool, visit: Visit, people: People) -> None:
    first = publishing_day_after(timezone.localdate())
    make_edition(articles=0, issue_date=first, number=40)
    at_desk = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = open_calendar(at_desk, timezone.localdate())
    desk.follow(page.get_by_role("link", name="Plan a run"))
    page.get_by_label("From").fill(first.isoformat())
    page.get_by_label("To:").fill((first + 6 * DAY).isoformat())
    page.get_by_label("Out at").fill("05:00")
    desk.follow(page.get_by_role("button", name="Show what it makes"))
    expect(page.get_by_role("heading", name="5 editions would be made")).to_be_visible()
    expect(page.get_by_text("1 day has such an edition already")).to_be_visible()
    assert Edition.objects.count() == 1
    plan = page.url
    desk.follow(page.get_by_role("button", name="Yes, plan 5 editions"))
    desk.expect_said(page, "5 editions are planned.")
    assert sorted(Edition.objects.values_list("number", flat=True)) == [40, 41, 42, 43, 44, 45]
    # The page of before is still open somewhere, and says now what is there.
    page.goto(plan)
    expect(page.get_by_role("heading", name="Nothing would be made")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Yes, plan"))).to_have_count(0)


@SCRIPTS
def test_a_story_is_planned_becomes_an_article_and_is_found(javascript: bool, visit: Visit, people: People) -> None:
    make_section("Economy")
    make_staff_profile(people.writer, author=make_author("Zarmina Kohdamani"))
    edition = make_edition(articles=0, issue_date=publishing_day_after(timezone.localdate()))
    at_desk = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = at_desk.go(f"/newsroom/editions/edition/{edition.pk}/change/")
    desk.follow(page.get_by_role("link", name="Budget", exact=True))
    page.get_by_label("Slugline").fill("bread prices")
    page.get_by_label("Who").select_option(label="writer")
    page.get_by_label("Section").select_option(label="Economy")
    page.get_by_label("Length in words").fill("650")
    page.get_by_label("A photo is wanted").check()
    page.get_by_label("Due on day").fill(timezone.localdate().isoformat())
    page.get_by_label("Due at hour").fill("18:00")
    page.get_by_label("Note").fill("What a loaf costs in four districts.")
    desk.follow(page.get_by_role("button", name="Plan this story"))
    desk.expect_said(page, "“bread prices” is planned.")
    expect(page.locator(".budget-totals")).to_contain_text("0 of 650 written")

    at_writer = desk.at_work(lambda: visit(javascript=javascript), people.writer)
    his = at_writer.page
    desk.follow(his.get_by_role("link", name="Planned for you", exact=True))
    expect(his.get_by_role("heading", name="bread prices")).to_be_visible()
    expect(his.get_by_role("button", name="Begin to write “bread prices”")).to_be_visible()

    desk.follow(page.get_by_role("button", name="Make an article of “bread prices”"))
    desk.expect_said(page, "“bread prices” is a draft of writer now, and it stands in the edition.")
    # Too late for the writer's own button, and harmless.
    desk.follow(his.get_by_role("button", name="Begin to write “bread prices”"))
    article = Article.objects.get()
    expect(his).to_have_url(re.compile(f"/articles/article/{article.pk}/change/$"))
    expect(his.get_by_role("main")).to_contain_text("What a loaf costs in four districts.")
    assert (article.owner, edition.placements.get().article) == (people.writer, article)
    assert (at_desk.complaints, at_desk.strangers) == ([], [])


@SCRIPTS
def test_a_story_is_moved_to_another_day_and_taken_off(javascript: bool, visit: Visit, people: People) -> None:
    item = make_budget_item(slugline="school roof")
    to = make_edition(articles=0)
    at_desk = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = at_desk.go(f"/newsroom/editions/edition/{item.edition_id}/budget/")
    desk.follow(page.get_by_role("link", name="Change “school roof”"))
    page.get_by_label("To the edition of").select_option(label=str(to))
    desk.follow(page.get_by_role("button", name="Move it there"))
    desk.expect_said(page, f"“school roof” is planned for {to} now.")
    desk.follow(page.get_by_role("link", name="Change “school roof”"))
    desk.follow(page.get_by_role("button", name="Take it off the budget"))
    desk.expect_said(page, "“school roof” is off the budget.")
    assert not BudgetItem.objects.exists()


@SCRIPTS
def test_the_chair_is_handed_over_for_an_absence(javascript: bool, visit: Visit, people: People) -> None:
    make_chair(make_author("Ahmad Sahar"), since=datetime.date(2020, 1, 1))
    make_author("Bahar Noori")
    today = timezone.localdate()
    at_chief = desk.at_work(lambda: visit(javascript=javascript), people.editor_in_chief)
    page = open_calendar(at_chief, today)
    desk.follow(page.get_by_role("link", name="Who holds the chair"))
    desk.follow(page.get_by_role("link", name="Hand the chair to an acting editor"))
    page.get_by_label("Acting editor-in-chief").select_option(label="Bahar Noori")
    page.get_by_label("First day").fill(today.isoformat())
    page.get_by_label("Last day").fill(today.isoformat())
    desk.follow(page.get_by_role("button", name="Hand the chair over"))
    desk.expect_said(page, "Bahar Noori stands in from")
    expect(page.locator(".chairs__span--now")).to_contain_text("Bahar Noori")
    assert Chair.objects.filter(is_acting=True).count() == 1
    page = at_chief.go("/newsroom/editions/edition/calendar/week/")
    expect(page.get_by_role("listitem").filter(has_text=re.compile("Ahmad Sahar"))).not_to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_use_the_pages(width: int, visit: Visit, people: People) -> None:
    make_chair(make_author("Ahmad Sahar"), since=datetime.date(2020, 1, 1))
    edition = make_edition(issue_date=timezone.localdate(), label="late", deadline=timezone.now())
    late = timezone.now() - DAY
    item = make_budget_item(edition, slugline="x" * 80, note="y" * 200, user=people.editor_in_chief, due=late)
    make_budget_item(edition, article=edition.placements.get().article, words=300, wants_photo=True)
    first = publishing_day_after(timezone.localdate())
    run = f"first_day={first}&last_day={first + 20 * DAY}&weekdays=0&weekdays=1&language=en&days_before=1"
    at_chief = desk.at_work(lambda: visit(width=width), people.editor_in_chief)
    for address in (
        "",
        "editions/edition/calendar/",
        "editions/edition/calendar/week/",
        "editions/edition/run/",
        f"editions/edition/run/?{run}",
        f"editions/edition/{edition.pk}/budget/",
        f"editions/edition/{edition.pk}/budget/{item.pk}/",
        "editions/edition/planned/",
        "editions/chair/",
        "editions/chair/hand-over/",
    ):
        page = at_chief.go(f"/newsroom/{address}")
        assert violations(page) == [], address
        assert page.evaluate(WIDER) == 0, address
