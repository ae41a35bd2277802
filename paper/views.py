"""What does the paper answer at its addresses? Every view reads the paper's own tables and nothing else."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from paper import pages, questions
from paper.around import around
from paper.calendar import almanac, periods
from paper.corrections.corrected import latest
from paper.languages import Label, Language
from paper.models import PublishedEdition
from paper.page import Page


@require_safe
def front(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/front.html`: the newest edition's front page, or an honest empty one before the first."""
    edition = questions.newest_edition(language)
    if edition is None:
        return pages.empty_front(language, sections=questions.sections()).answer(request)
    page = pages.front(
        edition,
        questions.cards_of(edition),
        sections=questions.sections(),
        earlier=questions.edition_before(edition),
        corrections=latest(edition),
    )
    return page.answer(request)


@require_safe
def edition(request: HttpRequest, *, issue_date: datetime.date, language: str, label: str = Label.MAIN) -> HttpResponse:
    """Render `paper/edition.html`: one edition's table of contents with its neighbours in time."""
    released = questions.edition_of(issue_date, language=language, label=label)
    if released is None:
        raise Http404
    page = pages.edition_contents(
        released,
        questions.cards_of(released),
        sections=questions.sections(),
        earlier=questions.edition_before(released),
        later=questions.edition_after(released),
        take_aways=questions.take_aways_of(released),
    )
    return page.answer(request)


@require_safe
def article(
    request: HttpRequest, *, issue_date: datetime.date, language: str, slug: str, label: str = Label.MAIN
) -> HttpResponse:
    """Render `paper/article.html`, or a notice with status 410 where a killed article stood."""
    piece = questions.article_at(issue_date, slug, language=language, label=label)
    if piece is None:
        raise Http404
    page = pages.article(
        piece,
        neighbours=around(piece),
        corrections=piece.corrections_so_far() if piece.was_changed else [],
        sections=questions.sections(),
    )
    return page.answer(request, status=410 if piece.withdrawn == "killed" else 200)


@require_safe
def archive(request: HttpRequest, *, language: str) -> HttpResponse:
    """Redirect to the newest year with an edition, in the language's own calendar, or to the front page before it."""
    newest = questions.newest_edition(language)
    if newest is None:
        return redirect("paper:front", language=language)
    if language != Language.ENGLISH:
        return redirect("paper:solar_year", language=language, solar_year=almanac.solar_year_of(newest.issue_date))
    return redirect("paper:year", language=language, year=newest.issue_date.year)


@require_safe
def year(request: HttpRequest, *, year: int, language: str) -> HttpResponse:
    """Render `paper/archive_year.html`: the months of a year and the days that have an edition."""
    editions = PublishedEdition.objects.readable().in_language(language)
    of_year = list(editions.in_year(year).newest_first().defer("manifest"))
    if not of_year:
        raise Http404
    years = [found.number for found in periods.around(None, year, language=language).years]
    context = {"year": year, "months": by_month(of_year), "years": years, "sections": questions.sections()}
    return Page("paper/archive_year.html", context | {"language": language}).answer(request)


@require_safe
def month(request: HttpRequest, *, month: datetime.date, language: str) -> HttpResponse:
    """Render `paper/archive_month.html`: the editions of one month, newest first."""
    editions = PublishedEdition.objects.readable().in_language(language)
    of_month = list(editions.in_month(month).newest_first().defer("manifest"))
    if not of_month:
        raise Http404
    context = {"month": month, "editions": of_month, "sections": questions.sections(), "language": language}
    return Page("paper/archive_month.html", context).answer(request)


def by_month(editions: list[PublishedEdition]) -> list[tuple[datetime.date, list[PublishedEdition]]]:
    """Group editions of one year into (first day of month, editions in order of date) pairs, January first."""
    firsts = sorted({released.issue_date.replace(day=1) for released in editions})
    return [
        (first, [released for released in reversed(editions) if released.issue_date.month == first.month])
        for first in firsts
    ]
