"""What does somebody find where nothing is: words to search for, the editions near a date, the notice of a recall?"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from editions import release
from newsroom.roles import EDITOR_IN_CHIEF
from paper import errors, missing
from paper.missing import Place, place, words
from paper.models import PublishedEdition
from tests import factories
from tests.paper.outline import Outline

pytestmark = pytest.mark.django_db


def day(number: int, *, month: int = 3) -> datetime.date:
    return datetime.date(2026, month, number)


def look(path: str) -> Outline:
    answer = Client().get(path)
    assert answer.status_code == 404, path
    return Outline(answer.content.decode())


def near(path: str) -> list[str]:
    """Return the addresses of editions that a missing page leads to."""
    links = [link.attributes["href"] for link in look(path).all("a") if "main" in link.around]
    return [link for link in links if any(letter.isdigit() for letter in link)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/nowhere/", "nowhere"),
        ("/2026/03/14/water-in-the-canal/", "water in canal"),
        ("/2026/03/14/water-in-the-canal/as-printed/", "water in canal"),
        ("/news/articles/opening_of_the_upper-gate.html", "opening of upper gate"),
        ("/index.php/42/", ""),
        ("/%D8%A2%D8%A8-%D9%88-%D9%86%D8%A7%D9%86/", "آب نان"),
        ("/" + "-".join(["word"] * 40), " ".join(["word"] * 8)),
        ("/2026/03/14/", ""),
        ("/authors/karima-noori/", ""),
        ("/topics/water/2026/", ""),
    ],
)
def test_the_words_of_a_wrong_address(path: str, expected: str) -> None:
    assert words(path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2026/03/14/", Place(day(14), "en", "", is_day=True)),
        ("/2026/3/4", Place(day(4), "en", "", is_day=True)),
        ("/2026/03/14/late/", Place(day(14), "en", "late", is_day=True)),
        ("/2026/03/14/late/water/", Place(day(14), "en", "late", is_day=True)),
        ("/fa-AF/2026/03/14/water/as-printed/", Place(day(14), "fa-AF", "", is_day=True)),
        ("/2026/03/", Place(day(1), "en", "", is_day=False)),
        ("/2026/", Place(day(1, month=1), "en", "", is_day=False)),
        ("/2026/02/31/", None),
        ("/0000/01/01/", None),
        ("/de/2026/03/14/", None),
        ("/20261/03/14/", None),
        ("/newsroom/2026/03/14/", None),
        ("/national/", None),
    ],
)
def test_where_in_time_an_address_would_stand(path: str, expected: Place | None) -> None:
    assert place(path) == expected


def test_a_missing_page_searches_for_its_words_and_repeats_nothing_unescaped() -> None:
    page = look("/2026/03/14/opening-of-the-upper-gate/")
    assert page.one("input", type="search").attributes["value"] == "opening of upper gate"
    assert page.one("form", role="search").attributes["action"] == "/search/"
    hostile = Client().get('/"><script>alert</script>/').content.decode()
    assert "<script>alert" not in hostile
    assert 'value="script"' in hostile


def test_a_missing_page_leads_to_the_front_page_and_to_the_archive() -> None:
    links = [link.attributes["href"] for link in look("/nowhere/").all("a") if "main" in link.around]
    assert links == ["/archive/", "/"]


def test_a_date_without_an_edition_leads_to_the_nearest_ones() -> None:
    for number in (2, 5, 20):
        factories.make_released_edition(issue_date=day(number))
    factories.make_released_edition(issue_date=day(14), language="ps")
    assert near("/2026/03/14/") == ["/2026/03/05/", "/2026/03/20/"]
    assert near("/2026/04/") == ["/2026/03/20/"]
    assert near("/2024/") == ["/2026/03/02/"]
    assert near("/ps/2026/03/15/some-piece/") == ["/ps/2026/03/14/"]
    assert near("/nowhere/") == []


def test_a_wrong_name_in_an_edition_leads_to_that_edition_first() -> None:
    factories.make_released_edition(issue_date=day(14))
    assert near("/2026/03/14/mistyped/") == ["/2026/03/14/"]


def recall(*, on: datetime.date, **fields: Any) -> None:
    edition = factories.make_edition(state="released", issue_date=on, **fields)
    release.recall(edition, by=factories.person(EDITOR_IN_CHIEF), at=factories.NOW, note="The lead named a <witness>.")


def test_a_recalled_edition_says_so_at_all_its_addresses_with_the_words_for_readers() -> None:
    factories.make_released_edition(issue_date=day(13))
    recall(on=day(14))
    article = PublishedEdition.objects.get(issue_date=day(14)).articles.get()
    for path in ("/2026/03/14/", article.get_absolute_url()):
        page = look(path)
        assert page.one("h1").text == "This edition was recalled"
        assert page.one("blockquote").text == "The lead named a <witness>."
        assert near(path) == ["/2026/03/13/"]
        assert article.headline not in " ".join(element.text for element in page.elements)
    assert Client().head("/2026/03/14/").status_code == 404


def test_only_the_edition_that_was_recalled_says_so() -> None:
    recall(on=day(14), label="late")
    factories.make_released_edition(issue_date=day(14))
    assert look("/2026/03/14/late/").one("h1").text == "This edition was recalled"
    missing_page = "There is no page at this address"
    assert look("/2026/03/14/mistyped/").one("h1").text == missing_page
    assert look("/ps/2026/03/14/late/").one("h1").text == "په دې پته کې مخ نشته"


def test_an_edition_released_again_is_no_longer_recalled() -> None:
    recall(on=day(14))
    edition = factories.make_edition(issue_date=day(15), state="released")
    PublishedEdition.objects.filter(issue_date=day(15)).update(issue_date=day(14))
    assert edition.state == "released"
    assert Client().get("/2026/03/14/").status_code == 200
    assert look("/2026/03/14/mistyped/").one("h1").text == "There is no page at this address"


def test_a_missing_page_costs_three_queries_where_an_article_could_be_two_with_a_date_and_none_elsewhere(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(1, 6):
        factories.make_released_edition(issue_date=day(number))
        recall(on=day(10 + number))
    with django_assert_num_queries(3):
        errors.not_found(RequestFactory().get("/2026/03/14/late/nothing/"))
    with django_assert_num_queries(2):
        errors.not_found(RequestFactory().get("/2026/03/14/"))
    with django_assert_num_queries(0):
        errors.not_found(RequestFactory().get("/nothing/"))


def test_a_missing_page_is_there_when_the_database_is_not() -> None:
    def away(*args: object) -> object:
        raise DatabaseError("away")

    with connection.execute_wrapper(away):
        answer = errors.not_found(RequestFactory().get("/2026/03/14/"))
        assert missing.nearby(Place(day(14), "en", "", is_day=True)) == missing.Nearby()
        with pytest.raises(DatabaseError):
            PublishedEdition.objects.count()
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (errors.bad_request, 400, "This request makes no sense"),
        (errors.forbidden, 403, "This page is not for you"),
        (errors.server_error, 500, "Something broke on our side"),
    ],
)
def test_what_goes_wrong_is_said_calmly_without_the_database(
    answer: Callable[..., object], status: int, heading: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = answer(RequestFactory().get("/2026/03/14/"))
    assert page.status_code == status  # type: ignore[attr-defined]
    assert Outline(page.content.decode()).one("h1").text == heading  # type: ignore[attr-defined]
