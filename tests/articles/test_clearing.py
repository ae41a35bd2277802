"""What changed after an article was cleared is told, and who did it; what did not change is not."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import revisions, workflow
from articles.clearing import changed_since_cleared, clearings
from articles.models import Article
from articles.states import State
from photos.models import Photo
from tests.factories import NOW, People, make_article, make_photo

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def submitted(**fields: Any) -> Article:
    """An article that waits for the section editor."""
    return make_article(state=State.SUBMITTED, **fields)


def load(*articles: Article) -> list[Article]:
    keys = [article.pk for article in articles]
    return list(Article.objects.filter(pk__in=keys).order_by("pk").with_content())


def change(article: Article, people: People, *, hours: int, **fields: object) -> None:
    """The section editor changes something so many hours after the first draft."""
    Article.objects.filter(pk=article.pk).update(**fields)
    article.refresh_from_db()
    revisions.snapshot(article, by=people.section_editor, at=NOW + hours * HOUR, reason="saved")


def test_what_was_saved_after_it_was_cleared_is_told_with_who_did_it(people: People) -> None:
    article = submitted(headline="The old dam")
    change(article, people, hours=1, headline="The very old dam")
    workflow.clear(article, by=people.section_editor, at=NOW + 2 * HOUR)
    change(article, people, hours=3, headline="The new dam")

    (found,) = changed_since_cleared(load(article))

    assert (found.article, found.clearing.by, found.clearing.at) == (article, people.section_editor, NOW + 2 * HOUR)
    assert found.clearing.revision.number == 2
    assert [(each.number, each.saved_by) for each in found.clearing.since] == [(3, people.section_editor)]
    # Its address is made of the headline.
    assert [part.label for part in found.parts] == ["Headline", "Address"]
    assert found.parts[0].paragraphs[0].segments == (
        ("same", "The"),
        ("gone", "very old"),
        ("new", "new"),
        ("same", "dam"),
    )


def test_what_was_saved_before_it_was_cleared_is_not_told(people: People) -> None:
    article = submitted()
    change(article, people, hours=1, headline="Another headline")
    workflow.clear(article, by=people.section_editor, at=NOW + 2 * HOUR)
    assert changed_since_cleared(load(article)) == []


def test_the_last_clearing_counts(people: People) -> None:
    article = submitted()
    workflow.clear(article, by=people.section_editor, at=NOW)
    change(article, people, hours=1, headline="Another headline")
    workflow.return_to_writer(article, by=people.other_section_editor, at=NOW + 2 * HOUR, note="Again.")
    workflow.submit(article, by=article.owner, at=NOW + 3 * HOUR)
    assert len(changed_since_cleared(load(article))) == 1
    workflow.clear(article, by=people.other_section_editor, at=NOW + 4 * HOUR)
    assert changed_since_cleared(load(article)) == []
    assert clearings([article])[article.pk].by == people.other_section_editor


def test_what_a_photo_says_of_itself_counts_though_nobody_saved_the_article(people: People) -> None:
    article = submitted(lead_photo=make_photo())
    workflow.clear(article, by=people.section_editor, at=NOW)
    Photo.objects.update(caption="Another caption.")
    (found,) = changed_since_cleared(load(article))
    assert ([part.label for part in found.parts], found.clearing.since) == (["Caption"], [])


def test_what_nobody_cleared_has_no_clearing(people: People) -> None:
    article = submitted()
    assert (clearings([article]), changed_since_cleared(load(article))) == ({}, [])


def test_it_costs_three_queries_for_few_and_for_many(people: People) -> None:
    for number in (1, 12):
        articles = [submitted() for _ in range(number)]
        for article in articles:
            workflow.clear(article, by=people.section_editor, at=NOW)
            change(article, people, hours=1, headline="Another headline")
        loaded = load(*articles)
        with CaptureQueriesContext(connection) as queries:
            assert len(changed_since_cleared(loaded)) == number
        assert len(queries) == 3
