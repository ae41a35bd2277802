"""Does the bench of the desk ask pages that answer, and is its made-up search the one that saves would have made?"""

import datetime
import re

import pytest
from django.db import connection

from articles.reindexing import rebuild
from bench import bulk, desk, desk_pages, load_desk, words
from bench.made_up import batches
from paper.models import PublishedEdition

pytestmark = pytest.mark.django_db

UNTIL = datetime.date(2026, 3, 31)


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of a hundred articles, and what stands behind it."""
    monkeypatch.setattr(words, "POOL", 20_000)
    for batch in batches(100, until=UNTIL, editions=2):
        bulk.write(batch)
    behind = load_desk.Crew().batch(list(PublishedEdition.objects.order_by("pk")))
    bulk.write(behind)
    bulk.write_desk_index(behind.desk_index)


def held() -> list[tuple[object, ...]]:
    key = "rowid" if connection.vendor == "sqlite" else "article_id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, words FROM articles_search ORDER BY 1")
        return list(cursor.fetchall())


def test_the_search_that_was_loaded_is_the_one_that_saves_would_have_made(archive: None) -> None:
    loaded = held()
    assert (rebuild(), held()) == (100, loaded)


def test_figures_stand_in_a_table_and_what_is_over_fails(capsys: pytest.CaptureFixture[str]) -> None:
    found = {"my desk": [(0.0123, 0.0111, 12)]}
    assert desk.report("head", found) == 0
    assert re.search(r"^my desk +12\.3 +12\.3 +11\.1 +12$", capsys.readouterr().out, re.MULTILINE)
    assert desk.report("head", {"slow": [(0.3, 0.1, 3)], **found}) == 1
    assert desk.report("head", {"often": [(0.1, 0.1, 16)], **found}) == 1
    assert "queries: often" in capsys.readouterr().out


@pytest.mark.slow
def test_pages_are_timed_that_answer(archive: None, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]  # type: ignore[attr-defined]
    monkeypatch.setattr(desk_pages, "IN_WORK", {"draft": 4, "submitted": 3, "ready": 2, "held": 1})
    monkeypatch.setattr(desk_pages, "PLACED", 2)
    bulk._execute(bulk._sequences())
    found = desk_pages.desk_pages(rounds=2)
    assert {len(rounds) for rounds in found.values()} == {2}
    assert len(found) > 20
