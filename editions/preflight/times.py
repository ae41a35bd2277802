"""May everything go out by the time that the edition does?"""

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone

from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register


@register
def embargoes_are_over(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find embargoes that end after the edition's release; without a time of release the issue date's end counts."""
    for article in articles(placements):
        if article.embargo_until and article.embargo_until > released_by(edition):
            until = timezone.localtime(article.embargo_until)
            message = f"“{article}” is under embargo until {until:%d %B %Y, %H:%M}."
            yield of_article(article, Severity.BLOCK, "embargo", message, "embargo_until")


def released_by(edition: Edition) -> datetime.datetime:
    """Return when the edition goes out: at its time of release, or else at the end of its issue date."""
    end_of_day = datetime.datetime.combine(
        edition.issue_date, datetime.time.max, tzinfo=timezone.get_default_timezone()
    )
    return edition.release_at or end_of_day
