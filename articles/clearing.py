"""Who cleared an article, as which revision, and what was saved since?"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.differences import Part, differences
from articles.models import Article, Move, Revision
from articles.revisions import content_of, read


@dataclass(frozen=True)
class Clearing:
    """The last time that an article was cleared: the revision it was then, and those saved since, oldest first.

    The revisions come without their content.
    """

    by: User
    at: datetime.datetime
    revision: Revision
    since: list[Revision]


@dataclass(frozen=True)
class SinceCleared:
    """An article that is not any more what was cleared: who cleared it, and what differs since then."""

    article: Article
    clearing: Clearing
    parts: list[Part]


def clearings(articles: Sequence[Article]) -> dict[int, Clearing]:
    """Return {article key: its last clearing}, without those that nobody cleared. Costs two queries."""
    moves: dict[int, Move] = {}
    for move in Move.objects.filter(article__in=articles, verb="clear").select_related("by").order_by("at", "pk"):
        moves[move.article_id] = move
    revisions: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(article__in=moves).for_list().order_by("number"):
        revisions.setdefault(revision.article_id, []).append(revision)
    found = {}
    for key, move in moves.items():
        until = [revision for revision in revisions.get(key, []) if revision.saved_at <= move.at]
        if until:
            found[key] = Clearing(move.by, move.at, until[-1], revisions[key][len(until) :])
    return found


def changed_since_cleared(articles: Sequence[Article]) -> list[SinceCleared]:
    """Return those of some articles, loaded `with_content()`, that would be printed otherwise than they were cleared.

    What a photo or an author says of itself counts as well. Costs three queries.
    """
    known = clearings(articles)
    cleared = Revision.objects.in_bulk([clearing.revision.pk for clearing in known.values()])
    found = []
    for article in articles:
        if article.pk in known:
            clearing = known[article.pk]
            parts = differences(read(cleared[clearing.revision.pk]), content_of(article))
            if parts:
                found.append(SinceCleared(article, clearing, parts))
    return found
