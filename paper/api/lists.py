"""How are sections, authors, topics and corrections written for other programs?"""

from typing import Any

from paper.machines.absolute import absolute
from paper.models import Correction, PublishedArticle, Section
from paper.ways import way_to

Document = dict[str, Any]


def section(row: Section) -> Document:
    """Return a section."""
    page = absolute(row.get_absolute_url())
    return {
        "name": row.name,
        "slug": row.slug,
        "url": page,
        "is_opinion": row.is_opinion,
        "feed": f"{page}feed/",
        "articles": absolute(f"/api/v1/articles/?section={row.slug}"),
    }


def author(row: Any) -> Document:
    """Return an author's public byline, with the page in the language of their newest piece (`printed_in`).

    An e-mail address is given only where they have it printed.
    """
    page = absolute(way_to("author", language=row.printed_in, slug=row.slug))
    return {
        "name": row.name,
        "slug": row.slug,
        "url": page,
        "standing": row.standing,
        "bio": row.bio,
        "email": row.public_email,
        "portrait": absolute(row.portrait.src) if row.portrait else "",
        "feed": f"{page}feed/",
        "articles": absolute(f"/api/v1/articles/?author={row.slug}"),
    }


def topic(row: Any) -> Document:
    """Return a topic, with its page in the language of the newest piece about it (`printed_in`)."""
    page = absolute(way_to("topic", language=row.printed_in, slug=row.slug))
    return {
        "name": row.name,
        "slug": row.slug,
        "url": page,
        "feed": f"{page}feed/",
        "articles": absolute(f"/api/v1/articles/?topic={row.slug}"),
    }


def correction(row: Correction) -> Document:
    """Return a correction; of a killed article nothing is said but that it was withdrawn."""
    article = row.article
    killed = article.withdrawn == PublishedArticle.Withdrawn.KILLED
    return {
        "kind": row.kind,
        "text": row.text,
        "at": row.at.isoformat(),
        "issue_date": article.issue_date.isoformat(),
        "language": article.language,
        "headline": "" if killed else article.headline,
        "article": "" if killed else absolute(article.get_absolute_url()),
    }
