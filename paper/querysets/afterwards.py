"""Which questions are asked about what is added to an edition: corrections, manifests, files to take away?"""

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from paper.days import month_after, start_of

if TYPE_CHECKING:
    pass


class CorrectionQuerySet(models.QuerySet[Any]):
    """Questions about what was changed after printing."""

    def readable(self) -> Self:
        """Filter to what readers are told: nothing of a recalled edition, and of a killed article only that it was."""
        return self.filter(article__edition__recalled_at=None).exclude(
            ~models.Q(kind="kill"), article__withdrawn="killed"
        )

    def in_month(self, first: datetime.date) -> Self:
        """Filter by the month in the paper's own time, given its first day."""
        return self.filter(at__gte=start_of(first), at__lt=start_of(month_after(first)))

    def since(self, at: datetime.datetime) -> Self:
        """Filter to what was changed at a moment or after it."""
        return self.filter(at__gte=at)

    def in_language(self, language: str) -> Self:
        """Filter by the language of the article."""
        return self.filter(language=language)

    def newest_first(self) -> Self:
        """Order by time, newest first."""
        return self.order_by("-at", "-pk")

    def for_list(self) -> Self:
        """Load what a list of corrections shows: neither the articles' text nor what was replaced."""
        return self.select_related("article__edition", "article__section").defer(
            "replaced", "article__body", "article__edition__manifest"
        )


class ManifestVersionQuerySet(models.QuerySet[Any]):
    """Questions about what manifests became after the release."""

    def in_chain(self) -> Self:
        """Order as they were written: each names the hash of the one before."""
        return self.order_by("pk")

    def numbered(self) -> Self:
        """Order by their numbers, with the correction that made each."""
        return self.order_by("number").select_related("correction")


class TakeAwayQuerySet(models.QuerySet[Any]):
    """Questions about the files that readers take away."""

    def at(self, issue_date: datetime.date, *, language: str, label: str, kind: str) -> Self:
        """Filter to what stands at one address, with its edition; nothing once the edition is recalled."""
        return self.filter(
            kind=kind,
            edition__issue_date=issue_date,
            edition__language=language,
            edition__label=label,
            edition__recalled_at=None,
        ).select_related("edition")

    def of(self, edition: Any) -> Self:
        """Filter to the files of one edition, given or by its key."""
        return self.filter(edition=edition)

    def in_order(self) -> Self:
        """Order as readers are offered them: what costs the least first."""
        return self.order_by("size", "pk")
