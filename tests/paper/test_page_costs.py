"""How many queries does a page cost, with one row and with thirty?"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from paper.lists import entries
from paper.models import PublishedArticle, PublishedEdition
from paper.search import index
from tests.factories import make_article, make_author, make_correction, make_photo, make_released_edition, make_section

pytestmark = pytest.mark.django_db

AUTHOR = "Karima Noori"


def make_paper(rows: int) -> PublishedEdition:
    """A paper with so many editions of one month, authors and corrections, the newest edition of so many articles.

    One article is carried to readers as people do; the others are its copies, since the moves are not the matter.
    """
    sections = [make_section(f"Section {number}") for number in range(min(rows, 5))]
    writer = make_author(AUTHOR, portrait=make_photo())
    article = make_article(state="ready", section=sections[0], authors=[writer], lead_photo=make_photo(), tags="Water")
    newest = make_released_edition(articles=[article], issue_date=datetime.date(2026, 3, 31))
    article.refresh_from_db()
    make_correction(article)
    for number in range(1, rows):
        _copy_of(newest.articles.get(position=1), number=number, section=sections[number % len(sections)])
        earlier = PublishedEdition.objects.get(pk=newest.pk)
        earlier.pk, earlier.issue_date = None, datetime.date(2026, 3, number)
        earlier.save()
        _copy_of(newest.articles.get(position=1), number=0, edition=earlier)
    index.rebuild()
    return newest


def _copy_of(article: PublishedArticle, *, number: int, **changes: Any) -> None:
    correction = article.corrections.get()
    given = {"pk": None, "slug": f"story-{number}", "position": number + 1, "is_lead": number == 0}
    for name, value in (given | changes).items():
        setattr(article, name, value)
    article.genre = "opinion" if number % 3 == 2 else "news"
    article.photo, article.issue_date = make_photo(), article.edition.issue_date
    coauthor = make_author(portrait=make_photo())
    article.credits = [article.credits[0], article.credits[0] | {"name": coauthor.name, "slug": coauthor.slug}]
    article.save()
    entries.enter([article])
    correction.pk, correction.article = None, article
    correction.save()


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200, path
    return len(captured)


# page → (its address, how many queries it may cost: those that the paper promises, or what it costs)
PAGES: dict[str, tuple[Callable[[PublishedEdition], str], int]] = {
    "article": (lambda newest: newest.articles.all()[0].get_absolute_url(), 4),
    "front": (lambda newest: "/", 5),
    "section": (lambda newest: PublishedArticle.objects.all()[0].section.get_absolute_url(), 4),
    "section month": (lambda newest: f"{newest.articles.all()[0].section.get_absolute_url()}2026/03/", 3),
    "search": (lambda newest: "/search/?q=story", 3),
    "search by filters": (lambda newest: "/search/?q=story&author=karima&genre=news&from=2020&to=2030", 3),
    "older in search": (lambda newest: f"/search/?q=story&before={2**62}", 3),
    "search for nothing": (lambda newest: "/search/?q=neither+nor", 4),
    "empty search": (lambda newest: "/search/", 1),
    "edition": (lambda newest: newest.get_absolute_url(), 6),
    "author": (lambda newest: "/authors/karima-noori/", 4),
    "author's year": (lambda newest: "/authors/karima-noori/2026/", 4),
    "authors": (lambda newest: "/authors/", 3),
    "topic": (lambda newest: "/topics/water/", 4),
    "topic's year": (lambda newest: "/topics/water/2026/", 4),
    "topics": (lambda newest: "/topics/", 3),
    "year": (lambda newest: "/2026/", 3),
    "month": (lambda newest: "/2026/03/", 2),
    "corrections": (lambda newest: "/corrections/", 4),
    "corrections of a month": (lambda newest: "/corrections/2026/03/", 4),
    "about": (lambda newest: "/about/", 3),
    "ethics": (lambda newest: "/about/ethics/", 2),
    "masthead": (lambda newest: "/about/masthead/", 2),
    "as printed": (
        lambda newest: newest.address_of(newest.articles.all()[0].slug, as_printed=True),
        3,
    ),
}
PROMISED = {"article": 4, "front": 6, "section month": 4, "search": 3}


@pytest.mark.parametrize("rows", [1, 30])
def test_a_page_costs_the_same_however_much_there_is(rows: int) -> None:
    newest = make_paper(rows)
    costs = {name: queries(address(newest)) for name, (address, _) in PAGES.items()}
    assert costs == {name: cost for name, (_, cost) in PAGES.items()}


def test_no_page_costs_more_than_was_promised() -> None:
    assert {name: PAGES[name][1] <= most for name, most in PROMISED.items()} == dict.fromkeys(PROMISED, True)


def test_an_article_that_was_never_changed_is_not_asked_for_corrections() -> None:
    assert queries(make_released_edition(articles=3).articles.all()[0].get_absolute_url()) == 3


def test_an_address_without_a_page_costs_little() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert Client().get("/2026/03/14/nothing/").status_code == 404
    assert len(captured) == 4, "the article, the editions near its date, and whether one of them or it was taken back"
