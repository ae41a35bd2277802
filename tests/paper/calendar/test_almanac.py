"""Does the calendar of a year show the days that have an edition, and only those?"""

import datetime

import pytest

from paper.calendar import almanac
from paper.models import PublishedEdition


def _edition(month: int, day: int, *, label: str = "") -> PublishedEdition:
    return PublishedEdition(issue_date=datetime.date(2024, month, day), label=label)


def _days(months: list[almanac.Month]) -> list[almanac.Day]:
    return [day for month in months for week in month.weeks for day in week if day]


def test_a_year_has_twelve_months_of_all_its_days_in_order() -> None:
    months = almanac.months_of(2024, editions=[])
    assert [(month.number, month.first.month) for month in months] == [(number, number) for number in range(1, 13)]
    assert [day.date for day in _days(months)] == [
        datetime.date(2024, 1, 1) + datetime.timedelta(days=n) for n in range(366)
    ]
    assert all(day.number == day.date.day for day in _days(months))


def test_a_solar_year_has_its_own_months_and_begins_in_march() -> None:
    months = almanac.solar_months_of(1403, editions=[])
    assert [month.first.isoformat() for month in months[:2]] == ["2024-03-20", "2024-04-20"]
    assert [max(day.number for day in _days([month])) for month in months] == [31] * 6 + [30] * 6
    assert [max(day.number for day in _days([month])) for month in almanac.solar_months_of(1402, editions=[])][-1] == 29
    first, last = almanac.days_of_solar_year(1403)
    assert [day.date for day in _days(months)] == [
        first + datetime.timedelta(days=n) for n in range((last - first).days + 1)
    ]


@pytest.mark.parametrize(
    ("day", "year"), [("2024-03-19", 1402), ("2024-03-20", 1403), ("2025-03-20", 1403), ("2025-03-21", 1404)]
)
def test_the_solar_year_turns_in_spring(day: str, year: int) -> None:
    assert almanac.solar_year_of(datetime.date.fromisoformat(day)) == year


@pytest.mark.parametrize("months", [almanac.months_of(2024, editions=[]), almanac.solar_months_of(1403, editions=[])])
def test_a_week_begins_on_saturday_and_has_seven_places(months: list[almanac.Month]) -> None:
    weeks = [week for month in months for week in month.weeks]
    assert {len(week) for week in weeks} == {7}
    names = [{day.date.strftime("%A") for week in weeks for day in (week[place],) if day} for place in range(7)]
    assert names == [{day.strftime("%A")} for day in almanac.WEEKDAYS]
    assert [almanac.WEEKDAYS[0].strftime("%A"), almanac.WEEKDAYS[-1].strftime("%A")] == ["Saturday", "Friday"]


def test_an_edition_stands_on_its_day_and_nowhere_else() -> None:
    edition = _edition(4, 25)
    for months, number in (
        (almanac.months_of(2024, editions=[edition]), 25),
        (almanac.solar_months_of(1403, editions=[edition]), 6),
    ):
        shown = [day for day in _days(months) if day.edition]
        assert shown == [almanac.Day(datetime.date(2024, 4, 25), number, edition)]
        assert [month.has_editions for month in months].count(True) == 1


def test_of_two_editions_of_a_day_the_first_given_stands_for_it() -> None:
    main, late = _edition(4, 25), _edition(4, 25, label="late")
    april = almanac.months_of(2024, editions=[main, late])[3]
    assert [day.edition for day in _days([april]) if day.edition] == [main]
