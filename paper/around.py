"""What leads on from an article? Its edition, the same section before and after, and earlier pieces akin to it.

Nothing later is akin: what an old page shows must not change whenever something new is printed about its topic, or a
release would touch the whole archive. All of it comes by one query, and each part of that reads one range of an index.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from paper.links import Link, kin_of
from paper.lists.entries import slugs_of
from paper.models import PublishedArticle

MOST_AKIN: Final = 4
MOST_TOPICS: Final = 4
MOST_AUTHORS: Final = 3
# How far the section is searched: a bound for the one who reads it, and for a language that stopped appearing.
_NEAR: Final = datetime.timedelta(days=92)

_IN_EDITION: Final = "SELECT id FROM paper_publishedarticle WHERE edition_id = %s"
_IN_SECTION: Final = """
    SELECT id FROM (
        SELECT paper_publishedarticle.id FROM paper_publishedarticle
        JOIN paper_publishededition ON paper_publishededition.id = paper_publishedarticle.edition_id
        WHERE section_id = %s AND paper_publishedarticle.language = %s AND withdrawn = '' AND recalled_at IS NULL
        AND paper_publishedarticle.issue_date {} %s AND paper_publishedarticle.issue_date {} %s
        ORDER BY paper_publishedarticle.issue_date {}, position LIMIT {}
    ) AS in_section"""
_EARLIER: Final = _IN_SECTION.format("<", ">=", "DESC", MOST_AKIN + 1)
_LATER: Final = _IN_SECTION.format(">", "<=", "ASC", 1)
# The key is asked for by a query of its own, so that PostgreSQL follows the index and sorts nothing.
_LISTED: Final = """
    SELECT article_id FROM (
        SELECT article_id FROM paper_{} WHERE {} = (SELECT id FROM {} WHERE slug = %s) AND issue_date < %s
        ORDER BY issue_date DESC, article_id DESC LIMIT {}
    ) AS listed"""
_ON_TOPIC: Final = _LISTED.format("tagging", "topic_id", "paper_topic", MOST_AKIN + 2)
_BY_AUTHOR: Final = _LISTED.format("authorship", "author_id", "authors_author", MOST_AKIN + 2)


# What readers may see, as `PublishedArticleQuerySet.readable` says it; written out, for the objects that Django would
# make of forty neighbours cost more than all else on an article's page.
_FOUND: Final = """
    SELECT article.id, article.edition_id, article.issue_date, article.position, article.slug, article.headline,
        article.language, article.genre, article.withdrawn, article.tags, article.credits,
        article.section_id, section.name, section.name_in_dari, section.name_in_pashto, section.is_opinion,
        edition.language, edition.label
    FROM paper_publishedarticle AS article
    JOIN paper_publishededition AS edition ON edition.id = article.edition_id
    JOIN paper_section AS section ON section.id = article.section_id
    WHERE edition.recalled_at IS NULL AND article.withdrawn <> 'killed' AND article.id IN ({})
    ORDER BY article.position, article.id"""


@dataclass(frozen=True)
class Around:
    """The rest of an article's edition, its neighbours there, the section's before and after, and what is akin."""

    in_edition: list[Link]
    previous: Link | None
    next: Link | None
    earlier: Link | None
    later: Link | None
    akin: list[Link]


def around(article: PublishedArticle) -> list[Link]:
    """Return every article that leads on from this one, itself included, in running order. One query."""
    day = article.issue_date.isoformat()
    section = (article.section_id, article.language, day)
    parts: list[tuple[str, tuple[Any, ...]]] = [
        (_IN_EDITION, (article.edition_id,)),
        (_EARLIER, (*section, _moved(article.issue_date, -_NEAR))),
        (_LATER, (*section, _moved(article.issue_date, _NEAR))),
        *((_ON_TOPIC, (slug, day)) for slug in list(slugs_of(article.tags))[:MOST_TOPICS]),
        *((_BY_AUTHOR, (slug, day)) for slug in _authors(article)[:MOST_AUTHORS]),
    ]
    # Made of the sentences above and of nothing that anybody typed.
    asked = _FOUND.format(" UNION ".join(part for part, _ in parts))
    with connection.cursor() as cursor:
        cursor.execute(asked, [value for _, given in parts for value in given])
        return [Link(pk, edition, _day(issued), *rest) for pk, edition, issued, *rest in cursor.fetchall()]


def _day(day: datetime.date | str) -> datetime.date:
    # SQLite has no dates of its own.
    return datetime.date.fromisoformat(day) if isinstance(day, str) else day


def arrange(article: PublishedArticle, found: Sequence[Link]) -> Around:
    """Say of the articles found around one what each is to it. `found` is in running order; costs no query."""
    edition = [other for other in found if other.edition_id == article.edition_id]
    place = next((index for index, other in enumerate(edition) if other.slug == article.slug), 0)
    beside = [other for other in found if other.edition_id != article.edition_id and not other.withdrawn]
    same = [other for other in beside if _stands_near(other, article)]
    earlier = max((other for other in same if other.issue_date < article.issue_date), key=_newest, default=None)
    return Around(
        in_edition=[other for other in edition if other.slug != article.slug],
        previous=edition[place - 1] if place > 0 else None,
        next=edition[place + 1] if place + 1 < len(edition) else None,
        earlier=earlier,
        later=min((other for other in same if other.issue_date > article.issue_date), key=_oldest, default=None),
        akin=_akin(article, [each for each in beside if each.issue_date < article.issue_date and each is not earlier]),
    )


def _akin(article: PublishedArticle, others: Sequence[Link]) -> list[Link]:
    """Choose the nearest kin: who shares most topics and authors first, then the newest; last the mere section."""
    own = kin_of(article.tags, article.credits)
    kin = [other for other in others if other.language == article.language]
    return sorted(kin, key=lambda other: (len(own & other.kin), *_newest(other)), reverse=True)[:MOST_AKIN]


def _stands_near(other: Link, article: PublishedArticle) -> bool:
    here = (article.section_id, article.language)
    return (other.section_id, other.language) == here and abs(other.issue_date - article.issue_date) <= _NEAR


def _newest(article: Link) -> tuple[datetime.date, int, int]:
    return (article.issue_date, -article.position, article.pk)


def _oldest(article: Link) -> tuple[datetime.date, int, int]:
    return (article.issue_date, article.position, article.pk)


def _authors(article: PublishedArticle) -> list[str]:
    return list(dict.fromkeys(credit["slug"] for credit in article.credits))


def _moved(day: datetime.date, by: datetime.timedelta) -> str:
    try:
        return (day + by).isoformat()
    except OverflowError:
        return day.isoformat()
