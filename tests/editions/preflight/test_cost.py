"""Preflight costs as many queries for thirty articles as for one, and reads each text once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from editions.models import Edition
from editions.preflight import galleys
from editions.preflight.galleys import Forme
from tests.editions.preflight.made import HOUR, PICTURE, found, save
from tests.factories import NOW, make_article, make_author, make_edition, make_note, make_photo, make_released_edition

pytestmark = pytest.mark.django_db

# With nothing to look up: placements, bylines, authors, notes; sections, numbers, holidays, protections, headlines,
# revisions …
PLAIN = 13
# Pictures, links to editions and to articles, and what was changed: one query each, whatever their number.
FULL = PLAIN + 4


def plain() -> Article:
    article = make_article(state="ready", lead_photo=make_photo())
    make_note(article, resolved=True)
    return article


def full() -> Article:
    """An article that gives every check something to ask the database."""
    article = make_article(state="ready", lead_photo=make_photo(), authors=[make_author(), make_author()])
    body = PICTURE.format(make_photo().token, "x", "x") + f'<p><a href="/2020/01/0{article.pk % 9 + 1}/dam/">x</a></p>'
    save(article, at=NOW + HOUR, body=body)
    return article


def cost(*articles: Article) -> int:
    """How many queries preflight makes for an edition, loading it included."""
    make_released_edition(3)
    edition = Edition.objects.get(pk=make_edition(articles=list(articles)).pk)
    with CaptureQueriesContext(connection) as queries:
        found(edition)
    return len(queries)


@pytest.mark.slow
def test_preflight_costs_the_same_for_one_article_and_for_thirty() -> None:
    assert (cost(plain()), cost(*(plain() for _ in range(30)))) == (PLAIN, PLAIN)


@pytest.mark.slow
def test_however_much_there_is_to_look_up() -> None:
    assert (cost(full()), cost(*(full() for _ in range(30)))) == (FULL, FULL)


def test_each_text_is_taken_apart_once() -> None:
    edition = make_edition(articles=5)
    galleys._words_of.cache_clear()
    found(edition)
    found(edition)
    assert galleys._words_of.cache_info().misses == 5


def test_what_is_remembered_of_a_text_is_never_another_s() -> None:
    edition = make_edition()
    for body in ("<p>One.</p>", "<p>Two.</p>", "<p>One.</p>"):
        Article.objects.update(body=body)
        placements = list(edition.placements.in_order().with_article())
        (galley,) = Forme.of(edition, placements, at=NOW).galleys
        assert f"<p>{galley.words}</p>" == body
