"""Is every picture credited and described?"""

import re
from collections.abc import Iterable, Sequence

from django.urls import reverse

from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register

_PICTURE = re.compile(r"<img(?P<attributes>[^<>]*)>")
_SAYS_WHAT_IT_SHOWS = re.compile(r" alt=\"[^\"]*\S[^\"]*\"")


@register
def photos_are_credited(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find lead photos without credit line or alt text."""
    for article in articles(placements):
        photo = article.lead_photo
        if photo is None:
            continue
        address = reverse("admin:photos_photo_change", args=[photo.pk])
        if not photo.credit_line.strip():
            message = f"The photo of “{article}” has no credit line."
            yield Finding(Severity.BLOCK, "no_credit", message, article, f"{address}#id_credit_line")
        if not photo.alt_text.strip() and not photo.decorative:
            message = f"The photo of “{article}” has no alt text."
            yield Finding(Severity.BLOCK, "no_alt_text", message, article, f"{address}#id_alt_text")


@register
def pictures_in_the_text_are_described(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find pictures in the text without alt text."""
    for article in articles(placements):
        pictures = _PICTURE.finditer(str.__str__(article.body))
        if any(not _SAYS_WHAT_IT_SHOWS.search(picture["attributes"]) for picture in pictures):
            message = f"A picture in the text of “{article}” has no alt text."
            yield of_article(article, Severity.BLOCK, "no_alt_text_in_body", message, "body")
