"""What does the archive show to those who count the years by the Solar Hijri calendar?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from paper.calendar import almanac
from paper.models import PublishedEdition, Section
from paper.page import Page
from paper.querysets import PublishedEditionQuerySet

_MARCH = 3


@require_safe
def year(request: HttpRequest, *, solar_year: int, language: str) -> HttpResponse:
    """Render `paper/archive_solar_year.html`: the twelve Afghan months of a year and the days that have an edition."""
    editions = PublishedEdition.objects.readable().in_language(language)
    of_year = list(editions.between(*almanac.days_of_solar_year(solar_year)).newest_first().defer("manifest"))
    if not of_year:
        raise Http404
    context = {
        "year": solar_year,
        "months": almanac.solar_months_of(solar_year, editions=of_year),
        "years": years_of(editions),
        "gregorian": of_year[0].issue_date.year,
        "sections": list(Section.objects.all()),
        "language": language,
    }
    return Page("paper/archive_solar_year.html", context).answer(request)


def years_of(editions: PublishedEditionQuerySet) -> list[int]:
    """Return the Solar Hijri years that have an edition, newest first. Costs two queries."""
    # A year begins in March: every other month lies in one, and the days of March are looked at one by one.
    months = [first for first in editions.dates("issue_date", "month") if first.month != _MARCH]
    days = editions.of_month(_MARCH).dates("issue_date", "day")
    return sorted({almanac.solar_year_of(day) for day in (*months, *days)}, reverse=True)
