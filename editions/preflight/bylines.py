"""Is everybody credited once?"""

from collections import Counter
from collections.abc import Iterable

from articles.models import Byline
from editions.preflight.findings import Finding, register, warns
from editions.preflight.galleys import Forme
from paper.search.spelling import normalise

TWICE = warns(
    "byline_twice",
    "The same name stands twice in a byline, for the same credit; text and photographs may be one person's",
)


@register
def nobody_is_credited_twice(forme: Forme) -> Iterable[Finding]:
    """Find names that stand twice in a byline: two entries for one person, or two people who need telling apart."""
    for galley in forme.galleys:
        bylines = galley.article.bylines.all()
        credited = Counter(_credited(byline) for byline in bylines)
        twice = [byline.author.name for byline in bylines if credited[_credited(byline)] > 1]
        if twice:
            yield TWICE.of(galley, f"“{galley}” credits {twice[0]} twice.", field="bylines")


def _credited(byline: Byline) -> tuple[str, str]:
    return byline.credit, " ".join(normalise(byline.author.name).split())
