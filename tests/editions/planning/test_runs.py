"""What does a run of editions make, what does it leave alone, and when is nothing made at all?"""

import dataclasses
import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from articles.moves import MoveRefused
from editions.models import Edition
from editions.pieces import editor_of
from editions.planning.run_form import RunForm
from editions.planning.runs import HIGHEST, Run, fingerprint, lay_out, make
from editions.publishing_days import publishing_day_after
from newsroom.roles import ROLES, Role
from tests.factories import KABUL, People, make_author, make_chair, make_edition, make_holiday, make_user
from tests.racing import race

pytestmark = pytest.mark.django_db

PAGE = "/newsroom/editions/edition/run/"
TODAY = datetime.date(2026, 3, 1)
DAY = datetime.timedelta(days=1)
EVERY_DAY = frozenset(range(7))
NO_FRIDAY = EVERY_DAY - {4}
RUN = Run(datetime.date(2026, 3, 14), datetime.date(2026, 3, 28), NO_FRIDAY, "en", "")


def march(number: int) -> datetime.date:
    return datetime.date(2026, 3, number)


def a_run(**changes: Any) -> Run:
    return dataclasses.replace(RUN, **changes)


def made(run: Run, *, by: User, seen: str = "") -> list[Edition]:
    return make(run, by=by, today=TODAY, seen=seen or fingerprint(lay_out(run, today=TODAY)))


def test_a_run_makes_an_edition_of_each_of_its_weekdays_numbered_on(people: People) -> None:
    make_edition(articles=0, number=40, issue_date=march(2))
    editions = made(a_run(), by=people.section_editor)
    assert [(each.issue_date.day, each.number) for each in editions] == [
        (day, number) for number, day in enumerate([14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 28], start=41)
    ]
    assert {(each.language, each.label, each.state, each.deadline, each.release_at) for each in editions} == {
        ("en", "", "planned", None, None)
    }
    assert [*Edition.objects.between(march(14), march(28))] == editions


def test_hours_become_moments_of_the_paper_s_own_clocks(people: People) -> None:
    run = a_run(last_day=march(14), deadline=datetime.time(20), release=datetime.time(5), label="late", language="ps")
    (edition,) = made(run, by=people.section_editor)
    assert edition.deadline == datetime.datetime(2026, 3, 13, 20, tzinfo=KABUL)
    assert edition.release_at == datetime.datetime(2026, 3, 14, 5, tzinfo=KABUL)
    assert str(edition) == "Saturday, 14 March 2026, late edition, پښتو"


def test_a_run_goes_through_a_change_of_the_clocks(settings: Settings, people: People) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    run = a_run(weekdays=EVERY_DAY, first_day=march(28), last_day=march(30), release=datetime.time(5))
    moments = [each.release_at for each in made(run, by=people.section_editor)]
    # The clocks go forward on the 29th at 02:00: the hour on the clock stays, the moment comes an hour earlier.
    assert moments == [datetime.datetime(2026, 3, day, hour, tzinfo=datetime.UTC) for day, hour in
                       ((28, 4), (29, 3), (30, 3))]  # fmt: skip
    with pytest.raises(MoveRefused, match="02:30 does not exist on Sunday, 29 March 2026"):
        lay_out(a_run(weekdays=EVERY_DAY, release=datetime.time(2, 30), last_day=march(30), label="late"), today=TODAY)


def test_dates_that_have_such_an_edition_keep_it_and_take_no_number(people: People) -> None:
    there = make_edition(state="approved", issue_date=march(15), number=7)
    make_edition(articles=0, issue_date=march(16), label="late", number=8)
    make_edition(articles=0, issue_date=march(16), language="ps", number=99)
    run = a_run(last_day=march(17))
    planned = lay_out(run, today=TODAY)
    assert [(each.edition.issue_date.day, each.edition.number, each.is_there) for each in planned] == [
        (14, 9, False),
        (15, 7, True),
        (16, 10, False),
        (17, 11, False),
    ]
    assert len(made(run, by=people.section_editor)) == 3
    there.refresh_from_db()
    assert (there.state, there.number) == ("approved", 7)


def test_a_run_begins_with_the_number_that_was_chosen(people: People) -> None:
    assert [each.number for each in made(a_run(first_number=500), by=people.section_editor)] == list(range(500, 513))


def test_the_plan_names_who_holds_the_chair_and_the_days_without_a_paper() -> None:
    make_chair(make_author("Ahmad"), since=march(1))
    make_chair(make_author("Bahar"), since=march(20), until=march(20), is_acting=True)
    planned = lay_out(a_run(weekdays=EVERY_DAY, first_day=march(19), last_day=march(21)), today=TODAY)
    assert [(str(each.chair and each.chair.author), each.is_publishing) for each in planned] == [
        ("Ahmad", True),
        ("Bahar", False),
        ("Ahmad", True),
    ]
    assert [editor_of(each.edition) for each in planned] == ["Ahmad", "Bahar", "Ahmad"]


def test_a_plan_writes_nothing() -> None:
    lay_out(a_run(), today=TODAY)
    assert Edition.objects.count() == 0


REFUSED = [
    ({"last_day": march(13)}, "The last day comes before the first."),
    ({"first_day": TODAY - DAY}, "A run begins today or later"),
    ({"first_day": datetime.date.min}, "A run begins today or later"),
    ({"last_day": TODAY + 367 * DAY}, "A run ends within a year: by 02 March 2027."),
    ({"last_day": datetime.date.max}, "A run ends within a year"),
    ({"last_day": march(19), "weekdays": frozenset({4})}, "No day of this stretch is one of these weekdays"),
    ({"first_number": HIGHEST}, "Check the number"),
    ({"deadline": datetime.time(5), "release": datetime.time(5), "days_before": 0}, "The deadline comes after"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_run_that_cannot_be_made_is_refused_whole(changes: dict[str, Any], sentence: str, people: People) -> None:
    with pytest.raises(MoveRefused, match=sentence):
        make(a_run(**changes), by=people.section_editor, today=TODAY, seen="")
    assert Edition.objects.count() == 0


def test_the_longest_run_is_a_year(people: People) -> None:
    run = a_run(first_day=TODAY, last_day=TODAY + 366 * DAY, weekdays=EVERY_DAY, release=datetime.time(5))
    seen = fingerprint(lay_out(run, today=TODAY))
    with CaptureQueriesContext(connection) as queries:
        assert len(make(run, by=people.section_editor, today=TODAY, seen=seen)) == 367
    # Most of these are the batches that SQLite's number of parameters asks for.
    assert len(queries) < 30


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may_plan_a_run(role: Role) -> None:
    user = make_user(role)
    if role.name in {"section editor", "editor-in-chief"}:
        assert len(made(a_run(), by=user)) == 13
    else:
        with pytest.raises(MoveRefused, match=r"You may not plan editions\."):
            made(a_run(), by=user)
        assert Edition.objects.count() == 0


def test_what_was_not_shown_is_not_made(people: People) -> None:
    seen = fingerprint(lay_out(a_run(), today=TODAY))
    make_edition(articles=0, issue_date=march(15))
    with pytest.raises(MoveRefused, match="Somebody has planned editions since you looked"):
        made(a_run(), by=people.section_editor, seen=seen)
    assert Edition.objects.count() == 1


def test_a_run_that_is_sent_twice_makes_nothing_the_second_time(people: People) -> None:
    seen = fingerprint(lay_out(a_run(), today=TODAY))
    assert len(made(a_run(), by=people.section_editor, seen=seen)) == 13
    assert made(a_run(), by=people.section_editor, seen=seen) == []
    assert Edition.objects.count() == 13


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_empty", [True, False], ids=["the first editions", "after others"])
def test_of_two_runs_at_once_no_edition_is_made_twice(is_empty: bool, people: People) -> None:
    editor = people.section_editor
    if not is_empty:
        make_edition(articles=0, number=40, issue_date=march(2))
    seen = fingerprint(lay_out(a_run(), today=TODAY))
    results = race([lambda: make(a_run(), by=editor, today=TODAY, seen=seen)] * 2)
    assert Edition.objects.between(march(14), march(28)).count() == 13
    whole, other = sorted(results, key=lambda each: isinstance(each, MoveRefused) or not each)
    assert len(whole) == 13
    assert other == [] or isinstance(other, MoveRefused)


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_the_numbers_do_not_meet(people: People) -> None:
    editor = people.section_editor
    make_edition(articles=0, number=40, issue_date=march(2))
    both = [a_run(last_day=march(17)), a_run(first_day=march(21), last_day=march(24))]
    seen = [fingerprint(lay_out(run, today=TODAY)) for run in both]
    pairs = list(zip(both, seen, strict=True))
    runners = [lambda run=run, mark=mark: make(run, by=editor, today=TODAY, seen=mark) for run, mark in pairs]
    results = race(runners)
    numbers = [*Edition.objects.values_list("number", flat=True)]
    assert len(numbers) == len(set(numbers)) == 5
    assert sum(isinstance(each, MoveRefused) for each in results) == 1


# What is typed: the page.


def typed(**changes: Any) -> dict[str, Any]:
    first = publishing_day_after(timezone.localdate())
    fields = {
        "first_day": first.isoformat(),
        "last_day": (first + 6 * DAY).isoformat(),
        "weekdays": ["0", "1", "2", "3", "5", "6"],
        "language": "en",
        "label": "",
        "first_number": "",
        "deadline": "20:00",
        "days_before": "1",
        "release": "05:00",
    }
    return fields | changes


def shown(client: Client, fields: dict[str, Any]) -> str:
    return " ".join(client.get(PAGE, fields).content.decode().split())


def seen_on(page: str) -> dict[str, Any]:
    (form,) = re.findall(r'<form method="post">.*?</form>', page.partition('class="run"')[2])
    fields: dict[str, Any] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(value)
    return fields


def test_the_form_proposes_the_coming_month_on_the_paper_s_days(settings: Settings) -> None:
    settings.PUBLISHING_DAYS = ["saturday", "monday"]
    form = RunForm(today=march(14))
    assert form.initial["weekdays"] == ["5", "0"]
    assert (form.initial["first_day"], form.initial["last_day"]) == (march(16), datetime.date(2026, 4, 14))


def test_a_run_is_shown_confirmed_and_made(section_editor_client: Client) -> None:
    page = shown(section_editor_client, typed())
    assert "6 editions would be made" in page
    assert Edition.objects.count() == 0
    fields = seen_on(page)
    answer = section_editor_client.post(PAGE, fields, follow=True)
    assert "6 editions are planned." in answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/newsroom/editions/edition/calendar/2")
    again = section_editor_client.post(PAGE, fields, follow=True).content.decode()
    assert "These editions are planned already: nothing was made twice." in again
    assert Edition.objects.count() == 6
    page = shown(section_editor_client, typed())
    assert "Nothing would be made" in page
    assert "6 days have such an edition already" in page
    assert "Yes, plan" not in page


def test_a_plan_that_changed_meanwhile_is_shown_anew(section_editor_client: Client) -> None:
    fields = seen_on(shown(section_editor_client, typed()))
    make_edition(articles=0, issue_date=publishing_day_after(timezone.localdate()))
    page = " ".join(section_editor_client.post(PAGE, fields).content.decode().split())
    assert "Somebody has planned editions since you looked" in page
    assert "5 editions would be made" in page
    section_editor_client.post(PAGE, seen_on(page))
    assert Edition.objects.count() == 6


def test_days_without_a_paper_are_pointed_out(section_editor_client: Client) -> None:
    assert "falls on a day without a paper" not in shown(section_editor_client, typed())
    page = shown(section_editor_client, typed(weekdays=["0", "1", "2", "3", "4", "5", "6"], label="extra"))
    assert "1 of them falls on a day without a paper." in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"weekdays": []}, "This field is required."),
        ({"last_day": "2026-02-30"}, "Enter a valid date."),
        ({"last_day": "2020-01-01"}, "The last day comes before the first."),
        ({"language": "de"}, "Select a valid choice."),
        ({"first_number": "0"}, "greater than or equal to 1"),
        ({"deadline": "25:00"}, "Enter a valid time."),
    ],
)
def test_what_will_not_do_is_said_on_the_page(
    changes: dict[str, Any], sentence: str, section_editor_client: Client
) -> None:
    page = shown(section_editor_client, typed(**changes))
    assert sentence in page
    assert "would be made" not in page
    section_editor_client.post(PAGE, typed(**changes))
    assert Edition.objects.count() == 0


def test_the_run_is_found_from_the_calendar_and_the_list(section_editor_client: Client) -> None:
    for address in ("/newsroom/editions/edition/calendar/", "/newsroom/editions/edition/"):
        assert f'href="{PAGE}"' in section_editor_client.get(address).content.decode()


def test_a_plan_costs_the_same_for_a_week_and_for_half_a_year(section_editor_client: Client) -> None:
    def cost(days: int) -> int:
        first = publishing_day_after(timezone.localdate())
        fields = typed(last_day=(first + days * DAY).isoformat())
        shown(section_editor_client, fields)
        with CaptureQueriesContext(connection) as queries:
            shown(section_editor_client, fields)
        return len(queries)

    for number in range(1, 20):
        make_edition(articles=0, issue_date=timezone.localdate() + number * DAY)
    assert cost(6) == cost(180)


def test_a_run_leaves_holidays_out_and_says_so(people: People, section_editor_client: Client) -> None:
    tomorrow = publishing_day_after(timezone.localdate())
    make_holiday(tomorrow, "Nawruz")
    page = shown(
        section_editor_client, typed(first_day=tomorrow.isoformat(), last_day=(tomorrow + 9 * DAY).isoformat())
    )
    assert f"Left out, for there is no paper: {tomorrow:%a}, {tomorrow.day} {tomorrow:%b %Y} (Nawruz)." in page
    make_holiday(march(14))
    assert march(14) not in {each.issue_date for each in made(a_run(), by=people.section_editor)}


def test_an_extra_comes_out_on_a_holiday_too(people: People) -> None:
    make_holiday(march(14))
    assert march(14) in {each.issue_date for each in made(a_run(label="extra"), by=people.section_editor)}
