"""Which questions are asked about editions, their placements and the chair?"""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q

from articles.models import StaffProfile
from articles.states import State as ArticleState
from editions.states import RequestState, State

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

    def touching(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to the terms that hold on any day from `first` to `last`, with their editors."""
        return self.filter(since__lte=last).filter(Q(until=None) | Q(until__gte=first)).select_related("author")


class HolidayQuerySet(models.QuerySet[Any]):
    """Questions about days without a paper."""

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to those from one day to another, both included."""
        return self.filter(day__range=(first, last))


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

    def of_kind(self, language: str, label: str) -> Self:
        """Filter by language and label: there is one edition of a kind on a day."""
        return self.filter(language=language, label=label)

    def numbered(self) -> Self:
        """Filter to those whose number is known."""
        return self.exclude(number=0)

    def up_to(self, day: datetime.date) -> Self:
        """Filter to the issue dates up to a day, the newest first, and of a day the main edition first."""
        return self.filter(issue_date__lte=day).order_by("-issue_date", "label", "-pk")

    def next_number(self, language: str) -> int:
        """Return the number after the highest one so far in a language; 1 for the first edition."""
        highest = self.in_language(language).aggregate(highest=models.Max("number"))["highest"]
        return (highest or 0) + 1

    def for_watching(self) -> Any:
        """Return, in a row per article placed or one without, all by which a board can tell that it has changed.

        Version, state and language of the edition; the article's key and version; what its photo lacks and how many of
        its notes are open, since neither of these makes a new version of the article.
        """
        notes = "placements__article__notes"
        is_open = Q(**{f"{notes}__parent": None, f"{notes}__resolved_at": None})
        open_notes = models.Count(notes, filter=is_open)
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

    def between(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to the dates from `first` to `last`, in the order of the days, the main edition of a day first."""
        return self.filter(issue_date__gte=first, issue_date__lte=last).order_by(
            "issue_date", "language", "label", "pk"
        )

    def after(self, day: datetime.date) -> Self:
        """Filter to the dates after a day, the nearest first."""
        return self.filter(issue_date__gt=day).order_by("issue_date", "language", "label", "pk")

    def for_calendar(self) -> Self:
        """Load what a day of the calendar shows: how much is placed, and how much is planned and not written."""
        placed = models.Count("placements", distinct=True)
        unwritten = models.Count("budget", filter=Q(budget__article=None, budget__carried_to=None), distinct=True)
        rows = self.select_related("editor_in_chief").defer("manifest")
        return rows.annotate(articles_placed=placed, unwritten=unwritten)

    def on_desk(self, first: datetime.date, last: datetime.date) -> Self:
        """Filter to the dates from `first` to `last` and to what waits for approval, in the order of the days."""
        near = Q(issue_date__gte=first, issue_date__lte=last)
        return self.filter(near | Q(state=State.IN_APPROVAL)).order_by("issue_date", "language", "label", "pk")

    def for_list(self) -> Self:
        """Load what a list of editions shows."""
        return (
            self.select_related("editor_in_chief")
            .defer("manifest")
            .annotate(articles_placed=models.Count("placements"))
        )


class BudgetQuerySet(models.QuerySet[Any]):
    """Questions about what is planned and not written yet."""

    def of_colleague(self, user: User) -> Self:
        """Filter to what is planned for somebody of the house, under their login or under their byline."""
        return self.filter(Q(user=user) | Q(author__in=StaffProfile.objects.filter(user=user).values("author")))

    def visible_to(self, user: User) -> Self:
        """Filter to what `user` may open: who keeps the budgets everything, a writer what is planned for them."""
        return self if user.has_perm("editions.prepare_edition") else self.of_colleague(user)

    def ahead(self) -> Self:
        """Filter to what stands in an edition that has not gone out, the nearest date first."""
        rows = self.exclude(edition__state__in=(State.RELEASED, State.RECALLED))
        return rows.order_by("edition__issue_date", "edition__label", "due", "pk")

    def left_over(self) -> Self:
        """Filter to what was not printed and can be still: nothing was written, or it stands in no edition."""
        alive = (ArticleState.DRAFT, ArticleState.SUBMITTED, ArticleState.READY, ArticleState.HELD)
        unprinted = Q(article=None) | Q(article__placement=None, article__state__in=alive)
        return self.filter(unprinted, carried_to=None)

    def unwritten(self) -> Self:
        """Filter to what nobody has begun to write, here or in an edition to which it was carried over."""
        return self.filter(article=None, carried_to=None)

    def for_desk(self, user: User, editions: Sequence[int]) -> Self:
        """Filter to what nobody has begun, of somebody's own and of some editions (their keys), the next due first."""
        own = self.model._default_manager.of_colleague(user).values("pk")
        rows = self.unwritten().ahead().filter(Q(pk__in=own) | Q(edition__in=editions))
        rows = rows.select_related("edition", "section", "user", "author").defer("edition__manifest")
        return rows.annotate(is_own=Q(pk__in=own)).order_by(F("due").asc(nulls_last=True), "pk")

    def with_story(self) -> Self:
        """Load what a row shows of a planned story, the text included, of which the words are counted."""
        return self.select_related(
            "edition", "section", "user", "author", "article__placement", "carried_to__edition", "carried_to__article"
        )

    def by_section(self) -> Self:
        """Order as the paper's sections stand."""
        return self.order_by("section__position", "section__name", "pk")


class PlacementQuerySet(models.QuerySet[Any]):
    """Questions about placements."""

    def in_order(self) -> Self:
        """Order as the paper prints them: the running order."""
        return self.order_by("position", "pk")

    def with_article(self) -> Self:
        """Load what the running order and preflight show: articles with bylines, photos and open notes."""
        return self.select_related(
            "section", "article__section", "article__lead_photo", "article__owner", "ahead"
        ).prefetch_related("article__bylines__author__portrait", "article__notes")

    def lacking(self, editions: Sequence[int]) -> Any:
        """Return, in a row per article placed in some editions (their keys), what it lacks to be printed.

        Edition, section, lead or not, state, standfirst, photo's alt text, bylines, open notes.
        """
        notes = models.Count("article__notes", filter=Q(article__notes__resolved_at=None), distinct=True)
        photo = "article__lead_photo__"
        return (
            self.filter(edition__in=editions)
            .annotate(bylines=models.Count("article__bylines", distinct=True), open_notes=notes)
            .values(
                "edition", "section", "is_lead", "article__state", "article__standfirst", "article__lead_photo",
                f"{photo}alt_text", f"{photo}decorative", "bylines", "open_notes",
            )
        )  # fmt: skip

    def with_revision(self) -> Self:
        """Load the pinned revisions and the sections: all that a release prints."""
        return self.select_related("section", "revision", "ahead")

    def ahead(self) -> Self:
        """Filter to what is out ahead of its edition, with what readers have of it."""
        return self.filter(ahead__isnull=False).select_related("ahead", "printed")

    def with_the_edition(self) -> Self:
        """Filter to what goes out with its edition and not ahead of it."""
        return self.filter(ahead=None)


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


class CorrectionRequestQuerySet(models.QuerySet[Any]):
    """Questions about corrections that were asked for."""

    def waiting(self) -> Self:
        """Filter to what the editor-in-chief has not decided yet."""
        return self.filter(state=RequestState.ASKED)

    def decided(self) -> Self:
        """Filter to what was approved, declined or withdrawn."""
        return self.exclude(state=RequestState.ASKED)

    def newest_first(self) -> Self:
        """Order by when they were asked for, newest first."""
        return self.order_by("-asked_at", "-pk")

    def for_list(self) -> Self:
        """Load what a list of requests shows, and not the articles' text."""
        return self.select_related("article", "edition", "asked_by", "decided_by").defer(
            "article__body", "edition__manifest"
        )


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


class ReasonQuerySet(models.QuerySet[Any]):
    """Questions about why warnings may stay."""

    def of(self, keys: Iterable[str]) -> Self:
        """Filter to what was said of some warnings, the oldest first, with who said it."""
        return self.filter(key__in=list(keys)).select_related("by").order_by("pk")
