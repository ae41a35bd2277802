"""What does a check find, how grave is it, and which checks are there?"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from editions.models import Edition, Placement, Reason
from editions.preflight.galleys import Forme, Galley
from photos.models import Photo

# Where a page of the admin has something under another name than that of a field.
_PLACES = {"bylines": "bylines-group", "embargo_until": "id_embargo_until_0"}


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
    # Why it may stay, where somebody has said so (`editions.overriding`).
    given: Reason | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What an override names: the check and the article."""
        return f"{self.code}:{self.article.pk}" if self.article else self.code


@dataclass(frozen=True)
class Kind:
    """A kind of finding: its code, how grave it is, and for the table in docs/preflight.md what it finds."""

    severity: Severity
    code: str
    finds: str

    def of(self, galley: Galley, message: str, *, field: str) -> Finding:
        """Return a finding on one field of an article."""
        address = reverse("admin:articles_article_change", args=[galley.article.pk])
        return self.at(galley, message, address=f"{address}#{_PLACES.get(field, f'id_{field}')}")

    def of_photo(self, galley: Galley, photo: Photo, message: str, *, field: str) -> Finding:
        """Return a finding on a photo of an article."""
        address = reverse("admin:photos_photo_change", args=[photo.pk])
        return self.at(galley, message, address=f"{address}#id_{field}")

    def of_edition(self, edition: Edition, message: str, *, place: str) -> Finding:
        """Return a finding on the edition as a whole; `place` is an id on its page."""
        address = reverse("admin:editions_edition_change", args=[edition.pk])
        return Finding(self.severity, self.code, message, None, f"{address}#{place}")

    def at(self, galley: Galley, message: str, *, address: str) -> Finding:
        """Return a finding on an article that is mended at another address."""
        return Finding(self.severity, self.code, message, galley.article, address)


Check = Callable[[Forme], Iterable[Finding]]
CHECKS: list[Check] = []
KINDS: dict[str, Kind] = {}


def register(check: Check) -> Check:
    """Add a check to the registry."""
    CHECKS.append(check)
    return check


def blocks(code: str, finds: str) -> Kind:
    """Return a new kind of finding that stops approval."""
    return _kind(Severity.BLOCK, code, finds)


def warns(code: str, finds: str) -> Kind:
    """Return a new kind of finding that needs a reason to stay; at most one of it for an article."""
    return _kind(Severity.WARN, code, finds)


def tells(code: str, finds: str) -> Kind:
    """Return a new kind of finding that asks for nothing."""
    return _kind(Severity.INFO, code, finds)


def check(edition: Edition, placements: Sequence[Placement], *, at: datetime.datetime | None = None) -> list[Finding]:
    """Run all checks, as of a moment (now, if none is given), and return what they found.

    The gravest come first; what is equally grave stands as in the paper, what is said of the whole edition before it.
    The placements come `with_article()` in running order. The number of queries does not grow with them.
    """
    forme = Forme.of(edition, placements, at=at or timezone.now())
    order = {galley.article.pk: place for place, galley in enumerate(forme.galleys, start=1)}
    found = [finding for each in CHECKS for finding in each(forme)]
    return sorted(found, key=lambda finding: (_grave(finding), order[finding.article.pk] if finding.article else 0))


def _grave(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _kind(severity: Severity, code: str, finds: str) -> Kind:
    if code in KINDS:
        raise ValueError(f"Two kinds of finding are called {code}.")
    KINDS[code] = Kind(severity, code, finds)
    return KINDS[code]
