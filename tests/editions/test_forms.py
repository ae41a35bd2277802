"""Which plan of an edition is taken, and which is asked about again?"""

import datetime

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from editions.forms import EditionForm
from editions.models import Edition
from editions.publishing_days import publishing_day_after
from tests.factories import make_edition

pytestmark = pytest.mark.django_db

SKIPPED = (
    "02:30 does not exist on Sunday, 29 March 2026, because the clocks go forward: choose 01:30 or 03:30, for example."
)


def planned(day: datetime.date) -> EditionForm:
    return EditionForm({"issue_date": day.isoformat(), "number": "5", "label": "", "language": "en"})


def ahead(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(206, 1, 1), datetime.date(9999, 12, 31)])
def test_a_mistyped_year_is_asked_about(day: datetime.date) -> None:
    assert planned(day).errors["issue_date"].as_text().startswith("* Check the year: a date from 1600 to ")


def test_tomorrow_next_year_and_the_archive_are_planned() -> None:
    for day in (ahead(1), ahead(366), datetime.date(1867, 11, 1)):
        assert planned(day).errors == {}
    assert "issue_date" in planned(ahead(367)).errors


def test_a_new_edition_can_be_planned_after_the_last_day_that_there_is() -> None:
    edition = make_edition(articles=0)
    Edition.objects.filter(pk=edition.pk).update(issue_date=datetime.date.max)
    assert EditionForm().initial["issue_date"] == publishing_day_after(ahead(0))


def test_a_new_edition_is_proposed_for_the_next_day_on_which_the_paper_appears(settings: Settings) -> None:
    day = ahead(3)
    make_edition(articles=0, issue_date=day)
    for days in (settings.WEEKDAYS, [f"{ahead(6):%A}".lower()]):
        settings.PUBLISHING_DAYS = days
        assert EditionForm().initial["issue_date"] == publishing_day_after(day)
    assert publishing_day_after(day) == ahead(6)


@pytest.mark.parametrize("name", ["deadline", "release_at"])
def test_half_a_time_in_a_plan_is_asked_about_and_none_is_fine(name: str, settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    plan = {"issue_date": ahead(1).isoformat(), "number": "5", "label": "", "language": "en"}
    for day, hour, errors in (
        ("", "", {}),
        ("2026-03-29", "", {name: ["Enter a valid time."]}),
        ("", "05:00", {name: ["Enter a valid date."]}),
        ("2026-03-29", "02:30", {name: [SKIPPED]}),
        ("2026-03-29", "05:00", {}),
    ):
        form = EditionForm(plan | {f"{name}_0": day, f"{name}_1": hour})
        assert form.errors == errors
    assert form.cleaned_data[name] == datetime.datetime(2026, 3, 29, 3, tzinfo=datetime.UTC)
