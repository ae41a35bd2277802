"""How is the search index asked on each engine, so that a common word costs no more than a rare one?

FTS5 gives its matches lazily in the order of keys, so a question from the newest key downwards ends as soon as enough
is found. PostgreSQL's GIN gives all matches or none, so it is asked year by year: each row holds its year as a token,
the year's postings are few, and all others are skipped to. Above all neither engine's own rank is used: to weigh a
word it reads every row that holds it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from paper.search.index import in_headline, year_facet

# How many articles with all words of a phrase PostgreSQL opens to see whether they stand side by side.
EXAMINED = 2_000

_YEAR_BEFORE, _YEAR_AFTER = year_facet("{}").split("{}")


@dataclass(frozen=True)
class Match:
    """What a row must hold: all words and phrases, all facets, and a key from `low` on and below `high`."""

    words: Sequence[str]
    facets: Sequence[str]
    low: int
    high: int


@dataclass(frozen=True)
class Found:
    """Keys in order; how many matches they were taken from, and the newest of those, or None.

    `looked_to` is the key down to which was looked, where there may be more below that was not looked at.
    """

    keys: list[int]
    matches: int
    newest: int | None
    looked_to: int | None


def best(match: Match, *, ranked: int, shown: int) -> Found:
    """Return the best keys among the newest matches. One query.

    First those with all words in the headline, then those with some, then the others; newest first among equals.
    """
    return _ask(_BEST, match, most=ranked, shown=shown)


def newest(match: Match, *, most: int) -> Found:
    """Return the keys of the newest matches, newest first. One query."""
    return _ask(_NEWEST, match, most=most, shown=most)


def there_alone(words: Sequence[str]) -> list[str]:
    """Return which of some single words the index holds at all. One query."""
    given = json.dumps(list(words)) if connection.vendor == "sqlite" else list(words)
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor], {"year": _YEAR_BEFORE, "end": _YEAR_AFTER, "words": given})
        return [word for word, is_there in cursor.fetchall() if is_there]


def _ask(statements: dict[str, str], match: Match, *, most: int, shown: int) -> Found:
    vendor = connection.vendor
    given = {"low": match.low, "high": match.high, "most": most, "shown": shown}
    given |= _sqlite(match) if vendor == "sqlite" else _postgresql(match, most=most)
    with connection.cursor() as cursor:
        cursor.execute(statements[vendor], given)
        rows = cursor.fetchall()
    keys = [key for key, *_ in rows if key is not None]
    _, matches, first, looked_to = rows[0] if rows else (None, 0, None, None)
    return Found(keys, matches or 0, first, looked_to)


def _sqlite(match: Match) -> dict[str, Any]:
    # Quoted, so that a reader's AND, OR, NOT, - or * is no operator.
    every = " ".join(f'"{each}"' for each in [*match.words, *match.facets])
    titled = [f'"{in_headline(each)}"' for each in match.words] or ['""']
    return {
        "every": every,
        "all_titled": f"({every}) AND ({' AND '.join(titled)})",
        "some_titled": f"({every}) AND ({' OR '.join(titled)})",
    }


def _postgresql(match: Match, *, most: int) -> dict[str, Any]:
    phrased = any(" " in each for each in match.words)
    return {
        "words": " & ".join(f"'{word}'" for each in match.words for word in each.split()),
        "phrases": " & ".join(f"'{each}'" for each in match.words),
        "phrased": phrased,
        "examined": max(most, EXAMINED) if phrased else most,
        "all_titled": " & ".join(f"'{each}':A" for each in match.words),
        "some_titled": " | ".join(f"'{each}':A" for each in match.words),
        "facets": " & ".join(f"'{each}'" for each in match.facets),
        "bare": not match.words,
        "year": _YEAR_BEFORE,
        "end": _YEAR_AFTER,
    }


_TITLED = """
    SELECT rowid FROM paper_search
    WHERE paper_search MATCH %({})s AND rowid BETWEEN (SELECT min(key) FROM newest) AND (SELECT max(key) FROM newest)"""
_SQLITE_NEWEST = """
    SELECT rowid AS key, 0 AS matches, NULL AS newest, NULL AS looked_to FROM paper_search
    WHERE paper_search MATCH %(every)s AND rowid >= %(low)s AND rowid < %(high)s
    ORDER BY rowid DESC LIMIT %(most)s"""
_SQLITE_BEST = f"""
    WITH newest AS MATERIALIZED ({_SQLITE_NEWEST}),
    all_titled AS MATERIALIZED ({_TITLED.format("all_titled")}),
    some_titled AS MATERIALIZED ({_TITLED.format("some_titled")})
    SELECT key, count(*) OVER (), max(key) OVER (), NULL FROM newest
    ORDER BY key IN all_titled DESC, key IN some_titled DESC, key DESC LIMIT %(shown)s"""
_SQLITE_THERE = """
    SELECT value, EXISTS (SELECT 1 FROM paper_search WHERE paper_search MATCH '"' || value || '"')
    FROM json_each(%(words)s)"""

# In either stemming: with English endings let go, and as they stand.
_ASKED = "to_tsquery('newsroom_english', {0}) || to_tsquery('simple', {0})"
_YEAR_OF = "extract(year FROM date '0001-01-01' + ((({}) >> 32)::int - 1))::int"
_SPAN = f"""
    SELECT {_YEAR_OF.format("least(max(key), {high})")} AS until,
        {_YEAR_OF.format("greatest(min(key), {low})")} AS since
    FROM paper_search"""
# The series is the outer loop and is in order, so that the limit ends it in the year that completes the matches.
# OFFSET 0 keeps the planner from reading rows by key, from the newest on, until some match. A phrase is looked for in
# what has its words: GIN knows no places of words, so that each article would have to be opened.
_POSTGRESQL = f"""
    WITH span AS MATERIALIZED ({_SPAN.format(low="%(low)s", high="%(high)s - 1")}),
    asked AS MATERIALIZED (
        SELECT words && %(facets)s::tsquery AS words,
            {_ASKED.format("%(phrases)s")} AS phrases,
            {_ASKED.format("%(all_titled)s")} AS all_titled,
            {_ASKED.format("%(some_titled)s")} AS some_titled
        FROM (SELECT {_ASKED.format("%(words)s")} AS words) AS given WHERE %(bare)s OR numnode(words) > 0
    ),
    examined AS MATERIALIZED (
        SELECT found.key, found.document
        FROM span, asked, generate_series(span.until, span.since, -1) AS year, LATERAL (
            SELECT key, document FROM (
                SELECT key, document FROM paper_search
                WHERE document @@ (asked.words && (quote_literal(%(year)s || year || %(end)s))::tsquery)
                OFFSET 0
            ) AS of_year
            WHERE key >= %(low)s AND key < %(high)s ORDER BY key DESC LIMIT %(examined)s
        ) AS found LIMIT %(examined)s
    ),
    newest AS MATERIALIZED (
        SELECT key, document FROM examined, asked
        WHERE NOT %(phrased)s OR document @@ asked.phrases ORDER BY key DESC LIMIT %(most)s
    ),
    looked AS (
        SELECT CASE WHEN %(phrased)s AND count(*) = %(examined)s THEN min(key) END AS looked_to FROM examined
    )"""
_POSTGRESQL_NEWEST = f"""{_POSTGRESQL}
    SELECT key, 0, NULL, looked_to FROM looked LEFT JOIN newest ON true ORDER BY key DESC"""
_POSTGRESQL_BEST = f"""{_POSTGRESQL}
    SELECT key, matches, first, looked_to FROM looked LEFT JOIN (
        SELECT key, count(*) OVER () AS matches, max(key) OVER () AS first,
            document @@ all_titled AS is_titled, document @@ some_titled AS is_touched
        FROM newest, asked ORDER BY is_titled DESC, is_touched DESC, key DESC LIMIT %(shown)s
    ) AS ranked ON true
    ORDER BY is_titled DESC, is_touched DESC, key DESC"""
_POSTGRESQL_THERE = f"""
    WITH span AS MATERIALIZED ({_SPAN.format(low="min(key)", high="max(key)")})
    SELECT word, EXISTS (
        SELECT 1 FROM span, generate_series(span.until, span.since, -1) AS year, LATERAL (
            SELECT 1 FROM paper_search
            WHERE document @@ (({_ASKED.format("quote_literal(word)")})
                && (quote_literal(%(year)s || year || %(end)s))::tsquery) LIMIT 1
        ) AS found
    ) FROM unnest(%(words)s) AS word"""

_NEWEST = {"sqlite": _SQLITE_NEWEST, "postgresql": _POSTGRESQL_NEWEST}
_BEST = {"sqlite": _SQLITE_BEST, "postgresql": _POSTGRESQL_BEST}
_THERE = {"sqlite": _SQLITE_THERE, "postgresql": _POSTGRESQL_THERE}
