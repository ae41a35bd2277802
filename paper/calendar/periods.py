"""In which years and months is there something to read? Found by looking into an index once for each of them.

A list of everything that is there would cost more with every day. So from one day the next is looked for beyond the
end of its month or year (a loose index scan), and of the years only those near the one being read, the first and the
last. https://wiki.postgresql.org/wiki/Loose_indexscan
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from authors.models import Author
from paper.models import Section, Topic

NEAR = 4

# Asked of each row alone: joined, PostgreSQL would prepare for all rows to come, and only one does.
_ENTRY = """
    {} AS t WHERE (
        SELECT e.recalled_at IS NULL AND a.withdrawn <> 'killed' FROM paper_publishedarticle AS a
        JOIN paper_publishededition AS e ON e.id = a.edition_id WHERE a.id = t.article_id
    ) AND t.language = %(language)s AND t."""
_ROWS: dict[type, str] = {
    Section: """
        paper_publishedarticle AS t WHERE t.section_id = %(of)s AND t.language = %(language)s
        AND t.withdrawn <> 'killed'
        AND (SELECT e.recalled_at IS NULL FROM paper_publishededition AS e WHERE e.id = t.edition_id)""",
    Author: _ENTRY.format("paper_authorship") + "author_id = %(of)s",
    Topic: _ENTRY.format("paper_tagging") + "topic_id = %(of)s",
    type(
        None
    ): "paper_publishededition AS t WHERE t.recalled_at IS NULL AND NOT t.is_ahead AND t.language = %(language)s",
}
_START = {
    "sqlite": {"month": "date({}, 'start of month')", "year": "date({}, 'start of year')"},
    "postgresql": {"month": "date_trunc('month', {})::date", "year": "date_trunc('year', {})::date"},
}
_NEXT_YEAR = {
    "sqlite": "date({}, 'start of year', '+1 year')",
    "postgresql": "(date_trunc('year', {}) + interval '1 year')::date",
}
_DATE = {"sqlite": "%({})s", "postgresql": "%({})s::date"}


@dataclass(frozen=True)
class Year:
    """A year with something in it, and one day of it that has; `after_gap` says that years before it are left out."""

    day: datetime.date
    after_gap: bool = False

    @property
    def number(self) -> int:
        """The year."""
        return self.day.year


@dataclass(frozen=True)
class Periods:
    """The months of one year that have something, as first days, and the years, both newest first."""

    months: list[datetime.date]
    years: list[Year]


def around(what: Section | Author | Topic | None, year: int, *, language: str) -> Periods:
    """Return the months of `year` and the years around it in which readers find something in a language. One query.

    It is asked of a section, an author or a topic, or, of None, of the editions themselves.
    """
    given = {
        "of": what.pk if what else None,
        "language": language,
        "start": datetime.date(year, 1, 1).isoformat(),
        "end": datetime.date(year, 12, 31).isoformat(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_statement(type(what)), given)
        found = [(kind, _day(day)) for kind, day in cursor.fetchall()]
    months = sorted({day.replace(day=1) for kind, day in found if kind == "month"}, reverse=True)
    return Periods(months, _years([day for _, day in found]))


def _years(days: Sequence[datetime.date]) -> list[Year]:
    """Return a year for each that occurs, newest first; of its days the newest, which is where one begins to read."""
    newest: dict[int, datetime.date] = {}
    for day in sorted(days):
        newest[day.year] = day
    numbers = sorted(newest, reverse=True)
    cut = {number for before, number in pairwise(numbers) if before - number > 1}
    return [Year(newest[number], number in cut) for number in numbers]


def _statement(kind: type) -> str:
    rows, vendor = _ROWS[kind], connection.vendor
    start, end = _DATE[vendor].format("start"), _DATE[vendor].format("end")
    month, year = (_START[vendor][step].format("found.day") for step in ("month", "year"))

    def first(condition: str, order: str) -> str:
        return f"(SELECT t.issue_date FROM {rows} {condition} ORDER BY t.issue_date {order} LIMIT 1)"

    def each(name: str, begin: str, go_on: str, until: str) -> str:
        return f"""{name}(day, step) AS (
            SELECT {begin}, 1 UNION ALL SELECT {go_on}, found.step + 1 FROM {name} AS found WHERE {until})"""

    newest = first(f"AND t.issue_date <= {end}", "DESC")
    earlier_month = first(f"AND t.issue_date < {month}", "DESC")
    earlier_year = first(f"AND t.issue_date < {year}", "DESC")
    later_year = first(f"AND t.issue_date >= {_NEXT_YEAR[vendor].format('found.day')}", "ASC")
    steps = f"found.day IS NOT NULL AND found.step < {NEAR}"
    parts = [
        each("months", newest, earlier_month, f"found.day >= {start}"),
        each("before", first(f"AND t.issue_date < {start}", "DESC"), earlier_year, steps),
        each("after", first(f"AND t.issue_date > {end}", "ASC"), later_year, steps),
    ]
    return f"""
        WITH RECURSIVE {", ".join(parts)}, found(kind, day) AS (
            SELECT 'month', day FROM months WHERE day >= {start}
            UNION ALL SELECT 'year', day FROM before UNION ALL SELECT 'year', day FROM after
            UNION ALL SELECT 'year', {first("", "ASC")} UNION ALL SELECT 'year', {first("", "DESC")}
        ) SELECT kind, day FROM found WHERE day IS NOT NULL"""


def _day(day: datetime.date | str) -> datetime.date:
    # SQLite has no dates: it gives them as they are written.
    return datetime.date.fromisoformat(day) if isinstance(day, str) else day
