"""Who is editor-in-chief on a day, and what is asked about editions that are planned."""

import datetime

import pytest

from articles.models import Article
from editions.models import Chair, Edition
from editions.pieces import editor_of
from editions.proof import proof
from tests.factories import (
    make_article,
    make_author,
    make_chair,
    make_edition,
    make_revision,
)

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime.date:
    return datetime.date(2026, 3, number)


@pytest.fixture
def chairs() -> None:
    """Ahmad from the 1st, Bahar from the 10th, Chaman acting from the 9th to the 11th, nobody from the 21st on."""
    make_chair(make_author("Ahmad"), since=day(1))
    make_chair(make_author("Bahar"), since=day(10), until=day(20))
    make_chair(make_author("Chaman"), since=day(9), until=day(11), is_acting=True)
    Chair.objects.filter(author__name="Ahmad").update(until=day(9))


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "Ahmad"), (8, "Ahmad"), (9, "Chaman"), (10, "Chaman"), (11, "Chaman"), (12, "Bahar"), (20, "Bahar"), (21, "")],
)
def test_who_holds_the_chair(number: int, name: str, chairs: None) -> None:
    holder = Chair.objects.held_on(day(number)).first()
    assert (holder.author.name if holder else "") == name
    assert editor_of(Edition(issue_date=day(number))) == name


def test_of_two_open_terms_the_later_one_counts() -> None:
    make_chair(make_author("Ahmad"), since=day(1))
    make_chair(make_author("Bahar"), since=day(10))
    assert [chair.author.name for chair in Chair.objects.held_on(day(11))] == ["Bahar", "Ahmad"]


def test_an_edition_names_its_own_editor_before_the_one_in_the_chair(chairs: None) -> None:
    assert editor_of(Edition(issue_date=day(11), editor_in_chief=make_author("Dawood"))) == "Dawood"


def test_numbers_go_on_in_each_language() -> None:
    assert Edition.objects.next_number("en") == 1
    make_edition(articles=0, number=7)
    make_edition(articles=0, number=3, language="ps")
    assert (Edition.objects.next_number("en"), Edition.objects.next_number("ps")) == (8, 4)


def test_what_can_be_placed_is_ready_unplaced_and_in_the_language() -> None:
    free = make_article(state="ready")
    make_article(state="ready", language="ps")
    make_article(state="held")
    make_edition(articles=[make_article(state="ready")])
    assert [*Article.objects.ready().unplaced().in_language("en")] == [free]


def test_planned_editions_are_those_that_can_be_changed() -> None:
    planned = make_edition()
    make_edition(state="in_approval")
    assert [*Edition.objects.planned()] == [planned]
    assert [(each.pk, each.articles_placed) for each in Edition.objects.planned().for_list()] == [(planned.pk, 1)]


def test_a_planned_edition_is_shown_as_its_articles_are_now() -> None:
    edition = make_edition(articles=[make_article(state="ready", slug="dam")])
    make_revision(edition.placements.get().article, headline="As it is now")
    pages = proof(edition, prefix="/proof")
    contents = f"/{edition.issue_date:%Y/%m/%d}/"
    assert set(pages) == {"/", contents, f"{contents}dam/"}
    assert pages[f"{contents}dam/"].context["article"].headline == "As it is now"


def test_an_approved_edition_is_shown_as_it_was_approved() -> None:
    edition = make_edition(state="approved", articles=[make_article(state="ready", slug="dam", headline="Approved")])
    make_revision(edition.placements.get().article, headline="Later")
    (article,) = [page.context["article"] for path, page in proof(edition, prefix="").items() if path.endswith("/dam/")]
    assert article.headline == "Approved"


def test_rows_are_called_what_people_call_them() -> None:
    edition = make_edition(issue_date=datetime.date(2024, 4, 25), label="late", language="ps")
    chair = make_chair(make_author("Ahmad"), since=day(1))
    assert str(edition) == "Thursday, 25 April 2024, late edition, پښتو"
    assert str(chair) == "Ahmad, from 2026-03-01"
    assert str(edition.placements.get()) == f"1. {edition.placements.get().article.headline}"
