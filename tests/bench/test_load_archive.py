"""Is an archive that was made up in bulk what a newsroom would have made, article by article?"""

import datetime

import pytest
from django.db import connection

from authors.models import Author
from bench import bulk, load_archive, words
from bench.archive_pages import pages
from bench.made_up import PER_EDITION, Batch, batches, issue_dates
from paper.lists import entries as lists
from paper.models import Authorship, PublishedArticle, PublishedEdition, Tagging
from paper.search import index
from tests.factories import make_author

pytestmark = pytest.mark.django_db

UNTIL = datetime.date(2026, 3, 31)


@pytest.fixture
def small_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool that is drawn in a moment."""
    monkeypatch.setattr(words, "POOL", 20_000)


def made_up(articles: int) -> list[Batch]:
    return list(batches(articles, until=UNTIL, editions=2))


def in_the_index() -> list[tuple[object, ...]]:
    columns = {"sqlite": "rowid, headline, standfirst, byline, body, facets", "postgresql": "key, document::text"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns[connection.vendor]} FROM paper_search ORDER BY 1")
        return list(cursor.fetchall())


def entries() -> list[list[tuple[object, ...]]]:
    return [
        sorted(Authorship.objects.values_list("article", "author", "issue_date")),
        sorted(Tagging.objects.values_list("article", "topic", "issue_date")),
    ]


def test_what_was_loaded_is_what_a_release_would_have_written(small_words: None) -> None:
    for batch in made_up(100):
        bulk.write(batch)
    assert PublishedArticle.objects.readable().count() == 100
    assert [edition.articles.count() for edition in PublishedEdition.objects.order_by("pk")] == [40, 40, 20]
    assert PublishedArticle.objects.exclude(photo=None).count() == 10
    loaded = in_the_index(), entries()
    index.rebuild()
    lists.enter(list(PublishedArticle.objects.all()))
    assert (in_the_index(), entries()) == loaded
    assert all(article.get_absolute_url() for article in PublishedArticle.objects.with_edition())


def test_the_chain_of_editions_holds(small_words: None) -> None:
    for batch in made_up(100):
        bulk.write(batch)
    first, second, third = PublishedEdition.objects.order_by("pk")
    assert [first.previous_sha256, second.previous_sha256, third.previous_sha256] == ["", first.sha256, second.sha256]


def test_the_newest_edition_is_of_the_day_that_was_asked_for() -> None:
    dates = issue_dates(26, until=UNTIL)
    assert (dates[0], dates[-1], len(set(dates))) == (datetime.date(2026, 3, 2), UNTIL, 26)
    assert {day.strftime("%A") for day in dates} == set(words_of_week()) - {"Friday"}


def words_of_week() -> list[str]:
    return [(UNTIL + datetime.timedelta(days=day)).strftime("%A") for day in range(7)]


def test_a_database_that_is_used_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    make_author()
    assert load_archive.main(["10"]) == 1
    assert "holds a newsroom's work" in capsys.readouterr().err
    assert Author.objects.count() == 1


def test_words_are_as_rare_as_zipf_says(small_words: None) -> None:
    drawn = words.Prose(1).passage(5_000, 5_000)[0].lower().replace(".", "").split()
    first, hundredth = (drawn.count(words.vocabulary(200)[rank]) for rank in (0, 100))
    assert first > 10 * hundredth > 0


def test_every_page_that_is_measured_is_there(small_words: None) -> None:
    for batch in batches(26 * PER_EDITION, until=UNTIL):
        bulk.write(batch)
    addresses = pages()
    assert addresses["month"] == addresses["oldest month"] == "/2026/03/"
    assert addresses["article"].startswith("/2026/03/31/")
