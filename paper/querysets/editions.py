"""Which questions are asked about released editions?"""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from paper.days import last_of_month

if TYPE_CHECKING:
    from paper.models import PublishedEdition


class PublishedEditionQuerySet(models.QuerySet[Any]):
    """Questions about released editions. A recalled one is there for the record and for nobody's eyes."""

    def readable(self) -> Self:
        """Filter to the editions that readers may see, whole."""
        return self.filter(recalled_at=None, is_ahead=False)

    def not_recalled(self) -> Self:
        """Filter to the editions that readers may see, and to what holds the articles that are out ahead of others."""
        return self.filter(recalled_at=None)

    def ahead(self) -> Self:
        """Filter to what holds the articles that are out ahead of an edition which is not."""
        return self.filter(recalled_at=None, is_ahead=True)

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)

    def of(self, issue_date: datetime.date, *, language: str, label: str) -> Self:
        """Filter to the edition of one date, language and label."""
        return self.filter(issue_date=issue_date, language=language, label=label)

    def recalled_on(self, issue_date: datetime.date) -> Self:
        """Filter to what was taken back of one date, the last recalled first."""
        recalled = self.filter(issue_date=issue_date, recalled_at__isnull=False, is_ahead=False)
        return recalled.order_by("-recalled_at", "-pk")

    def nearest(self, day: datetime.date) -> Self:
        """Filter to at most two: the newest edition up to a day, and the oldest after it. In order of date."""
        up_to = self.filter(issue_date__lte=day).newest_first().values("pk")[:1]
        after = self.filter(issue_date__gt=day).order_by("issue_date", "released_at", "pk").values("pk")[:1]
        # Each key alone, so that both engines find them by index; asked with IN, PostgreSQL would read all editions.
        return self.filter(models.Q(pk=models.Subquery(up_to)) | models.Q(pk=models.Subquery(after))).order_by(
            "issue_date"
        )

    def in_year(self, year: int) -> Self:
        """Filter by the year of the issue date."""
        return self.filter(issue_date__range=(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))

    def in_month(self, first: datetime.date) -> Self:
        """Filter by the issue date's month, given its first day."""
        return self.filter(issue_date__range=(first, last_of_month(first)))

    def for_link(self) -> Self:
        """Load what a link to an edition, or the notice of its recall, shows: not the manifest."""
        return self.defer("manifest")

    def in_chain(self) -> Self:
        """Order as they were released, recalled ones included: each names the hash of the one before."""
        return self.filter(is_ahead=False).order_by("pk")

    def on(self, issue_date: datetime.date) -> Self:
        """Filter by issue date, of every language and label."""
        return self.filter(issue_date=issue_date)

    def lacking(self, kind: str) -> Self:
        """Filter to those of which there is nothing of a kind to take away."""
        return self.exclude(take_aways__kind=kind)

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to the issue dates from `first` to `last`, both included."""
        return self.filter(issue_date__range=(first, last))

    def of_month(self, number: int) -> Self:
        """Filter to one month of every year, 1 being January."""
        return self.filter(issue_date__month=number)

    def newest_first(self) -> Self:
        """Order by issue date, newest first; of one date the last released first."""
        return self.order_by("-issue_date", "-released_at", "-pk")

    def current(self) -> "PublishedEdition | None":
        """Return the edition that the front page shows: the newest."""
        return self.newest_first().first()

    def newest_issue(self) -> datetime.date | None:
        """Return the newest issue date."""
        return self.order_by("-issue_date").values_list("issue_date", flat=True).first()

    def before(self, day: Any) -> Self:
        """Filter to the edition of an earlier date that is nearest to a day."""
        return self.filter(issue_date__lt=day).newest_first()[:1]

    def after(self, day: Any) -> Self:
        """Filter to the edition of a later date that is nearest to a day."""
        return self.filter(issue_date__gt=day).order_by("issue_date", "released_at", "pk")[:1]

    def places(self, days: Iterable[datetime.date]) -> "models.QuerySet[Any, tuple[Any, ...]]":
        """Return (issue date, label, language) of the editions of some dates."""
        return self.filter(issue_date__in=days).values_list("issue_date", "label", "language")

    def mastheads(self, fields: Sequence[str]) -> "models.QuerySet[Any, tuple[Any, ...]]":
        """Return (issue date, *fields) of every edition, newest first."""
        rows: models.QuerySet[Any, tuple[Any, ...]] = self.newest_first().values_list("issue_date", *fields)
        return rows
