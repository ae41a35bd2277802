"""The paper appears on the days that the house has set, and there is always a next one."""

import datetime

import pytest
from pytest_django.fixtures import Settings

from editions.publishing_days import is_publishing_day, publishing_day_after

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
