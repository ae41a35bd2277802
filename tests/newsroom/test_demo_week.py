"""Does the demo paper appear on the right days, at times that have come, with passwords that are let in?"""

import datetime

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password

from newsroom.demo.passwords import login_lines, new_password
from newsroom.demo.people import LOGINS
from newsroom.demo.week import Clock, day_before, moment, publishing_day_after, publishing_days

THURSDAY = datetime.date(2026, 3, 12)
FRIDAY = datetime.date(2026, 3, 13)
SATURDAY = datetime.date(2026, 3, 14)


@pytest.mark.parametrize(("until", "newest"), [(THURSDAY, THURSDAY), (FRIDAY, THURSDAY), (SATURDAY, SATURDAY)])
def test_the_newest_day_is_today_unless_there_is_no_paper(until: datetime.date, newest: datetime.date) -> None:
    days = publishing_days(until=until, count=6)
    assert days[-1] == newest
    assert len(days) == 6
    assert [day for day in days if day.strftime("%A") == "Friday"] == []
    assert [publishing_day_after(day) for day in days[:-1]] == days[1:]


@pytest.mark.parametrize(("day", "following"), [(THURSDAY, SATURDAY), (FRIDAY, SATURDAY)])
def test_after_thursday_comes_saturday(day: datetime.date, following: datetime.date) -> None:
    assert publishing_day_after(day) == following


def test_an_hour_that_has_not_come_is_now() -> None:
    now = moment(SATURDAY, 6, 30)
    assert Clock(now).at(SATURDAY, 5) == moment(SATURDAY, 5)
    assert Clock(now).at(SATURDAY, 7) == now


def test_times_are_those_of_the_paper_s_zone() -> None:
    assert moment(SATURDAY, 5).isoformat() == "2026-03-14T05:00:00+04:30"
    assert day_before(SATURDAY) == FRIDAY


@pytest.mark.parametrize("username", [login.username for login in LOGINS])
def test_a_new_password_passes_the_rules(username: str) -> None:
    password = new_password()
    validate_password(password, User(username=username, email=f"{username}@newsroom.example"))
    assert len(password) == 23
    assert [len(word) for word in password.split("-")] == [5, 5, 5, 5]


def test_no_two_passwords_are_alike() -> None:
    assert len({new_password() for _ in range(200)}) == 200


def test_logins_stand_in_columns() -> None:
    assert login_lines([("writer", "writer", "one"), ("editor-in-chief", "chief", "two")]) == [
        "writer           writer  one",
        "editor-in-chief  chief   two",
    ]
