"""What does the search index hold? One row for each article that readers may see: its words, and its facets.

The key of a row is the issue date and then the article, so that the order of keys is the order of time and a span of
years is a span of keys, on SQLite's FTS5 and on PostgreSQL's full text search alike.
https://www.sqlite.org/fts5.html, https://www.postgresql.org/docs/current/textsearch-controls.html
"""

import datetime
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import connection, transaction

from paper.languages import Language
from paper.models import PublishedArticle
from paper.search.spelling import normalise, unique, words
from paper.text.html import plain_text

ARTICLE_BITS = 32
BATCH = 500

# Letters that `normalise` drops, so that no word of an article and none of a query is taken for one of these tokens.
_FACET = "\ue000"
_IN_HEADLINE = "\ue001"

_DELETE = {
    "sqlite": "DELETE FROM paper_search WHERE rowid = %s",
    "postgresql": "DELETE FROM paper_search WHERE key = %s",
}
_INSERT = {
    "sqlite": "INSERT INTO paper_search (rowid, headline, standfirst, byline, body, facets)"
    " VALUES (%s, %s, %s, %s, %s, %s)",
    "postgresql": """
        INSERT INTO paper_search (key, document)
        SELECT key, setweight(to_tsvector(c, h), 'A') || setweight(to_tsvector(c, s), 'B')
            || setweight(to_tsvector(c, n), 'C') || setweight(to_tsvector(c, t), 'D') || array_to_tsvector(f)
        FROM (SELECT %s::bigint AS key, %s::regconfig AS c, %s AS h, %s AS s, %s AS n, %s AS t, %s::text[] AS f)
        AS given""",
}


def enter(articles: Iterable[PublishedArticle]) -> None:
    """Put articles into the index, in place of what it held of them."""
    articles = list(articles)
    remove(articles)
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT[connection.vendor], [row(article) for article in articles])


def remove(articles: Iterable[PublishedArticle]) -> None:
    """Take articles out of the index."""
    keys = [(key_of(article.issue_date, article.pk),) for article in articles]
    with connection.cursor() as cursor:
        cursor.executemany(_DELETE[connection.vendor], keys)


@transaction.atomic
def rebuild(*, each: Callable[[int], object] = abs) -> int:
    """Make the index anew from the released articles, in one transaction, and return how many it holds.

    `each` is told of every batch how many articles it had.
    """
    count = 0
    articles = PublishedArticle.objects.readable().order_by("issue_date", "pk").iterator(chunk_size=BATCH)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM paper_search")
        while batch := [row(article) for article in islice(articles, BATCH)]:
            cursor.executemany(_INSERT[connection.vendor], batch)
            count += len(batch)
            each(len(batch))
    return count


def row(article: PublishedArticle, *, text: str | None = None) -> tuple[Any, ...]:
    """Return what this engine's index holds of an article, in the order of its INSERT.

    `text` is the body's plain text, where the caller has it already.
    """
    text = plain_text(article.body) if text is None else text
    texts = (article.headline, f"{article.kicker} {article.standfirst}", article.byline, text)
    headline, *rest = (normalise(text) for text in texts)
    key, facets = key_of(article.issue_date, article.pk), facets_of(article)
    if connection.vendor == "sqlite":
        # FTS5 has no weights to ask for, so the words of the headline stand there a second time, as other words.
        return (key, headline, *rest, " ".join([*facets, in_headline(headline)]))
    # English words are stemmed; Dari and Pashto have no stemmer, so their words are taken as they are.
    return (key, "newsroom_english" if article.language == Language.ENGLISH else "simple", headline, *rest, facets)


def key_of(issue_date: datetime.date, article: int = 0) -> int:
    """Return the key of an article's row; without an article the first key of a day."""
    return issue_date.toordinal() << ARTICLE_BITS | article


def article_of(key: int) -> int:
    """Return the primary key of the article whose row has this key."""
    return key & ((1 << ARTICLE_BITS) - 1)


def facets_of(article: PublishedArticle) -> list[str]:
    """Return what an article can be filtered by."""
    return [
        section_facet(article.section_id),
        genre_facet(article.genre),
        year_facet(article.issue_date.year),
        *unique(facet for credit in article.credits for facet in name_facets(credit["name"])),
    ]


def section_facet(section: int) -> str:
    """Return the token of a section, by its primary key."""
    return _facet("s", str(section))


def genre_facet(genre: str) -> str:
    """Return the token of a genre."""
    return _facet("g", genre)


def year_facet(year: int | str) -> str:
    """Return the token of a year of issue."""
    return _facet("y", str(year))


def name_facets(name: str) -> list[str]:
    """Return the tokens of the words of a credited name."""
    return unique(_facet("n", word) for phrase in words(name) for word in phrase.split())


def in_headline(text: str) -> str:
    """Return normalised words as SQLite's index knows those of a headline."""
    return " ".join(_IN_HEADLINE + word for word in re.findall(r"[^\W_]+", text))


def _facet(kind: str, value: str) -> str:
    # With a digit at the end no stemmer touches it.
    return f"{_FACET}{kind}{value}0"
