"""Who writes for the paper, and what about, as far as readers know?

Each question is asked in a language of the paper; without one, of all of them at once.
"""

import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from authors.models import Author
from authors.querysets import AuthorQuerySet
from paper.models import Authorship, Tagging, Topic
from paper.querysets import ListQuerySet


def authors(*, language: str = "", since: datetime.date = datetime.date.min) -> AuthorQuerySet:
    """Return the authors of whom readers can read something from a date on. One look into an index for each author."""
    newest = _newest(Authorship.objects.filter(author=OuterRef("pk")), language).values("issue_date")
    # Compared with the newest alone: asked whether there is any, PostgreSQL would read everybody's works.
    return Author.objects.alias(last_printed=Subquery(newest)).filter(last_printed__gte=since)


def topics(*, language: str = "") -> QuerySet[Topic]:
    """Return the topics about which readers can read something. One look into an index for each topic."""
    newest = _newest(Tagging.objects.filter(topic=OuterRef("pk")), language).values("issue_date")
    return Topic.objects.alias(last_printed=Subquery(newest)).filter(last_printed__isnull=False)


def authors_anywhere() -> AuthorQuerySet:
    """Return the authors of whom readers can read something, with `printed_in`, the language of the newest of it."""
    newest = _newest(Authorship.objects.filter(author=OuterRef("pk")), "").values("language")
    return Author.objects.annotate(printed_in=Subquery(newest)).filter(printed_in__isnull=False)


def topics_anywhere() -> QuerySet[Topic]:
    """Return the topics about which readers can read something, with `printed_in`, the language of the newest of it."""
    newest = _newest(Tagging.objects.filter(topic=OuterRef("pk")), "").values("language")
    return Topic.objects.annotate(printed_in=Subquery(newest)).filter(printed_in__isnull=False)


def topics_between(first: datetime.date, last: datetime.date, *, language: str, most: int) -> list[dict[str, Any]]:
    """Return {name, slug, pieces} for the topics of what appeared in some weeks, the most pieces first.

    It reads the taggings of these weeks in all languages.
    """
    named = {"name": F("topic__name"), "slug": F("topic__slug")}
    topics = Tagging.objects.readable().in_language(language).between(first, last).order_by().values(**named)
    return list(topics.annotate(pieces=Count("pk")).order_by("-pieces", "name", "slug")[:most])


def _newest(entries: ListQuerySet, language: str) -> ListQuerySet:
    return (entries.in_language(language) if language else entries).readable().newest_first()[:1]
