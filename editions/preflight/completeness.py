"""Is each article cleared, and has it all that the page prints?"""

from collections.abc import Iterable

from django.urls import reverse

from articles.states import State
from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme
from paper.languages import Genre

# Nobody makes these ready again for this edition.
_GONE = (State.HELD, State.SPIKED, State.RETRACTED, State.KILLED)
# An editorial is the paper's own voice and a letter names its writer in the text.
_UNSIGNED = (Genre.EDITORIAL, Genre.LETTER)

NOT_READY = blocks("not_ready", "An article is not cleared, or was held, spiked, retracted or killed")
NO_HEADLINE = blocks("no_headline", "An article has no headline")
NO_TEXT = blocks("no_text", "An article has no text; a picture alone is none")
NO_STANDFIRST = warns("no_standfirst", "An article has no standfirst")
NO_BYLINE = blocks("no_byline", "An article has no byline; editorials and letters need none")


@register
def articles_are_ready(forme: Forme) -> Iterable[Finding]:
    """Find articles that are not cleared."""
    for galley in forme.galleys:
        state = galley.article.get_state_display().lower()
        if galley.placement.is_ahead:
            if galley.article.state in _GONE and galley.placement.is_lead:
                address = reverse("admin:editions_edition_change", args=[forme.edition.pk])
                message = f"“{galley}” is {state} and leads: make another the lead."
                yield NOT_READY.at(galley, message, address=f"{address}#running-order")
            continue
        if galley.article.state in _GONE:
            address = reverse("admin:editions_edition_change", args=[forme.edition.pk])
            message = f"“{galley}” is {state}: take it out of the running order."
            yield NOT_READY.at(galley, message, address=f"{address}#running-order")
        elif galley.article.state != State.READY:
            yield NOT_READY.of(galley, f"“{galley}” is {state} and not ready.", field="state")


@register
def articles_are_complete(forme: Forme) -> Iterable[Finding]:
    """Find articles without headline, text, standfirst or byline."""
    for galley in forme.galleys:
        article = galley.article
        if not article.headline.strip():
            yield NO_HEADLINE.of(galley, f"“{galley}” has no headline.", field="headline")
        if not galley.words.strip():
            yield NO_TEXT.of(galley, f"“{galley}” has no text.", field="body")
        if not article.standfirst.strip():
            yield NO_STANDFIRST.of(galley, f"“{galley}” has no standfirst.", field="standfirst")
        if not article.bylines.all() and article.genre not in _UNSIGNED:
            yield NO_BYLINE.of(galley, f"“{galley}” has no byline.", field="bylines")
