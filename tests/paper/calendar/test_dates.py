"""Is a day written as each of the paper's languages writes it?"""

import datetime

import pytest
from django.utils import translation

from paper.calendar import dates
from paper.languages import Language

DAY = datetime.date(2024, 4, 25)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Thursday, April 25th, 2024"),
        ("fa-AF", "پنجشنبه، ۶ ثور ۱۴۰۳ (۲۵ اپریل ۲۰۲۴)"),
        ("ps", "پنجشنبه، ۶ غویی ۱۴۰۳ (۲۵ اپریل ۲۰۲۴)"),
    ],
)
def test_the_masthead_writes_a_day_in_its_language(language: str, written: str) -> None:
    assert dates.masthead_date(DAY, language=language) == written


@pytest.mark.parametrize("day", [datetime.date(1999, 2, 28), datetime.date(1999, 3, 31)])
def test_a_day_is_written_in_its_own_language_whatever_the_page_speaks(day: datetime.date) -> None:
    # Days that nobody has written before: what was written once is remembered.
    for speaks in ("fa-AF", "en"):
        with translation.override(speaks):
            written = dates.masthead_date(day, language="en"), dates.month(day, language="en")
        assert written == (f"{day:%A, %B} {day.day}{'st' if day.day == 31 else 'th'}, 1999", f"{day:%B}")


def test_a_plain_date_and_a_month_are_in_their_language() -> None:
    plain = [dates.plain_date(DAY, language=language) for language in Language.values]
    assert plain == ["April 25th, 2024", "۶ ثور ۱۴۰۳", "۶ غویی ۱۴۰۳"]
    assert [dates.month(DAY, language=language) for language in Language.values] == ["April", "اپریل", "اپریل"]


def test_the_year_runs_from_hamal_to_hut() -> None:
    first_and_last = [(dates.solar_month(1, language=tag), dates.solar_month(12, language=tag)) for tag in Language]
    assert first_and_last == [("Hamal", "Hut"), ("حمل", "حوت"), ("وری", "کب")]
    for language in Language.values:
        assert len({dates.solar_month(number, language=language) for number in range(1, 13)}) == 12
        months = {dates.month(datetime.date(2024, number, 1), language=language) for number in range(1, 13)}
        assert len(months) == 12


@pytest.mark.parametrize("language", Language.values)
def test_every_weekday_has_a_name_and_a_short_one(language: str) -> None:
    week = [DAY + datetime.timedelta(days=number) for number in range(7)]
    assert len({dates.weekday(day, language=language) for day in week}) == 7
    assert len({dates.weekday_initial(day, language=language) for day in week}) == 7
    assert max(len(dates.weekday_initial(day, language=language)) for day in week) <= 2


def test_digits_are_eastern_where_the_language_writes_them() -> None:
    assert [dates.digits("4,321", language=tag) for tag in Language.values] == ["4,321", "۴٬۳۲۱", "۴٬۳۲۱"]
