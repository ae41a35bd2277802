"""What does the search of the working copies hold? One row for each article: its words, folded, on either engine.

It is the staff's own: the readers' index (`paper.search`) knows nothing of it. Whoever asks it begins with what they
may open; a row names an article by its key and says nothing else of it.
https://www.sqlite.org/fts5.html, https://www.postgresql.org/docs/current/textsearch-controls.html
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from paper.languages import Language

# Key, language and words of an article.
Row = tuple[int, str, str]

_PUT = {
    "sqlite": "INSERT OR REPLACE INTO articles_search (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO articles_search (article_id, words) VALUES (%s, to_tsvector(%s::regconfig, %s))"
    " ON CONFLICT (article_id) DO UPDATE SET words = excluded.words",
}
# With the plus SQLite goes through the articles in their order and asks of each whether it is among those found.
# PostgreSQL knows how common a word is, and goes the same way for common ones and from the words for rare ones.
_HOLDS = {
    "sqlite": "+articles_article.id IN (SELECT rowid FROM articles_search WHERE articles_search MATCH %s)",
    "postgresql": "articles_article.id IN (SELECT article_id FROM articles_search WHERE words @@"
    " (to_tsquery('newsroom_english', %s) || to_tsquery('simple', %s)))",
}


def put(rows: Iterable[Row]) -> None:
    """Put articles into the index, in place of what it held of them. Call it in the transaction that changed them."""
    with connection.cursor() as cursor:
        cursor.executemany(_PUT[connection.vendor], [written(row) for row in rows])


def written(row: Row) -> tuple[int | str, ...]:
    """Return a row as this engine's index takes it."""
    key, language, words = row
    if connection.vendor == "sqlite":
        return key, words
    # English words are stemmed; Dari and Pashto have no stemmer, so their words are taken as they are.
    return key, "newsroom_english" if language == Language.ENGLISH else "simple", words


def empty() -> None:
    """Take everything out of the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_search")


def holds(asked: Sequence[str]) -> RawSQL:
    """Return the condition that an article holds all words and phrases, which come normalised."""
    if connection.vendor == "sqlite":
        # Quoted, so that AND, OR, NOT, - or * is no operator.
        given = [" ".join(f'"{each}"' for each in asked)]
    else:
        given = [" & ".join(f"'{each}'" for each in asked)] * 2
    # What was typed is a parameter of it.
    return RawSQL(_HOLDS[connection.vendor], given, output_field=BooleanField())  # noqa: S611
