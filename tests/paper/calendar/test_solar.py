"""Does the archive by the Solar Hijri calendar show the days that have an edition, at the same cost however many?"""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from paper.calendar import solar
from paper.models import PublishedEdition
from tests.factories import make_released_edition

pytestmark = pytest.mark.django_db
LAST_OF_1402, FIRST_OF_1403 = datetime.date(2024, 3, 19), datetime.date(2024, 3, 20)


def _copies(edition: PublishedEdition, days: list[datetime.date]) -> None:
    for day in days:
        PublishedEdition.objects.bulk_create([_on(edition, day)])


def _on(edition: PublishedEdition, day: datetime.date) -> PublishedEdition:
    copy = PublishedEdition.objects.get(pk=edition.pk)
    copy.pk, copy.issue_date = None, day
    return copy


def test_a_year_shows_its_own_days_and_leads_to_the_other_years() -> None:
    released = make_released_edition(issue_date=FIRST_OF_1403, language="fa-AF")
    _copies(released, [LAST_OF_1402, datetime.date(2020, 6, 1)])
    page = Client().get("/fa-af/archive/1403/").content.decode()
    assert '/fa-af/2024/03/20/"' in page
    assert '/fa-af/2024/03/19/"' not in page
    assert [year in page for year in ("/fa-af/archive/1402/", "/fa-af/archive/1399/", "/fa-af/archive/1404/")] == [
        *(True, True),
        False,
    ]
    assert "حمل" in page


@pytest.mark.parametrize(
    "path", ["/fa-af/archive/1401/", "/ps/archive/1403/", "/archive/1403/", "/fa-af/archive/2024/"]
)
def test_a_year_without_an_edition_is_not_there(path: str) -> None:
    make_released_edition(issue_date=FIRST_OF_1403, language="fa-AF")
    assert Client().get(path).status_code == 404


def test_the_years_turn_in_march() -> None:
    released = make_released_edition(issue_date=LAST_OF_1402, language="ps")
    assert solar.years_of(PublishedEdition.objects.all()) == [1402]
    _copies(released, [FIRST_OF_1403, datetime.date(2022, 1, 5)])
    assert solar.years_of(PublishedEdition.objects.all()) == [1403, 1402, 1400]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_year_costs_the_same_however_much_there_is(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    released = make_released_edition(issue_date=FIRST_OF_1403, language="ps")
    _copies(released, [FIRST_OF_1403 + datetime.timedelta(days=number) for number in range(1, rows)])
    with django_assert_num_queries(4):
        assert Client().get("/ps/archive/1403/").status_code == 200
