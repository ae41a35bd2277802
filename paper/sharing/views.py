"""What does somebody get who shows a preview of a link? The card of an article or an edition that may be read."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from paper.languages import Label
from paper.models import PublishedArticle, PublishedEdition
from paper.sharing import cards


@require_safe
def edition(request: HttpRequest, *, issue_date: datetime.date, language: str, label: str = Label.MAIN) -> HttpResponse:
    """Answer with an edition's card. No template. One query."""
    editions = PublishedEdition.objects.readable().of(issue_date, language=language, label=label)
    return _answer(cards.of_edition(get_object_or_404(editions.defer("manifest"))))


@require_safe
def article(
    request: HttpRequest, *, issue_date: datetime.date, language: str, slug: str, label: str = Label.MAIN
) -> HttpResponse:
    """Answer with an article's card; a killed one has none. No template. One query."""
    articles = PublishedArticle.objects.at(issue_date, slug, language=language, label=label).readable()
    return _answer(cards.of_article(get_object_or_404(articles.for_card())))


def _answer(card: bytes) -> HttpResponse:
    return HttpResponse(card, content_type="image/png")
