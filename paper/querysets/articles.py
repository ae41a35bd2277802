"""Which questions are asked about articles as they are printed?"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from paper.days import last_of_month
from paper.languages import Label

if TYPE_CHECKING:
    from paper.models import PublishedEdition, Section


class PublishedArticleQuerySet(models.QuerySet[Any]):
    """Questions about released articles."""

    def readable(self) -> Self:
        """Filter to what readers may see; a killed article is not listed anywhere."""
        return self.filter(edition__recalled_at=None).exclude(withdrawn="killed")

    def taken_back(self, issue_date: datetime.date, slug: str, *, language: str, label: str) -> Self:
        """Filter to what was out ahead of its edition at an address and is taken back; the last comes first."""
        rows = self.filter(edition__issue_date=issue_date, edition__language=language, edition__label=label, slug=slug)
        return rows.filter(edition__is_ahead=True, edition__recalled_at__isnull=False).order_by("-edition__recalled_at")

    def killed(self) -> Self:
        """Filter to what was killed."""
        return self.filter(withdrawn="killed")

    def at(self, issue_date: datetime.date, slug: str, *, language: str, label: str = Label.MAIN) -> Self:
        """Filter to the article of one address, killed ones included: their address answers with a notice."""
        return self.filter(
            edition__issue_date=issue_date,
            edition__language=language,
            edition__label=label,
            edition__recalled_at=None,
            slug=slug,
        )

    def in_section(self, section: "Section") -> Self:
        """Filter by section."""
        return self.filter(section=section)

    def in_language(self, language: str) -> Self:
        """Filter by the language that the article itself is in."""
        return self.filter(language=language)

    # Days are asked of the edition as well: told only of the article, PostgreSQL reads all editions to join some.

    def in_editions(self, editions: "Iterable[PublishedEdition]") -> Self:
        """Filter to what stands in some editions."""
        found = list(editions)
        days = {edition.issue_date for edition in found}
        return self.filter(edition__in=found, edition__issue_date__in=days)

    def in_month(self, first: datetime.date) -> Self:
        """Filter by the issue date's month, given its first day."""
        days = (first, last_of_month(first))
        return self.filter(issue_date__range=days, edition__issue_date__range=days)

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to the issue dates from `first` to `last`, both included."""
        days = (first, last)
        return self.filter(issue_date__range=days, edition__issue_date__range=days)

    def headlines(self) -> "models.QuerySet[Any, tuple[Any, ...]]":
        """Return (headline, issue date) of each."""
        return self.values_list("headline", "issue_date")

    def places(self, days: Iterable[datetime.date], *, slugs: Iterable[str]) -> "models.QuerySet[Any, tuple[Any, ...]]":
        """Return (issue date, label, language, slug) of what stands in editions of some dates under some slugs."""
        found = self.filter(edition__issue_date__in=days, slug__in=slugs)
        return found.values_list("edition__issue_date", "edition__label", "edition__language", "slug")

    def newest_month(self) -> datetime.date | None:
        """Return the first day of the newest month with something in it."""
        newest: datetime.date | None = self.order_by("-issue_date").values_list("issue_date", flat=True).first()
        return newest.replace(day=1) if newest else None

    def issued_since(self, day: datetime.date) -> Self:
        """Filter to editions of a day and later."""
        return self.filter(issue_date__gte=day, edition__issue_date__gte=day)

    def standing(self) -> Self:
        """Filter to what was not retracted or killed."""
        return self.filter(withdrawn="")

    def newest_first(self) -> Self:
        """Order by issue date, newest first, and then as printed."""
        return self.order_by("-issue_date", "-edition__released_at", "position", "pk")

    def with_edition(self) -> Self:
        """Load edition, section and photo in the same query, but not the edition's manifest."""
        return self.select_related("edition", "section", "photo").defer("edition__manifest")

    def for_card(self) -> Self:
        """Load what a card or a line in a list shows, and not the text."""
        return self.with_edition().defer("body")


class ListQuerySet(models.QuerySet[Any]):
    """Questions about the entries of authors' and topics' lists, each of which is one range of an index."""

    def readable(self) -> Self:
        """Filter to what readers may see."""
        return self.filter(article__edition__recalled_at=None).exclude(article__withdrawn="killed")

    def in_language(self, language: str) -> Self:
        """Filter by the language of the article."""
        return self.filter(language=language)

    # A span of time is asked of the edition as well: told only of the list, PostgreSQL reads all editions to join some.

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to what appeared from `first` to `last`, both included."""
        return self.filter(issue_date__range=(first, last), article__edition__issue_date__range=(first, last))

    def in_year(self, year: int) -> Self:
        """Filter by the year of the issue date."""
        return self.between(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    def newest_first(self) -> Self:
        """Order by issue date, newest first; of one date the last printed first."""
        return self.order_by("-issue_date", "-article_id")

    def with_article(self) -> Self:
        """Load what a line about the article shows, and not its text."""
        return self.select_related("article__edition", "article__section").defer(
            "article__body", "article__edition__manifest"
        )
