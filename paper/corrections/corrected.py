"""What was corrected lately, and in which months was something corrected?"""

import datetime

from django.db import connection, models
from django.db.models import Max, Min
from django.utils import timezone

from paper.days import month_after, months_between, start_of
from paper.models import Correction, PublishedEdition
from paper.prepared import Prepared

LATELY = datetime.timedelta(days=7)
MOST_LATELY = 3

_LATEST: Prepared[Correction] = Prepared(
    lambda language, at: (
        Correction.objects.readable().in_language(language).since(at).newest_first().for_list()[:MOST_LATELY]
    ),
    language=models.CharField(),
    at=models.DateTimeField(),
)

# One probe of an index for each month there could be, however many corrections each holds. A value is asked for, and
# not whether there is one: of EXISTS PostgreSQL makes a join and reads all corrections for every month.
_MONTHS = """
    WITH month (first, start, following) AS (VALUES {rows})
    SELECT first FROM month WHERE (
        SELECT paper_correction.number FROM paper_correction
        JOIN paper_publishedarticle ON paper_publishedarticle.id = paper_correction.article_id
        JOIN paper_publishededition ON paper_publishededition.id = paper_publishedarticle.edition_id
        WHERE paper_correction.language = %s
        AND paper_correction.at >= month.start AND paper_correction.at < month.following
        AND paper_publishededition.recalled_at IS NULL
        AND (paper_correction.kind = 'kill' OR paper_publishedarticle.withdrawn <> 'killed')
        LIMIT 1
    ) IS NOT NULL"""
_ROW = {"sqlite": "(%s, %s, %s)", "postgresql": "(%s, %s::timestamptz, %s::timestamptz)"}


def latest(edition: PublishedEdition) -> list[Correction]:
    """Return what was corrected in an edition's language in the week before it or since, newest first. One query.

    Counted from the edition's date and not from today, so that a front page changes when something is released or
    corrected and never by itself.
    """
    return _LATEST.all(language=edition.language, at=start_of(edition.issue_date - LATELY))


def months(*, language: str) -> list[datetime.date]:
    """Return the first days of the months in which a language's readers were told of something. Newest first.

    Two queries.
    """
    span = Correction.objects.in_language(language).aggregate(first=Min("at"), last=Max("at"))
    if span["first"] is None:
        return []
    first, last = (timezone.localtime(span[end], timezone.get_default_timezone()).date() for end in ("first", "last"))
    possible = months_between(first, last)
    given = [value for month in possible for value in (month.isoformat(), *map(_written, _ends(month)))]
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS.format(rows=", ".join([_ROW[connection.vendor]] * len(possible))), [*given, language])
        found = {month for (month,) in cursor.fetchall()}
    return [month for month in possible if month.isoformat() in found]


def _ends(month: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    return start_of(month), start_of(month_after(month))


def _written(at: datetime.datetime) -> str:
    # As the engine keeps it: SQLite compares the text of UTC.
    return str(connection.ops.adapt_datetimefield_value(at))
