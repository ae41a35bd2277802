"""What of the released paper is anybody's to read, in which order, and at which address nothing is."""

import datetime
from collections.abc import Iterable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from paper import questions
from paper.models import PublishedArticle, PublishedEdition
from tests.factories import (
    make_article,
    make_author,
    make_correction,
    make_edition,
    make_released_edition,
    make_section,
)

pytestmark = pytest.mark.django_db


def day(number: int, *, month: int = 3, year: int = 2026) -> datetime.date:
    return datetime.date(year, month, number)


def dates(editions: Iterable[PublishedEdition]) -> list[datetime.date]:
    return [each.issue_date for each in editions]


def test_the_current_edition_is_the_newest_by_date_and_not_by_release() -> None:
    make_released_edition(issue_date=day(14))
    make_released_edition(issue_date=day(2), label="extra")
    current = PublishedEdition.objects.readable().current()
    assert current is not None
    assert current.issue_date == day(14)


def test_of_one_date_the_last_released_is_current() -> None:
    make_released_edition(issue_date=day(14))
    late = make_released_edition(issue_date=day(14), label="late")
    assert PublishedEdition.objects.readable().current() == late


def test_an_edition_has_neighbours_in_time() -> None:
    first, second, third = (make_released_edition(issue_date=day(number)) for number in (1, 3, 9))
    assert (questions.edition_before(second), questions.edition_after(second)) == (first, third)
    assert (questions.edition_before(first), questions.edition_after(third)) == (None, None)


def test_a_year_holds_its_first_and_its_last_day() -> None:
    for date in (day(31, month=12, year=2025), day(1, month=1), day(31, month=12), day(1, month=1, year=2027)):
        make_released_edition(issue_date=date)
    assert dates(PublishedEdition.objects.in_year(2026).newest_first()) == [day(31, month=12), day(1, month=1)]


def test_a_month_holds_its_first_and_its_last_day() -> None:
    section = make_section("National")
    for date in (day(28, month=2), day(1), day(31), day(1, month=4), day(31, month=12), day(1, month=1, year=2027)):
        make_released_edition(issue_date=date)
    works = PublishedArticle.objects.readable().in_section(section)
    assert [each.edition.issue_date for each in works.in_month(day(1)).newest_first()] == [day(31), day(1)]
    assert [each.edition.issue_date for each in works.in_month(day(1, month=12))] == [day(31, month=12)]
    assert works.newest_month() == day(1, month=1, year=2027)


def test_what_was_recalled_or_killed_is_nobodys_to_read() -> None:
    make_edition(state="recalled")
    make_article(state="killed")
    retracted = make_article(state="retracted")
    assert [each.slug for each in PublishedArticle.objects.readable()] == [
        PublishedArticle.objects.get(headline=retracted.headline).slug
    ]
    assert PublishedEdition.objects.readable().count() == 2


def test_a_card_is_loaded_without_the_text_and_without_another_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_released_edition()
    with django_assert_num_queries(1):
        (card,) = PublishedArticle.objects.for_card()
        assert card.edition.issue_date
        assert card.section.name == "National"
        assert {"body"} == card.get_deferred_fields()


@pytest.mark.parametrize(
    "path",
    [
        "/2026/03/15/",
        "/2026/03/14/late/",
        "/2026/03/14/nothing/",
        "/2026/03/14/nothing/as-printed/",
        "/2026/04/",
        "/2025/",
        "/ps/2026/",
        "/ps/2026/03/",
        "/ps/2026/03/14/",
        "/sport/",
        "/national/2026/04/",
        "/national/2025/03/",
        "/authors/nobody/",
        "/authors/has-nothing-yet/",
        "/9999/12/",
        "/national/9999/12/",
        "/0001/01/01/",
    ],
)
def test_where_nothing_was_released_there_is_no_page(path: str) -> None:
    make_released_edition(issue_date=day(14))
    make_author("Has nothing yet")
    answer = Client().get(path)
    sentence = "په دې پته کې مخ نشته" if path.startswith("/ps/") else "There is no page at this address"
    assert (answer.status_code, sentence in answer.content.decode()) == (404, True)


@pytest.mark.parametrize(
    "path", ["/2026/03/14/", "/national/", "/national/2026/03/", "/2026/", "/2026/03/", "/search/"]
)
def test_where_something_was_released_there_is_one(path: str) -> None:
    """The control arm of the test above."""
    make_released_edition(issue_date=day(14))
    assert Client().get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/2026/03/14/", "/search/", "/national/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_only_read(method: str, path: str) -> None:
    make_released_edition(issue_date=day(14))
    answer = getattr(Client(enforce_csrf_checks=False), method)(path)
    assert answer.status_code == 405


def test_an_empty_section_and_an_empty_paper_are_pages_too() -> None:
    make_section("Sport")
    client = Client()
    assert [client.get(path).status_code for path in ("/", "/ps/", "/sport/", "/authors/", "/corrections/")] == [
        200
    ] * 5
    archive = client.get("/archive/")
    assert (archive.status_code, archive["Location"]) == (302, "/")


def test_the_archive_leads_to_the_newest_year_of_its_language() -> None:
    make_released_edition(issue_date=day(14, year=2025))
    make_released_edition(issue_date=day(14), language="ps")
    assert Client().get("/archive/")["Location"] == "/2025/"
    assert Client().get("/ps/archive/")["Location"] == "/ps/archive/1404/"


def test_corrections_of_a_recalled_edition_are_not_listed() -> None:
    correction = make_correction()
    assert correction.text.encode() in Client().get("/corrections/").content
    PublishedEdition.objects.update(recalled_at=correction.at)
    assert correction.text.encode() not in Client().get("/corrections/").content


def test_rows_are_called_what_people_call_them() -> None:
    correction = make_correction()
    assert str(correction) == f"Correction 1 to {correction.article_id}"
    assert str(correction.article) == correction.article.headline
    assert str(PublishedEdition(issue_date=day(14), label="late")) == "2026-03-14 late edition"
    assert str(make_section("Sport")) == "Sport"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (219, 1), (330, 2), (660, 3)])
def test_how_long_it_takes_to_read(words: int, minutes: int) -> None:
    assert PublishedArticle(words=words).minutes == minutes
