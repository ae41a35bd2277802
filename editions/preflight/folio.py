"""Is what the folio says right: the day and the number of the edition?"""

from collections.abc import Iterable

from editions.models import Edition
from editions.preflight.findings import Finding, register, warns
from editions.preflight.galleys import Forme
from editions.publishing_days import appears_on_weekday, holidays
from paper.languages import Label

DAY = warns(
    "no_publishing_day",
    "The paper does not appear on the weekday of the issue date, or it is a holiday; an extra may on any day",
)
USED = warns("number_used", "An edition of another date has the number, in the same language")
GAP = warns(
    "number_gap",
    "The number does not follow on that of the edition before, in the same language; a late or an extra edition has "
    "the number of its day",
)


@register
def day_is_a_publishing_day(forme: Forme) -> Iterable[Finding]:
    """Find an edition of a day on which the paper does not appear. One query."""
    edition, day = forme.edition, forme.edition.issue_date
    if edition.label == Label.EXTRA:
        return
    off = holidays(day, day).get(day, "")
    if off or not appears_on_weekday(day):
        when = f"on {day:%d %B %Y}, {off}" if off else f"on a {day:%A}"
        yield DAY.of_edition(edition, f"The paper does not appear {when}: check the issue date.", place="id_issue_date")


@register
def number_follows_on(forme: Forme) -> Iterable[Finding]:
    """Find a number that another date has, or that does not follow on the one before. Costs two queries at most.

    The number 0 says that none is known: nothing follows on it.
    """
    edition = forme.edition
    if not edition.number:
        return
    others = Edition.objects.in_language(edition.language).numbered().exclude(pk=edition.pk)
    same = others.exclude(issue_date=edition.issue_date).filter(number=edition.number).first()
    if same:
        message = f"No. {edition.number} is the number of the edition of {_day(same)} already."
        yield USED.of_edition(edition, message, place="id_number")
        return
    before = others.up_to(edition.issue_date).first()
    if before and edition.number != _following(edition, before):
        message = f"No. {edition.number} does not follow on No. {before.number} of {_day(before)}."
        yield GAP.of_edition(edition, message, place="id_number")


def _following(edition: Edition, before: Edition) -> int:
    """Return the number that an edition should have; several of one day share it."""
    number: int = before.number
    return number if before.issue_date == edition.issue_date else number + 1


def _day(edition: Edition) -> str:
    return f"{edition.issue_date:%A, %d %B %Y}"
