"""Which questions are asked about editions, their placements and the chair?"""

import datetime
from typing import Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q

from editions.states import State


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

    def for_watching(self) -> Any:
        """Return, in a row per article placed or one without, all by which a board can tell that it has changed.

        Version, state and language of the edition; the article's key and version; what its photo lacks and how many of
        its notes are open, since neither of these makes a new version of the article.
        """
        open_notes = models.Count("placements__article__notes", filter=Q(placements__article__notes__resolved_at=None))
        photo = "placements__article__lead_photo__"
        return (
            self.order_by("placements__article")
            .annotate(open_notes=open_notes)
            .values_list(
                "version",
                "state",
                "language",
                "placements__article",
                "placements__article__version",
                f"{photo}alt_text",
                f"{photo}credit_line",
                f"{photo}caption",
                f"{photo}decorative",
                "open_notes",
            )
        )

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


class BoardStepQuerySet(models.QuerySet[Any]):
    """Questions about what was done with a running order."""

    def since(self, version: int) -> Self:
        """Filter to what came after a version of the edition, in the order in which it was done."""
        return self.filter(version__gt=version).order_by("version", "pk")

    def standing(self) -> Self:
        """Filter to what was neither taken back nor takes anything back."""
        return self.filter(undoes=None, undone_by=None)

    def by_others(self, user: User) -> Self:
        """Filter to what somebody else did."""
        return self.exclude(by=user)

    def for_record(self) -> Self:
        """Load what a line of the record says."""
        return self.select_related("article", "from_section", "to_section", "by").defer("article__body")

    def last_of(self, user: User) -> Any:
        """Return what `user` did last and has not taken back; None for nothing."""
        return self.standing().filter(by=user).for_record().order_by("-version", "-pk").first()
