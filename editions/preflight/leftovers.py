"""What was left for later: marks in the text, notes that nobody has resolved?"""

import re
from collections.abc import Iterable, Sequence

from django.urls import reverse

from articles.models import Article
from articles.revisions import slug_of
from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register
from paper.text.html import plain_text

_LEFTOVER = re.compile(r"(?<![^\W_])(?:(?:TK)+|XXX+)(?![^\W_])|\[\s*(?i:check)\b[^\]\n]{0,80}\]?")
_IN_ATTRIBUTES = re.compile(r" (?:alt|title)=\"([^\"]*)\"")
_TEXTS = ("kicker", "headline", "standfirst", "body", "author_note", "lead_caption", "dateline", "tags", "slug")


@register
def nothing_is_left_over(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find marks that writers leave for later: TK, XXX, [check …]."""
    for article in articles(placements):
        for field in _TEXTS:
            left = _LEFTOVER.search(_words(article, field))
            if left:
                message = f"“{article}” still says “{left.group()}” in its {field.replace('_', ' ')}."
                yield of_article(article, Severity.BLOCK, "leftover", message, field)
        photo = article.lead_photo
        caption = photo.caption if photo and not article.lead_caption else ""
        left = _LEFTOVER.search(f"{caption}\n{photo.alt_text}\n{photo.credit_line}") if photo else None
        if photo and left:
            message = f"The photo of “{article}” still says “{left.group()}”."
            address = reverse("admin:photos_photo_change", args=[photo.pk])
            yield Finding(Severity.BLOCK, "photo_leftover", message, article, f"{address}#id_caption")


@register
def notes_are_resolved(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find open notes of colleagues."""
    for article in articles(placements):
        if any(note.resolved_at is None for note in article.notes.all()):
            yield of_article(article, Severity.WARN, "open_note", f"A note on “{article}” is still open.", "notes")


def _words(article: Article, field: str) -> str:
    """The words of a field; of the text also those that only a tag holds, as what a picture shows."""
    text = str(getattr(article, field))
    if field == "slug":
        return slug_of(article).upper() if text else ""
    return "\n".join([plain_text(text), *_IN_ATTRIBUTES.findall(text)]) if field == "body" else text
