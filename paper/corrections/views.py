"""Where do readers find what was corrected, and what stood there before?"""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from paper import pages, questions
from paper.corrections.as_printed import as_first_printed
from paper.corrections.corrected import months
from paper.corrections.differences import differences
from paper.languages import Label
from paper.models import Correction, PublishedArticle
from paper.page import Page

MOST_SHOWN = 50


@require_safe
def corrections(request: HttpRequest, *, language: str, month: datetime.date | None = None) -> HttpResponse:
    """Render `paper/correction_list.html`: a language's newest corrections, or all of one month, and the months."""
    possible = months(language=language)
    if month and month not in possible:
        raise Http404
    told = Correction.objects.readable().in_language(language).newest_first().for_list()
    context = {
        "corrections": list(told.in_month(month) if month else told[:MOST_SHOWN]),
        "month": month,
        "months": [each for each in possible if each.year == (month or possible[0]).year],
        "years": list({each.year: each for each in reversed(possible)}.items())[::-1],
        "sections": questions.sections(),
        "language": language,
    }
    return Page("paper/correction_list.html", context).answer(request)


@require_safe
def as_printed(
    request: HttpRequest, *, issue_date: datetime.date, language: str, slug: str, label: str = Label.MAIN
) -> HttpResponse:
    """Render `paper/as_printed.html`: a corrected article's text as first printed and what was changed since.

    404 for one never corrected; after a kill the same notice as at the article's own address, with status 410.
    """
    articles = PublishedArticle.objects.at(issue_date, slug, language=language, label=label)
    piece: PublishedArticle = get_object_or_404(articles.with_edition())
    corrections = piece.corrections_so_far()
    if piece.withdrawn == PublishedArticle.Withdrawn.KILLED:
        notice = pages.article(piece, neighbours=[], corrections=corrections, sections=questions.sections())
        return notice.answer(request, status=410)
    printed = as_first_printed(piece, corrections=corrections)
    if printed is None:
        raise Http404
    context = {
        "edition": piece.edition,
        "article": piece,
        "printed": printed,
        "differences": differences(printed, piece),
        "sections": questions.sections(),
    }
    return Page("paper/as_printed.html", context).answer(request)
