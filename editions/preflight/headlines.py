"""Do the headlines fit, are they new, and does each article have an address of its own?"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.lengths import LONGEST_HEADLINE, LONGEST_STANDFIRST
from articles.protecting import folded
from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme
from paper.models import PublishedArticle

REMEMBERED = datetime.timedelta(days=30)
# What stood on so many of those days is the name of a column ("Letters", "The week in Kabul") and no repetition.
STANDING = 3

LONG = warns("long_headline", f"A headline has more than {LONGEST_HEADLINE} characters")
LONG_STANDFIRST = warns("long_standfirst", f"A standfirst has more than {LONGEST_STANDFIRST} characters")
DUPLICATE = warns("duplicate_headline", "Two articles of the edition have the same headline")
REPEATED = warns(
    "repeated_headline",
    f"The paper had the headline in the last {REMEMBERED.days} days, in the same language, whatever its capitals and "
    f"stops; not one that stood on {STANDING} days or more, which is the name of a column",
)
ADDRESS = blocks("duplicate_address", "Two articles of the edition would stand at the same address")


@register
def headlines_fit(forme: Forme) -> Iterable[Finding]:
    """Find headlines that are too long for the page or stand twice in the edition, and addresses that collide."""
    headlines = Counter(folded(galley.article.headline) for galley in forme.galleys)
    addresses = Counter(galley.slug for galley in forme.galleys)
    for galley in forme.galleys:
        length = len(galley.article.headline)
        if length > LONGEST_HEADLINE:
            message = f"The headline of “{galley}” has {length} characters; {LONGEST_HEADLINE} fit."
            yield LONG.of(galley, message, field="headline")
        headline = folded(galley.article.headline)
        if headline and headlines[headline] > 1:
            yield DUPLICATE.of(galley, f"Two articles have the headline “{galley}”.", field="headline")
        if addresses[galley.slug] > 1:
            message = f"Two articles would stand at the address “{galley.slug}”."
            yield ADDRESS.of(galley, message, field="slug")


@register
def standfirsts_fit(forme: Forme) -> Iterable[Finding]:
    """Find standfirsts that are paragraphs: a page has room for two sentences."""
    for galley in forme.galleys:
        length = len(galley.article.standfirst)
        if length > LONGEST_STANDFIRST:
            message = f"The standfirst of “{galley}” has {length} characters; {LONGEST_STANDFIRST} fit."
            yield LONG_STANDFIRST.of(galley, message, field="standfirst")


@register
def headlines_are_new(forme: Forme) -> Iterable[Finding]:
    """Find headlines that the paper had a few days or weeks ago. Costs one query."""
    edition = forme.edition
    days: dict[str, set[datetime.date]] = defaultdict(set)
    printed = PublishedArticle.objects.readable().in_language(edition.language)
    since, until = edition.issue_date - REMEMBERED, edition.issue_date - datetime.timedelta(days=1)
    for headline, day in printed.between(since, until).headlines():
        days[folded(headline)].add(day)
    for galley in forme.galleys:
        found = days.get(folded(galley.article.headline), set())
        if found and len(found) < STANDING and folded(galley.article.headline):
            message = f"The paper of {max(found):%A, %d %B} had the headline “{galley}” too."
            yield REPEATED.of(galley, message, field="headline")
