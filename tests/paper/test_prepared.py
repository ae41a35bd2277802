"""Does a question written in SQL once say what Django would say, and does it cost nothing to write it again?"""

import datetime
from typing import Any

import pytest
from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from paper import questions
from paper.models import PublishedArticle, PublishedEdition, Section
from paper.prepared import Prepared
from tests.factories import make_article, make_photo, make_released_edition

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 14)


def by_slug() -> "Prepared[PublishedArticle]":
    return Prepared(
        lambda slug: PublishedArticle.objects.filter(slug=slug).with_edition(), slug=models.CharField(max_length=120)
    )


def test_the_objects_are_those_that_django_makes_with_all_that_was_loaded_with_them() -> None:
    article = make_article(state="ready", lead_photo=make_photo(), tags="Water, Bread", headline="One")
    make_released_edition([article, make_article(state="ready", headline="Two")], issue_date=DAY)
    question = by_slug()
    for expected in PublishedArticle.objects.with_edition():
        found = question.one(slug=expected.slug)
        assert found is not None
        assert _said(found) == _said(expected)
        assert found.get_deferred_fields() == expected.get_deferred_fields()
        with CaptureQueriesContext(connection) as asked:
            assert (found.edition, found.section, found.photo) == (expected.edition, expected.section, expected.photo)
            assert _said(found.edition) == _said(expected.edition)
        assert len(asked) == 0


def _said(record: models.Model) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if not name.startswith("_")}


def test_it_is_written_once_and_each_value_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    make_released_edition(articles=2)
    question, slugs = by_slug(), list(PublishedArticle.objects.values_list("slug", flat=True))
    written: list[SQLCompiler] = []
    as_sql = SQLCompiler.as_sql

    def watched(compiler: SQLCompiler) -> Any:
        written.append(compiler)
        return as_sql(compiler)

    monkeypatch.setattr(SQLCompiler, "as_sql", watched)
    found = [question.one(slug=slug) for slug in [*slugs, "nowhere", *slugs]]
    assert [each and each.slug for each in found] == [*slugs, None, *slugs]
    assert len(written) == 1


def test_what_is_asked_is_a_value_and_never_sql() -> None:
    make_released_edition(articles=1)
    assert by_slug().all(slug="' OR 1=1 --") == []
    assert len(Prepared[PublishedArticle](PublishedArticle.objects.all).all()) == 1, "the control arm"


def test_a_later_change_is_seen_at_once() -> None:
    edition = make_released_edition(articles=1, issue_date=DAY)
    assert questions.newest_edition("en") == edition
    newer = make_released_edition(articles=1, issue_date=DAY + datetime.timedelta(days=1))
    assert questions.newest_edition("en") == newer
    PublishedEdition.objects.filter(pk=newer.pk).update(recalled_at=newer.released_at)
    assert questions.newest_edition("en") == edition
    Section.objects.update(name="Renamed")
    assert {section.name for section in questions.sections()} == {"Renamed"}
