"""Which questions are asked about editions, their placements and the chair?"""

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from editions.states import State

if TYPE_CHECKING:
    from editions.models import Proof


class ChairQuerySet(models.QuerySet[Any]):
    """Questions about who is editor-in-chief."""

    def held_on(self, day: datetime.date) -> Self:
        """Filter to the terms that hold on a day; somebody acting comes first, then the latest term."""
        return (
            self.filter(since__lte=day)
            .filter(Q(until=None) | Q(until__gte=day))
            .select_related("author")
            .order_by("-is_acting", "-since")
        )


class EditionQuerySet(models.QuerySet[Any]):
    """Questions about editions."""

    def planned(self) -> Self:
        """Filter to what can still be changed."""
        return self.filter(state=State.PLANNED)

    def due(self, at: datetime.datetime) -> Self:
        """Filter to what is to go out by itself and whose time has come, the earliest first."""
        rows = self.filter(state=State.APPROVED, release_set_by__isnull=False, release_at__lte=at)
        return rows.order_by("release_at", "pk")

    def for_timing(self) -> Self:
        """Load what the clock needs to know of an edition."""
        return self.only("issue_date", "language", "label", "version", "release_at", "held_back")

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)

    def next_number(self, language: str) -> int:
        """Return the number after the highest one so far in a language; 1 for the first edition."""
        highest = self.in_language(language).aggregate(highest=models.Max("number"))["highest"]
        return (highest or 0) + 1

    def for_list(self) -> Self:
        """Load what a list of editions shows."""
        return (
            self.select_related("editor_in_chief")
            .defer("manifest")
            .annotate(articles_placed=models.Count("placements"))
        )


class PlacementQuerySet(models.QuerySet[Any]):
    """Questions about placements."""

    def in_order(self) -> Self:
        """Order as the paper prints them: the running order."""
        return self.order_by("position", "pk")

    def with_article(self) -> Self:
        """Load what the running order and preflight show: articles with bylines, photos and open notes."""
        return self.select_related(
            "section", "article__section", "article__lead_photo", "article__owner"
        ).prefetch_related("article__bylines__author__portrait", "article__notes")

    def with_revision(self) -> Self:
        """Load the pinned revisions and the sections: all that a release prints."""
        return self.select_related("section", "revision")


class ProofQuerySet(models.QuerySet[Any]):
    """Questions about proofs that were pulled."""

    def newest(self) -> "Proof | None":
        """Return the last one pulled."""
        return self.select_related("by").order_by("-number").first()

    def numbered(self, number: int) -> "Proof | None":
        """Return the one of a number, with who pulled it."""
        return self.select_related("by").filter(number=number).first()

    def for_list(self) -> Self:
        """Load what a list of proofs shows, newest first, and not what they showed."""
        return self.select_related("by").defer("content").order_by("-number")
