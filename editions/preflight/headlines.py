"""Do the headlines fit, and does each article have an address of its own?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from articles.revisions import slug_of
from editions.models import Edition, Placement
from editions.preflight.findings import Finding, Severity, articles, of_article, register

LONGEST_HEADLINE = 110


@register
def headlines_fit(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find headlines that are too long for the page or stand twice in the edition, and addresses that collide."""
    headlines = Counter(article.headline.casefold() for article in articles(placements))
    addresses = Counter(slug_of(article) for article in articles(placements))
    for article in articles(placements):
        length = len(article.headline)
        if length > LONGEST_HEADLINE:
            message = f"The headline of “{article}” has {length} characters; {LONGEST_HEADLINE} fit."
            yield of_article(article, Severity.WARN, "long_headline", message, "headline")
        if article.headline and headlines[article.headline.casefold()] > 1:
            message = f"Two articles have the headline “{article}”."
            yield of_article(article, Severity.WARN, "duplicate_headline", message, "headline")
        if addresses[slug_of(article)] > 1:
            message = f"Two articles would stand at the address “{slug_of(article)}”."
            yield of_article(article, Severity.BLOCK, "duplicate_address", message, "slug")
