"""Is there a working copy behind all that a made-up archive has printed, and can the desk be timed on it?"""

import datetime
import re

import pytest

from articles.models import Article, Byline, Revision
from articles.models import Move as ArticleMove
from bench import bulk, edition, edition_desk, load_desk, words
from bench.made_up import batches
from editions.models import BoardStep, Edition, Placement
from editions.states import State
from paper.models import Authorship, PublishedArticle, PublishedEdition

pytestmark = pytest.mark.django_db

UNTIL = datetime.date(2026, 3, 31)


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of a hundred articles, and what stands behind it."""
    monkeypatch.setattr(words, "POOL", 20_000)
    for batch in batches(100, until=UNTIL, editions=2):
        bulk.write(batch)
    bulk.write(load_desk.Crew().batch(list(PublishedEdition.objects.order_by("pk"))))


def test_everything_that_was_printed_has_its_working_copy(archive: None) -> None:
    assert Article.objects.filter(state="released").count() == PublishedArticle.objects.count() == 100
    assert Byline.objects.count() == Authorship.objects.count()
    assert [Edition.objects.count(), Edition.objects.filter(state=State.RELEASED).count()] == [3, 3]
    assert {each.printed.slug for each in Placement.objects.select_related("printed")} == set(
        Article.objects.values_list("slug", flat=True)
    )
    assert Revision.objects.count() == BoardStep.objects.count() == 100
    assert ArticleMove.objects.count() == 400


def test_figures_stand_in_a_table_and_what_is_over_fails(capsys: pytest.CaptureFixture[str]) -> None:
    found = {name: [(0.0123, 0.0111)] for name in edition.LIMITS}
    assert edition._report("head", found) == 0
    assert re.search(r"^release +12\.3 +12\.3 +11\.1 +2000 +1$", capsys.readouterr().out, re.MULTILINE)
    found["release"] = [(2.5, 1.0), (2.0, 1.0), (0.1, 0.1)]
    assert edition._report("head", found) == 1
    assert "over the limit: release" in capsys.readouterr().out


@pytest.mark.slow
def test_the_desk_is_timed_on_pages_that_answer(archive: None, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]  # type: ignore[attr-defined]
    bulk._execute(bulk._sequences())
    found = edition_desk.desk(articles=3, rounds=2)
    assert {name: len(pairs) for name, pairs in found.items()} == {
        name: edition_desk.RELEASES if name in {"approve", "release"} else 2 for name in edition.LIMITS
    }
