"""What stands on a page of the calendar, and what does it offer to whom?"""

import datetime
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editions.models import Edition
from editions.planning.calendar import Sheet, month_sheet, week_sheet
from editions.publishing_days import is_publishing_day
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from tests.factories import (
    KABUL,
    make_author,
    make_budget_item,
    make_chair,
    make_edition,
    make_holiday,
    make_timed_edition,
    make_user,
    person,
)

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2026, 3, 1)
DAY = datetime.timedelta(days=1)
MONTH, WEEK = "/newsroom/editions/edition/calendar/", "/newsroom/editions/edition/calendar/week/"


def march(number: int) -> datetime.date:
    return datetime.date(2026, 3, number)


def of(sheet: Sheet, day: datetime.date) -> list[Edition]:
    (editions,) = (each.editions for each in sheet.days if each.date == day)
    return list(editions)


def shown(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_month_is_whole_weeks_from_saturday_to_friday() -> None:
    sheet = month_sheet(MARCH, today=march(14))
    assert (sheet.days[0].date, sheet.last) == (datetime.date(2026, 2, 28), datetime.date(2026, 4, 3))
    assert (f"{sheet.days[0].date:%A}", len(sheet.days) % 7) == ("Saturday", 0)
    assert [day.date for day in sheet.days if not day.is_outside] == [march(number) for number in range(1, 32)]
    assert (sheet.previous, sheet.following) == (datetime.date(2026, 2, 1), datetime.date(2026, 4, 1))


@pytest.mark.parametrize("number", range(14, 21))
def test_a_week_is_the_one_that_a_day_is_in(number: int) -> None:
    sheet = week_sheet(march(number), today=march(14))
    assert [day.date for day in sheet.days] == [march(each) for each in range(14, 21)]
    assert (sheet.previous, sheet.following) == (march(7), march(21))
    assert not any(day.is_outside for day in sheet.days)


def test_days_know_whether_they_are_today_and_whether_the_paper_appears() -> None:
    sheet = week_sheet(march(14), today=march(16))
    assert [day.is_today for day in sheet.days] == [False, False, True, False, False, False, False]
    assert [day.is_publishing for day in sheet.days] == [True] * 6 + [False]
    assert [day.can_be_planned for day in sheet.days] == [False, False, True, True, True, True, True]


def test_nothing_is_planned_more_than_a_year_ahead() -> None:
    sheet = week_sheet(march(14), today=march(16) - 366 * DAY)
    assert [day.can_be_planned for day in sheet.days] == [True, True, True, False, False, False, False]


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date(9999, 12, 1)])
def test_a_page_that_no_calendar_has_is_no_page(day: datetime.date, editor_in_chief_client: Client) -> None:
    for make in (month_sheet, week_sheet):
        with pytest.raises(ValueError, match="No paper appeared"):
            make(day, today=march(14))
    written = day.isoformat().replace("-", "/")
    for address in (f"{MONTH}{written[:7]}/", f"{WEEK}{written}/"):
        assert editor_in_chief_client.get(address).status_code == 404


def test_editions_stand_on_their_days_the_main_one_first() -> None:
    late = make_edition(articles=0, issue_date=march(14), label="late")
    main = make_edition(articles=2, issue_date=march(14))
    dari = make_edition(articles=0, issue_date=march(14), language="fa-AF")
    before = make_edition(articles=0, issue_date=datetime.date(2026, 2, 28))
    make_edition(articles=0, issue_date=datetime.date(2026, 4, 4))
    sheet = month_sheet(MARCH, today=march(14))
    assert of(sheet, march(14)) == [main, late, dari]
    assert of(sheet, before.issue_date) == [before]
    assert sheet.editions == [main, late, dari]


def test_what_is_placed_and_what_is_to_be_written_is_counted_apart() -> None:
    edition = make_edition(articles=3, issue_date=march(14))
    for _ in range(2):
        make_budget_item(edition)
    make_budget_item(edition, article=edition.placements.order_by("pk")[0].article)
    carried = make_budget_item(edition)
    make_budget_item(make_edition(articles=0, issue_date=march(15)), carried_from=carried)
    sheet = week_sheet(march(14), today=march(14))
    assert [(each.articles_placed, each.unwritten) for each in sheet.editions] == [(3, 2), (0, 1)]  # type: ignore[attr-defined]


def test_a_day_names_who_holds_the_chair() -> None:
    make_chair(make_author("Ahmad"), since=march(15))
    make_chair(make_author("Bahar"), since=march(16), until=march(17), is_acting=True)
    sheet = week_sheet(march(14), today=march(14))
    names = [day.chair.author.name if day.chair else "" for day in sheet.days]
    assert names == ["", "Ahmad", "Bahar", "Bahar", "Ahmad", "Ahmad", "Ahmad"]


def test_the_page_says_of_an_edition_what_an_editor_asks(editor_in_chief_client: Client) -> None:
    make_chair(make_author("Ahmad"), since=march(1))
    make_chair(make_author("Bahar"), since=march(14), until=march(14), is_acting=True)
    own = make_author("Dawood")
    edition = make_edition(
        state="approved",
        issue_date=march(14),
        number=4321,
        label="late",
        language="ps",
        editor_in_chief=own,
        deadline=datetime.datetime(2026, 3, 13, 20, tzinfo=KABUL),
        release_at=datetime.datetime(2026, 3, 14, 5, tzinfo=KABUL),
    )
    for address in (f"{MONTH}2026/03/", f"{WEEK}2026/03/14/"):
        page = shown(editor_in_chief_client, address)
        for words in (
            f'href="/newsroom/editions/edition/{edition.pk}/change/">No. 4,321, late edition</a>',
            '<span class="entry__language" lang="ps">پښتو</span>',
            '<span class="state state--approved">Approved</span>',
            "1 article<",
            ">Fri 20:00</time>",
            "Bahar, acting",
            "Signed by Dawood",
        ):
            assert words in page
        assert ("Sat 05:00" in page) == ("week" in address)


def test_an_edition_that_goes_out_by_itself_says_so(editor_in_chief_client: Client) -> None:
    moment = timezone.now() + DAY
    make_timed_edition(release_at=moment, issue_date=timezone.localdate())
    assert "goes out by itself" in shown(editor_in_chief_client, MONTH)


def test_the_months_and_weeks_are_linked_with_each_other(editor_in_chief_client: Client) -> None:
    page = shown(editor_in_chief_client, f"{MONTH}2026/03/")
    for address in (f"{MONTH}2026/02/", f"{MONTH}2026/04/", MONTH, f"{WEEK}2026/03/01/"):
        assert f'href="{address}"' in page
    page = shown(editor_in_chief_client, f"{WEEK}2026/03/20/")
    for address in (f"{WEEK}2026/03/07/", f"{WEEK}2026/03/21/", WEEK, f"{MONTH}2026/03/"):
        assert f'href="{address}"' in page
    assert "14 March – 20 March 2026" in page
    assert "No edition this week yet. Plan one on its day." in page


def test_the_calendar_is_found_from_the_first_page_and_the_list(
    editor_in_chief_client: Client, writer_client: Client
) -> None:
    for address in ("/newsroom/", "/newsroom/editions/edition/"):
        assert f'href="{MONTH}"' in shown(editor_in_chief_client, address)
    assert MONTH not in shown(writer_client, "/newsroom/")


def test_an_empty_day_offers_to_plan_an_edition_of_that_day(section_editor_client: Client) -> None:
    today = timezone.localdate()
    taken = make_edition(articles=0, issue_date=today + DAY)
    page = shown(section_editor_client, WEEK) + shown(section_editor_client, f"{WEEK}{today + 7 * DAY:%Y/%m/%d}/")
    for number in range(7):
        day = today + number * DAY
        address = f"/newsroom/editions/edition/add/?issue_date={day}"
        label = "label=late" if day == taken.issue_date else "" if is_publishing_day(day) else "label=extra"
        assert f'href="{address}{"&amp;" if label else ""}{label}"' in page
    form = section_editor_client.get(f"/newsroom/editions/edition/add/?issue_date={today}&label=extra").content.decode()
    assert f'value="{today}"' in form
    assert re.search(r'<option value="extra" selected', form)


def test_who_plans_nothing_is_offered_nothing(sign_in: Callable[[User], Client]) -> None:
    reader = make_user(SECTION_EDITOR)
    reader.groups.clear()
    client = sign_in(reader)
    assert client.get(MONTH).status_code == 403
    reader.user_permissions.set([person(EDITOR_IN_CHIEF).groups.get().permissions.get(codename="view_edition")])
    page = shown(sign_in(User.objects.get(pk=reader.pk)), MONTH)
    assert "Plan an" not in page
    assert "No edition this month yet. </p>" in page


@pytest.mark.parametrize("address", [f"{MONTH}2026/03/", f"{WEEK}2026/03/14/"])
def test_a_page_costs_the_same_with_few_editions_and_with_many(address: str, editor_in_chief_client: Client) -> None:
    def cost() -> int:
        editor_in_chief_client.get(address)
        with CaptureQueriesContext(connection) as queries:
            editor_in_chief_client.get(address)
        return len(queries)

    make_chair(since=march(1))
    make_budget_item(make_edition(articles=1, issue_date=march(14)))
    few = cost()
    for number in range(15, 21):
        make_chair(since=march(number), until=march(number), is_acting=True)
        for label in ("", "late", "extra"):
            for language in ("en", "ps"):
                edition = make_edition(articles=0, issue_date=march(number), label=label, language=language)
                make_budget_item(edition)
    assert cost() == few


def test_a_holiday_has_its_name(editor_in_chief_client: Client) -> None:
    make_holiday(march(15), "Day of mourning")
    assert shown(editor_in_chief_client, f"{MONTH}2026/03/").count("Day of mourning: no paper") == 1
