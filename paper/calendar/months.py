"""In which months did the paper appear?"""

import datetime
from typing import Final

from django.db import connection

# A loose index scan: from one month's last edition straight to that of the month before, so that a month costs one
# look into the index of readable editions and not one for each edition in it.
# https://wiki.postgresql.org/wiki/Loose_indexscan
_SCAN: Final = """
    WITH RECURSIVE last(day) AS (
        SELECT MAX(issue_date) FROM paper_publishededition WHERE recalled_at IS NULL AND NOT is_ahead
        UNION ALL
        SELECT (
            SELECT MAX(issue_date) FROM paper_publishededition
            WHERE recalled_at IS NULL AND NOT is_ahead AND issue_date < {first}
        ) FROM last WHERE day IS NOT NULL
    )
    SELECT day FROM last WHERE day IS NOT NULL
"""
_FIRST: Final = {"sqlite": "date(day, 'start of month')", "postgresql": "date_trunc('month', day)::date"}


def with_editions() -> list[datetime.date]:
    """Return the first day of every month that has a readable edition in any language, newest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_SCAN.format(first=_FIRST[connection.vendor]))
        days = [day for (day,) in cursor.fetchall()]
    # SQLite hands out a date that went through MAX as text.
    return [datetime.date.fromisoformat(str(day)).replace(day=1) for day in days]
