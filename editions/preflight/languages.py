"""Is every article in the language of the edition?"""

from collections.abc import Iterable, Sequence

from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register


@register
def languages_agree(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles in another language than the edition's."""
    for article in articles(placements):
        if article.language != edition.language:
            message = f"“{article}” is in {article.get_language_display()}, the edition is not."
            yield of_article(article, Severity.WARN, "language", message, "language")
