"""The paper appears on the days that the house has set, and there is always a next one."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import Settings

from editions.models import Holiday
from editions.publishing_days import holidays, is_publishing_day, publishing_day_after
from tests.factories import make_holiday

pytestmark = pytest.mark.django_db

SATURDAY = datetime.date(2026, 3, 14)
WEEK = [SATURDAY + datetime.timedelta(days=number) for number in range(7)]


def test_the_paper_rests_on_friday_and_on_no_other_day() -> None:
    assert [is_publishing_day(day) for day in WEEK] == [True] * 6 + [False]
    assert f"{WEEK[6]:%A}" == "Friday"


def test_a_paper_elsewhere_rests_when_it_likes(settings: Settings) -> None:
    settings.PUBLISHING_DAYS = ["sunday"]
    assert [is_publishing_day(day) for day in WEEK] == [False, True, False, False, False, False, False]


@pytest.mark.parametrize(("day", "following"), [(WEEK[0], WEEK[1]), (WEEK[5], WEEK[0] + datetime.timedelta(days=7))])
def test_the_next_day_on_which_it_appears(day: datetime.date, following: datetime.date) -> None:
    assert publishing_day_after(day) == following


def test_the_next_day_of_a_weekly(settings: Settings) -> None:
    settings.PUBLISHING_DAYS = ["saturday"]
    assert publishing_day_after(SATURDAY) == SATURDAY + datetime.timedelta(days=7)


def test_there_is_no_paper_on_a_holiday() -> None:
    make_holiday(WEEK[1], "Nawruz")
    off = holidays(WEEK[0], WEEK[6])
    assert off == {WEEK[1]: "Nawruz"}
    assert [is_publishing_day(day, off=off) for day in WEEK[:3]] == [True, False, True]
    assert publishing_day_after(WEEK[0]) == WEEK[2]


def test_after_the_longest_holidays_the_paper_comes_back() -> None:
    for number in range(1, 70):
        make_holiday(SATURDAY + datetime.timedelta(days=number))
    assert SATURDAY < publishing_day_after(SATURDAY) <= SATURDAY + datetime.timedelta(days=70)


@pytest.mark.parametrize(("day", "name"), [(WEEK[1], "Eid"), (WEEK[2], "")], ids=["twice", "without a name"])
def test_the_database_refuses_a_holiday(day: datetime.date, name: str) -> None:
    make_holiday(WEEK[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        make_holiday(day, name)
    assert Holiday.objects.count() == 1
