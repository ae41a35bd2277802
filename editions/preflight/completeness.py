"""Is each article cleared, and has it all that the page prints?"""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from articles.states import State
from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register
from paper.languages import Genre
from paper.text.html import plain_text

# Nobody makes these ready again for this edition.
_GONE = (State.HELD, State.SPIKED, State.RETRACTED, State.KILLED)


@register
def articles_are_ready(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles that are not cleared."""
    for article in articles(placements):
        state = article.get_state_display().lower()
        if article.state in _GONE:
            message = f"“{article}” is {state}: take it out of the running order."
            address = reverse("admin:editions_edition_change", args=[edition.pk])
            yield Finding(Severity.BLOCK, "not_ready", message, article, f"{address}#running-order")
        elif article.state != State.READY:
            yield of_article(article, Severity.BLOCK, "not_ready", f"“{article}” is {state} and not ready.", "state")


@register
def articles_are_complete(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles without headline, text, standfirst or byline."""
    for article in articles(placements):
        if not article.headline.strip():
            yield of_article(article, Severity.BLOCK, "no_headline", f"“{article}” has no headline.", "headline")
        if not plain_text(article.body).strip():
            yield of_article(article, Severity.BLOCK, "no_text", f"“{article}” has no text.", "body")
        if not article.standfirst.strip():
            yield of_article(article, Severity.WARN, "no_standfirst", f"“{article}” has no standfirst.", "standfirst")
        # An editorial is the paper's own voice and a letter names its writer in the text.
        if not article.bylines.all() and article.genre not in {Genre.EDITORIAL, Genre.LETTER}:
            yield of_article(article, Severity.BLOCK, "no_byline", f"“{article}” has no byline.", "bylines")
