"""Which questions are asked about what was released?"""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from paper.days import last_of_month, month_after, start_of
from paper.languages import Label

if TYPE_CHECKING:
    from paper.models import PublishedEdition, Section


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

    def since(self, day: datetime.date) -> Self:
        """Filter to what was changed on a day, in the paper's own time, or after it."""
        return self.filter(at__gte=start_of(day))

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


class PolicyQuerySet(models.QuerySet[Any]):
    """Questions about the paper's own texts."""

    def of(self, kind: str) -> Self:
        """Filter by kind."""
        return self.filter(kind=kind)

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)


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

    def in_order(self) -> Self:
        """Order as readers are offered them: what costs the least first."""
        return self.order_by("size", "pk")
