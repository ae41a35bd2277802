"""What leads on from an article, and that an old page does not change with every release."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.around import Around, around, arrange
from paper.links import Link
from paper.models import PublishedArticle
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 14)


def day(number: int) -> datetime.date:
    return DAY + datetime.timedelta(days=number)


def print_one(on: int, headline: str, **fields: Any) -> PublishedArticle:
    """Print an article as the only one of a day's edition, so many days from DAY."""
    edition: dict[str, Any] = {name: fields.pop(name) for name in ("label", "paper") if name in fields}
    if "paper" in edition:
        edition["language"] = edition.pop("paper")
    article = factories.make_article(state="ready", headline=headline, **fields)
    factories.make_released_edition([article], issue_date=day(on), **edition)
    return factories.printed_copy(article)


def of(article: PublishedArticle) -> Around:
    return arrange(article, around(article))


def headlines(articles: Sequence[Link]) -> list[str]:
    return [article.headline for article in articles]


def test_the_rest_of_the_edition_is_in_running_order_with_its_neighbours() -> None:
    edition = factories.make_released_edition(articles=4, issue_date=DAY)
    articles = list(edition.articles.all())
    first, second, third, fourth = map(Link.of, articles)
    found = of(articles[1])
    assert (found.in_edition, found.previous, found.next) == ([first, third, fourth], first, third)
    assert second not in found.in_edition
    assert (of(articles[0]).previous, of(articles[3]).next) == (None, None)


def test_the_section_goes_on_in_the_nearest_editions_before_and_after() -> None:
    for on in (-9, -2, 0, 3, 8):
        print_one(on, f"National of {on}")
    print_one(-1, "Economy of -1", section=factories.make_section("Economy"))
    print_one(0, "National, late", label="late")
    found = of(PublishedArticle.objects.get(headline="National of 0"))
    assert found.earlier is not None
    assert found.later is not None
    assert headlines([found.earlier, found.later]) == ["National of -2", "National of 3"]


def test_of_a_day_with_several_the_first_printed_stands_for_the_section() -> None:
    middle = print_one(0, "Today")
    for on in (-1, 1):
        pieces = [factories.make_article(state="ready", headline=f"{name} of {on}") for name in ("First", "Second")]
        factories.make_released_edition(pieces, issue_date=day(on))
    found = of(middle)
    assert found.earlier is not None
    assert found.later is not None
    assert headlines([found.earlier, found.later]) == ["First of -1", "First of 1"]


def test_the_section_is_searched_for_a_quarter_and_in_one_language() -> None:
    print_one(-93, "Too long ago", tags="water")
    print_one(93, "Too far ahead")
    print_one(1, "In Dari", language="fa-AF", paper="fa-AF")
    here = print_one(0, "Today", tags="water")
    assert (of(here).earlier, of(here).later, headlines(of(here).akin)) == (None, None, ["Too long ago"])
    print_one(92, "A quarter later")
    later = of(here).later
    assert later is not None
    assert later.headline == "A quarter later", "the control arm"


def test_kin_share_topics_and_authors_and_come_nearest_first() -> None:
    writer, other = factories.make_author("Karima Noori"), factories.make_author("Idris Sahak")
    elsewhere: dict[str, Any] = {"section": factories.make_section("Society"), "authors": [other]}
    print_one(-400, "Both topics, long ago", tags="water, canals", **elsewhere)
    print_one(-40, "One topic", tags="Water", **elsewhere)
    print_one(-30, "Same writer", section=elsewhere["section"], authors=[writer])
    print_one(-20, "Nothing in common", tags="bread", **elsewhere)
    print_one(-10, "Earlier in the section", authors=[other])
    print_one(-11, "Still earlier in the section", authors=[other])
    print_one(5, "Both topics, later", tags="water, canals", **elsewhere)
    found = of(print_one(0, "Today", tags="water, canals", authors=[writer]))
    assert headlines(found.akin) == [
        "Both topics, long ago",
        "Same writer",
        "One topic",
        "Still earlier in the section",
    ]
    assert found.earlier is not None
    assert found.earlier.headline == "Earlier in the section"


def test_what_was_withdrawn_or_recalled_is_nobodys_kin() -> None:
    chief = factories.person(EDITOR_IN_CHIEF)
    gone = {
        name: factories.make_article(state="ready", headline=name, tags="water") for name in ("killed", "retracted")
    }
    for on, article in enumerate(gone.values(), start=-3):
        factories.make_released_edition([article], issue_date=day(on))
        article.refresh_from_db()
    correction.kill(gone["killed"], by=chief, at=factories.NOW, text="Gone.")
    correction.retract(gone["retracted"], by=chief, at=factories.NOW, text="It no longer stands.")
    piece = factories.make_article(state="ready", headline="recalled", tags="water")
    edition = factories.make_edition(state="released", articles=[piece], issue_date=day(-1))
    found_before = headlines(of(print_one(0, "Today", tags="water")).akin)
    release.recall(edition, by=chief, at=factories.NOW, note="Too early.")
    found = of(PublishedArticle.objects.get(headline="Today"))
    assert (found.earlier, found.later, found.akin, found_before) == (None, None, [], [])


def test_a_recalled_neighbour_was_one_before_it_was_recalled() -> None:
    """The control arm of the test above."""
    print_one(-1, "Not recalled", tags="water")
    earlier = of(print_one(0, "Today", tags="water")).earlier
    assert earlier is not None
    assert earlier.headline == "Not recalled"


def test_what_is_printed_later_takes_no_place_from_earlier_kin() -> None:
    print_one(-200, "Before it", tags="water", section=factories.make_section("Society"))
    here = print_one(-100, "Old", tags="water")
    for on in range(8):
        print_one(on, f"New {on}", tags="water")
    assert headlines(of(here).akin) == ["Before it"]


def test_an_old_page_stays_as_it_is_when_something_new_is_printed() -> None:
    old = print_one(-200, "Old", tags="water")
    print_one(-199, "The day after", tags="water")
    before = Client().get(old.get_absolute_url()).content
    print_one(0, "New", tags="water")
    assert Client().get(old.get_absolute_url()).content == before


def test_everything_around_costs_one_query_however_many_topics(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    tags = ", ".join(f"topic {number}" for number in range(9))
    print_one(-1, "Yesterday", tags=tags)
    here = print_one(0, "Today", tags=tags, authors=[factories.make_author() for _ in range(6)])
    here = PublishedArticle.objects.with_edition().get(pk=here.pk)
    with django_assert_num_queries(1):
        found = around(here)
        shown = [(other.address, other.section_name, other.is_opinion) for other in found]
    assert len(shown) == 2


# With as few rows as here PostgreSQL finds a section's neighbours as quickly by date alone.
INDEXES = {
    "sqlite": {"article_by_section_language", "tagging_by_topic_and_date", "authorship_by_author_and_date"},
    "postgresql": {"tagging_by_topic_and_date", "authorship_by_author_and_date"},
}


def test_each_part_of_the_query_follows_an_index() -> None:
    here = print_one(0, "Today", tags="water", authors=[factories.make_author("Karima Noori")])
    with CaptureQueriesContext(connection) as captured:
        around(here)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[connection.vendor]
        cursor.execute(f"{explain} {captured[0]['sql']}".replace("%", "%%"), [])
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    assert {index for index in INDEXES[connection.vendor] if index not in plan} == set(), plan
    assert ("SCAN paper_" in plan, "Seq Scan" in plan) == (False, False), plan
