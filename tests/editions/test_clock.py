"""Hours are typed by the paper's own clocks; those that a change of the clocks skips or repeats are asked about."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from editions import clock
from editions.forms import ReleaseTimeForm

BERLIN, LORD_HOWE, KABUL = "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kabul"
FORWARD, BACK = datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)


def typed(day: datetime.date, hour: str) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(hour))


@pytest.mark.parametrize(
    ("zone", "day", "hour", "utc"),
    [
        (KABUL, FORWARD, "05:00", "2026-03-29T00:30+00:00"),
        (BERLIN, FORWARD - datetime.timedelta(days=1), "05:00", "2026-03-28T04:00+00:00"),
        (BERLIN, FORWARD, "01:59", "2026-03-29T00:59+00:00"),
        (BERLIN, FORWARD, "03:00", "2026-03-29T01:00+00:00"),
        (BERLIN, FORWARD, "05:00", "2026-03-29T03:00+00:00"),
        (BERLIN, BACK, "01:59", "2026-10-24T23:59+00:00"),
        (BERLIN, BACK, "03:00", "2026-10-25T02:00+00:00"),
        (BERLIN, BACK, "05:00", "2026-10-25T04:00+00:00"),
    ],
)
def test_an_hour_on_the_paper_s_clocks_is_one_moment(
    zone: str, day: datetime.date, hour: str, utc: str, settings: Settings
) -> None:
    settings.TIME_ZONE = zone
    found = clock.moment(typed(day, hour))
    assert (found, found.tzinfo) == (datetime.datetime.fromisoformat(utc), datetime.UTC)
    assert found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == typed(day, hour)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "sentence"),
    [
        (
            BERLIN,
            FORWARD,
            "02:30",
            "02:30 does not exist on Sunday, 29 March 2026, because the clocks go forward: choose 01:30 or 03:30, for"
            " example.",
        ),
        (
            LORD_HOWE,
            datetime.date(2026, 10, 4),
            "02:15",
            "02:15 does not exist on Sunday, 04 October 2026, because the clocks go forward: choose 01:45 or 02:45, for"
            " example.",
        ),
        (
            BERLIN,
            BACK,
            "02:30",
            "02:30 comes twice on Sunday, 25 October 2026, because the clocks go back: choose an earlier or a later"
            " hour.",
        ),
    ],
)
def test_an_hour_that_is_skipped_or_repeated_is_refused_in_one_sentence(
    zone: str, day: datetime.date, hour: str, sentence: str, settings: Settings
) -> None:
    settings.TIME_ZONE = zone
    with pytest.raises(ValueError, match="the clocks go") as refused:
        clock.moment(typed(day, hour))
    assert str(refused.value) == sentence
    form = ReleaseTimeForm({"release_at_0": day.isoformat(), "release_at_1": hour})
    assert form.errors == {"release_at": [sentence]}


@pytest.mark.parametrize(
    ("day", "hour", "errors"),
    [
        ("2026-03-14", "", ["This field is required."]),
        ("", "05:00", ["This field is required."]),
        ("", "", ["This field is required."]),
        ("0001-01-01", "00:00", ["Check the year: no calendar goes that far."]),
        ("never", "05:00", ["Enter a valid date."]),
    ],
)
def test_what_is_no_time_is_asked_about(day: str, hour: str, errors: list[str]) -> None:
    assert ReleaseTimeForm({"release_at_0": day, "release_at_1": hour}).errors == {"release_at": errors}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-1, ""),
        (0, ""),
        (59, "less than a minute"),
        (60, "1 minute"),
        (3600, "1 hour"),
        (9 * 3600 + 20 * 60 + 59, "9 hours and 20 minutes"),
        (2 * 86400 + 3600 + 5 * 60, "2 days, 1 hour and 5 minutes"),
        (86400 + 60, "1 day and 1 minute"),
    ],
)
def test_the_time_that_is_left_is_said_in_words(seconds: int, words: str) -> None:
    at = datetime.datetime(2026, 3, 28, 12, tzinfo=datetime.UTC)
    assert clock.time_left(at + datetime.timedelta(seconds=seconds), at=at) == words


def test_a_moment_is_said_by_the_paper_s_clocks(settings: Settings) -> None:
    at = datetime.datetime(2026, 3, 29, 3, tzinfo=datetime.UTC)
    assert clock.said(at) == "Sunday, 29 March 2026, 07:30 (Asia/Kabul)"
    settings.TIME_ZONE = BERLIN
    assert clock.said(at) == "Sunday, 29 March 2026, 05:00 (Europe/Berlin)"
