"""Who answered for the paper from when to when, as its own editions say?"""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from paper.about.mastheads import Span, through_time
from paper.models import PublishedEdition
from tests.factories import NOW
from tests.paper.outline import Outline
from tests.work import measured

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2004, 1, 1)


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=number)


def edition(on: int, editor: str, **fields: object) -> PublishedEdition:
    given = {"number": 1, "paper_name": "The Lantern", "publisher": "Lantern Press", "address": "Kabul"}
    given |= {"language": "en", "label": "", "manifest": "{}", "sha256": "0" * 64, "released_at": NOW}
    return PublishedEdition(issue_date=day(on), editor_in_chief=editor, **given | fields)


def spans(field: str = "editor_in_chief", *, language: str = "en") -> list[Span]:
    return {name: found for name, _, found in through_time(language=language)}[field]


def print_all(*editions: PublishedEdition) -> None:
    PublishedEdition.objects.bulk_create(editions)


def test_an_editor_holds_the_chair_from_the_first_edition_to_the_last_that_names_them() -> None:
    print_all(
        edition(0, "Karim"), edition(1, "Karim"), edition(5, "Soraya"), edition(6, "Soraya"), edition(9, "Soraya")
    )
    assert spans() == [Span("Soraya", day(5), day(9), is_open=True), Span("Karim", day(0), day(1), is_open=False)]


def test_somebody_may_hold_it_for_a_day_and_somebody_may_come_back() -> None:
    print_all(*(edition(on, editor) for on, editor in enumerate(["Soraya", "Soraya", "Idris", "Soraya"])))
    assert spans() == [
        Span("Soraya", day(3), day(3), is_open=True),
        Span("Idris", day(2), day(2), is_open=False),
        Span("Soraya", day(0), day(1), is_open=False),
    ]


def test_publisher_address_and_name_change_on_days_of_their_own() -> None:
    print_all(
        edition(0, "Karim"),
        edition(1, "Karim", address="Herat"),
        edition(2, "Soraya", address="Herat", publisher=""),
        edition(3, "Soraya", address="Herat", publisher=""),
    )
    assert spans("address") == [
        Span("Herat", day(1), day(3), is_open=True),
        Span("Kabul", day(0), day(0), is_open=False),
    ]
    assert spans("publisher") == [
        Span("", day(2), day(3), is_open=True),
        Span("Lantern Press", day(0), day(1), is_open=False),
    ]
    assert spans("paper_name") == [Span("The Lantern", day(0), day(3), is_open=True)]


def test_each_language_has_a_masthead_of_its_own() -> None:
    print_all(edition(0, "Karim"), edition(0, "Parwin", language="fa-AF"), edition(1, "Karim"))
    assert spans() == [Span("Karim", day(0), day(1), is_open=True)]
    assert spans(language="fa-AF") == [Span("Parwin", day(0), day(0), is_open=True)]
    assert through_time(language="ps") == []
    pages = {path: Client().get(path).content.decode() for path in ("/about/masthead/", "/fa-af/about/masthead/")}
    assert [("Karim" in page, "Parwin" in page) for page in pages.values()] == [(True, False), (False, True)]
    assert "۱۱ جدی ۱۳۸۲" in pages["/fa-af/about/masthead/"], "the first of January 2004"


def test_a_recalled_edition_answers_for_nothing() -> None:
    print_all(edition(0, "Karim"), edition(1, "Nobody", recalled_at=NOW), edition(2, "Karim"))
    assert spans() == [Span("Karim", day(0), day(2), is_open=True)]


def test_the_page_prints_names_and_dates_and_leaves_out_what_was_not_printed() -> None:
    print_all(edition(0, "Karim <b>", publisher=""), edition(1, "Soraya", publisher=""))
    page = Outline(Client().get("/about/masthead/").content.decode())
    rows = [row.text for row in page.all("tr") if "tbody" in row.around]
    assert rows[:2] == [
        "Soraya January 2nd, 2004 January 2nd, 2004 (newest)",
        "Karim <b> January 1st, 2004 January 1st, 2004",
    ]
    assert len(rows) == 4


def test_before_the_first_edition_the_page_says_so() -> None:
    answer = Client().get("/about/masthead/").content.decode()
    assert "No edition has been released yet" in answer


def test_ten_years_of_editions_are_read_at_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    print_all(*(edition(on, f"Editor {on // 700}", manifest="{}" * 4000) for on in range(3500)))
    with django_assert_num_queries(1):
        found, work = measured(spans)
    assert len(found) == 5
    assert work < 1  # yardstick; a quarter was measured
