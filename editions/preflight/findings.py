"""What does a check find, how grave is it, and which checks are there?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from articles.models import Article
from editions.models import Edition, Placement


class Severity(StrEnum):
    """What a finding does: it stops approval, it asks for a reason, or it tells."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One thing that preflight found, in a sentence, with the address of the field that mends it."""

    severity: Severity
    code: str
    message: str
    article: Article | None
    fix_url: str

    @property
    def key(self) -> str:
        """What an override names: the check and the article."""
        return f"{self.code}:{self.article.pk}" if self.article else self.code


Check = Callable[[Edition, Sequence[Placement]], Iterable[Finding]]
CHECKS: list[Check] = []


def register(check: Check) -> Check:
    """Add a check to the registry; it gets the edition and its placements `with_article()` in running order."""
    CHECKS.append(check)
    return check


def check(edition: Edition, placements: Sequence[Placement]) -> list[Finding]:
    """Run all checks and return what they found, the gravest first. Costs no query beyond what the checks load."""
    found = [finding for each in CHECKS for finding in each(edition, placements)]
    return sorted(found, key=lambda finding: list(Severity).index(finding.severity))


def articles(placements: Sequence[Placement]) -> list[Article]:
    """Return the articles of a running order."""
    return [placement.article for placement in placements]


def of_article(article: Article, severity: Severity, code: str, message: str, field: str) -> Finding:
    """Return a finding on one field of an article."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Finding(severity, code, message, article, f"{address}#id_{field}")


def of_edition(edition: Edition, severity: Severity, code: str, message: str) -> Finding:
    """Return a finding on the edition as a whole."""
    return Finding(severity, code, message, None, reverse("admin:editions_edition_change", args=[edition.pk]))
