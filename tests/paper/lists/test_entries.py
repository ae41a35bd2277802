"""In whose lists does an article stand, and until when?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from paper.lists import entries
from paper.models import PublishedArticle, Topic
from tests.factories import make_article, make_author, make_published_article, make_released_edition

pytestmark = pytest.mark.django_db


def test_a_released_article_stands_in_the_lists_of_its_authors_and_topics() -> None:
    author = make_author("Karima Noori")
    article = make_published_article(authors=[author], tags="Water, Kabul River")
    assert [(each.author, each.issue_date) for each in article.authorships.all()] == [(author, article.issue_date)]
    assert [(each.topic.name, each.topic.slug, each.issue_date) for each in article.taggings.order_by("pk")] == [
        ("Water", "water", article.issue_date),
        ("Kabul River", "kabul-river", article.issue_date),
    ]


def test_the_same_tag_again_is_the_same_topic() -> None:
    make_published_article(tags="Water")
    make_published_article(tags="water!, WATER")
    assert [(topic.name, topic.articles.count()) for topic in Topic.objects.all()] == [("Water", 2)]


def test_a_tag_in_dari_has_an_address_in_dari() -> None:
    assert entries.slugs_of(["آب کابل", "—"]) == {"آب-کابل": "آب کابل"}


def test_entering_again_moves_an_article_to_other_lists() -> None:
    article = make_published_article(tags="Water")
    other = make_author("Homayun Rasa")
    article.credits, article.tags = [{"slug": other.slug}], ["Schools"]
    entries.enter([article])
    assert list(article.authors.all()) == [other]
    assert [topic.name for topic in article.topics.all()] == ["Schools"]


def test_a_removed_article_stands_in_no_list() -> None:
    article = make_published_article(tags="Water")
    entries.remove([article])
    assert (article.authors.count(), article.topics.count()) == (0, 0)


def test_entering_costs_the_same_for_two_articles_and_for_twenty() -> None:
    articles = [make_article(state="ready", tags=f"Topic {number}, Water") for number in range(20)]
    released = list(PublishedArticle.objects.filter(edition=make_released_edition(articles=articles)))
    assert [cost_of(released[:2]), cost_of(released)] == [7, 7]


def cost_of(articles: list[PublishedArticle]) -> int:
    Topic.objects.filter(articles=None).delete()
    with CaptureQueriesContext(connection) as captured:
        entries.enter(articles)
    return len(captured)
