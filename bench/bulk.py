"""How do many rows get into each engine in little time? PostgreSQL by COPY, SQLite by large transactions."""

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from articles import index
from bench.made_up import Batch, as_written

_SEARCH_COLUMNS = ("rowid", "headline", "standfirst", "byline", "body", "facets")
_STAGE_COLUMNS = ("key", "c", "h", "s", "n", "t", "f")
_STAGE = """
    CREATE TEMPORARY TABLE IF NOT EXISTS bench_index
    (key bigint, c regconfig, h text, s text, n text, t text, f text[])"""
_FROM_STAGE = """
    INSERT INTO paper_search (key, document)
    SELECT key, setweight(to_tsvector(c, h), 'A') || setweight(to_tsvector(c, s), 'B')
        || setweight(to_tsvector(c, n), 'C') || setweight(to_tsvector(c, t), 'D') || array_to_tsvector(f)
    FROM bench_index"""

# What waits for a disk or looks up what is known to be there is left out while an empty database is filled.
_BEFORE = {
    "sqlite": ["PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -400000"],
    "postgresql": [
        "SET synchronous_commit = off",
        "SET statement_timeout = 0",
        "SET maintenance_work_mem = '512MB'",
    ],
}
_AFTER = {"sqlite": ["PRAGMA wal_checkpoint(TRUNCATE)"], "postgresql": ["ANALYZE"]}
_BEFORE_INDEX = {
    "sqlite": ["INSERT INTO paper_search (paper_search, rank) VALUES ('hashsize', 67108864)"],
    "postgresql": ["DROP INDEX paper_search_document"],
}
_AFTER_INDEX = {
    "sqlite": ["INSERT INTO paper_search (paper_search, rank) VALUES ('hashsize', 1048576)"],
    "postgresql": [
        # The rows are short, since documents lie outside, so PostgreSQL takes the table for too small to share.
        "ALTER TABLE paper_search SET (parallel_workers = 2)",
        "CREATE INDEX paper_search_document ON paper_search USING gin (document) WITH (fastupdate = off)",
        "ALTER TABLE paper_search RESET (parallel_workers)",
    ],
}


@contextmanager
def filling(*, index: bool = True) -> Iterator[None]:
    """Let this connection write quickly, into the search index too unless told, and leave all as the house has it."""
    before, after = (_BEFORE_INDEX, _AFTER_INDEX) if index else ({}, {})
    _execute([*_BEFORE[connection.vendor], *before.get(connection.vendor, [])])
    if connection.vendor == "postgresql" and _is_superuser():
        _execute(["SET session_replication_role = replica"])
    yield
    _execute([*_sequences(), *after.get(connection.vendor, []), *_AFTER[connection.vendor]])
    connection.close()


@transaction.atomic
def write(batch: Batch) -> None:
    """Write a batch in one transaction."""
    for model, rows in batch.models.items():
        _insert(model._meta.db_table, *_table(model, rows))
    if connection.vendor == "sqlite":
        _insert("paper_search", _SEARCH_COLUMNS, batch.index)
    elif batch.index:
        _execute([_STAGE])
        _insert("bench_index", _STAGE_COLUMNS, batch.index)
        _execute([_FROM_STAGE, "TRUNCATE bench_index"])


@transaction.atomic
def write_desk_index(rows: Sequence[index.Row]) -> None:
    """Write what the newsroom's own search holds of some articles."""
    if connection.vendor == "sqlite":
        index.put(rows)
        return
    _execute(["CREATE TEMPORARY TABLE IF NOT EXISTS bench_desk (key bigint, c regconfig, words text)"])
    _insert("bench_desk", ("key", "c", "words"), [index.written(row) for row in rows])
    _execute(
        [
            "INSERT INTO articles_search SELECT key, to_tsvector(c, words) FROM bench_desk",
            "TRUNCATE bench_desk",
        ]
    )


@contextmanager
def desk_index_left_out() -> Iterator[None]:
    """Fill the newsroom's search without its index on PostgreSQL, and make that at the end."""
    if connection.vendor == "postgresql":
        _execute(["DROP INDEX articles_search_words"])
    yield
    if connection.vendor == "postgresql":
        _execute(["CREATE INDEX articles_search_words ON articles_search USING gin (words) WITH (fastupdate = off)"])


def _table(model: type[models.Model], rows: list[dict[str, Any]]) -> tuple[list[str], Iterable[Sequence[Any]]]:
    """Return columns and rows for them; a field without a value gets its default, a key without one is left out."""
    fields = [each for each in model._meta.concrete_fields if each.attname in rows[0] or not each.primary_key]
    defaults = {each.attname: as_written(each.get_default()) for each in fields}
    return [each.column for each in fields], ((defaults | row).values() for row in rows)  # type: ignore[misc]


def _insert(table: str, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = io.StringIO("".join("\t".join(map(_copied, row)) + "\n" for row in rows))
            cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", lines)
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"
            cursor.executemany(statement, [[_kept(value) for value in row] for row in rows])


def _copied(value: Any) -> str:
    # https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
    if value is None:
        return r"\N"
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    text = str(value)
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _kept(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return str(value) if isinstance(value, datetime.date) else value


def _sequences() -> list[str]:
    floors = [name for name in ("editions", "articles", "paper", "authors", "photos") if apps.is_installed(name)]
    found = [model for name in floors for model in apps.get_app_config(name).get_models()]
    return list(connection.ops.sequence_reset_sql(no_style(), found))


def _is_superuser() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        return bool(cursor.fetchone()[0])


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
