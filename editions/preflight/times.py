"""May everything go out by the time that the edition does, and is it in time itself?"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from editions.models import Edition
from editions.preflight.findings import Finding, blocks, register, tells
from editions.preflight.galleys import Forme

EMBARGO = blocks(
    "embargo", "An embargo ends after the edition goes out: after its time of release or else its issue date"
)
DEADLINE = tells("deadline_passed", "The edition's deadline has passed")
RELEASE = tells("release_passed", "The time that the edition was meant to go out at has passed")


@register
def embargoes_are_over(forme: Forme) -> Iterable[Finding]:
    """Find embargoes that end after the edition's release; without a time of release the issue date's end counts."""
    for galley in forme.galleys:
        embargo = galley.article.embargo_until
        if embargo and embargo > released_by(forme.edition):
            message = f"“{galley}” is under embargo until {_said(embargo)}."
            yield EMBARGO.of(galley, message, field="embargo_until")


@register
def edition_is_in_time(forme: Forme) -> Iterable[Finding]:
    """Tell that the deadline or the planned time of release has passed."""
    edition = forme.edition
    if edition.deadline and edition.deadline <= forme.at:
        message = f"The deadline has passed: it was {_said(edition.deadline)}."
        yield DEADLINE.of_edition(edition, message, place="id_deadline_0")
    if edition.release_at and edition.release_at <= forme.at:
        message = f"It was meant to go out on {_said(edition.release_at)}."
        yield RELEASE.of_edition(edition, message, place="id_release_at_0")


def released_by(edition: Edition) -> datetime.datetime:
    """Return when the edition goes out: at its time of release, or else at the end of its issue date."""
    end_of_day = datetime.datetime.combine(
        edition.issue_date, datetime.time.max, tzinfo=timezone.get_default_timezone()
    )
    return edition.release_at or end_of_day


def _said(moment: datetime.datetime) -> str:
    return f"{timezone.localtime(moment):%d %B %Y, %H:%M}"
