"""Which questions are asked about articles, revisions and notes?"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from articles import index, piles
from articles.states import OUT_OF_WORK, State

if TYPE_CHECKING:
    from articles.models import Article, Revision

_ARTICLES_TEXTS = ("article__body", "article__standfirst", "article__ednote")


# So long after its last sign a form counts as closed.
FADES_AFTER = datetime.timedelta(minutes=2)


class ArticleQuerySet(models.QuerySet[Any]):
    """Questions about working copies."""

    def visible_to(self, user: User) -> Self:
        """Filter to what `user` may open: an editor everything, a writer their own and nothing else."""
        if user.has_perm("articles.edit_any_article"):
            return self
        if user.has_perm("articles.view_article"):
            return self.filter(owner=user)
        return self.none()

    def on_piles_of(self, user: User, *, shown: int) -> Any:
        """Return (key, pile, how many lie on that pile) of the first so many on each pile of somebody's desk."""
        moves = self.model.moves.rel.related_model._default_manager.filter(article=models.OuterRef("pk"))
        last_verb = models.Subquery(moves.order_by("-at", "-pk").values("verb")[:1])
        rows = self.visible_to(user).filter(piles.on_desk_of(user))
        rows = rows.annotate(last_verb=last_verb).annotate(pile=piles.pile_for(user)).exclude(pile="")
        counted = models.Window(models.Count("pk"), partition_by="pile")
        return (
            rows.annotate(place=piles.place_in_pile(), in_pile=counted)
            .filter(place__lte=shown)
            .order_by("pile", "place")
            .values_list("pk", "pile", "in_pile")
        )

    def for_desk(self) -> Self:
        """Load what a line of somebody's desk shows, with the last move: its time, its note, who made it."""
        moves = self.model.moves.rel.related_model._default_manager.filter(article=models.OuterRef("pk"))
        last = moves.order_by("-at", "-pk")
        return (
            self.for_finding(text=False)
            .select_related("placement__section")
            .annotate(
                moved_at=models.Subquery(last.values("at")[:1]),
                moved_note=models.Subquery(last.values("note")[:1]),
                moved_by=models.Subquery(last.values("by__username")[:1]),
            )
        )

    def ready(self) -> Self:
        """Filter to what is cleared."""
        return self.filter(state=State.READY)

    def unplaced(self) -> Self:
        """Filter to what stands in no edition."""
        return self.filter(placement=None)

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)

    def in_section(self, section: int) -> Self:
        """Filter to those written for a section, by its key."""
        return self.filter(section=section)

    def called(self, words: str) -> Self:
        """Filter to those with these words in headline or slugline."""
        return self.filter(models.Q(headline__icontains=words) | models.Q(slugline__icontains=words))

    def holding(self, asked: Sequence[str]) -> Self:
        """Filter to those that hold all of some words and phrases, normalised, anywhere in them; none without words."""
        return self.filter(index.holds(asked)) if asked else self.none()

    def in_editions_of(self, first: datetime.date | None, last: datetime.date | None) -> Self:
        """Filter to what stands in an edition from one issue date to another, both included; None: no end."""
        rows = self.filter(placement__isnull=False)
        rows = rows.filter(placement__edition__issue_date__gte=first) if first else rows
        return rows.filter(placement__edition__issue_date__lte=last) if last else rows

    def with_open_notes(self) -> Self:
        """Filter to those of which something is asked that nobody has answered."""
        return self.filter(pk__in=self.model.notes.rel.related_model.objects.open().values("article"))

    def changed_since(self, day: datetime.date) -> Self:
        """Filter to what was changed on a day, by the paper's clocks, or later."""
        return self.filter(changed_at__gte=_midnight(day))

    def changed_until(self, day: datetime.date) -> Self:
        """Filter to what was changed on a day or earlier."""
        return self.filter(changed_at__lt=_midnight(day + datetime.timedelta(days=1)))

    def by_change(self, *, oldest_first: bool = False) -> Self:
        """Order by the last change, newest first unless told."""
        return self.order_by("changed_at", "pk") if oldest_first else self.order_by("-changed_at", "-pk")

    def beyond(self, changed_at: datetime.datetime, key: int, *, oldest_first: bool = False) -> Self:
        """Filter to what comes after an article in the order of `by_change`."""
        if oldest_first:
            return self.filter(changed_at__gte=changed_at).exclude(changed_at=changed_at, pk__lte=key)
        return self.filter(changed_at__lte=changed_at).exclude(changed_at=changed_at, pk__gte=key)

    def for_card(self) -> Self:
        """Load what a card on a board shows: four queries for any number of articles."""
        return self.select_related("section", "lead_photo").prefetch_related("bylines__author").defer("ednote")

    def with_content(self) -> Self:
        """Load all that a revision's content is made of: four queries for any number of articles."""
        return self.select_related("section", "lead_photo").prefetch_related("bylines__author__portrait")

    def for_finding(self, *, text: bool) -> Self:
        """Load what the list of articles shows; with the text, of which a passage is shown, or without."""
        rows = self.select_related("section", "owner", "placement__edition").defer("placement__edition__manifest")
        return rows if text else rows.defer("body", "standfirst", "author_note", "placement__edition__manifest")

    def for_list(self) -> Self:
        """Load what a list of articles shows, and not the text."""
        return self.select_related("section", "owner").defer("body", "standfirst", "ednote")


class RevisionQuerySet(models.QuerySet[Any]):
    """Questions about revisions."""

    def newest(self) -> "Revision | None":
        """Return the revision with the highest number."""
        return self.order_by("-number").first()

    def as_of(self, version: int) -> "Revision | None":
        """Return the newest revision of the article as it stood at a version, or None where no revision says."""
        return self.filter(version__lte=version).order_by("-number").first()

    def newest_of_each(self) -> Self:
        """Filter to the newest revision of every article."""
        newest = self.model._default_manager.filter(article=models.OuterRef("article")).order_by("-number")
        return self.filter(pk=models.Subquery(newest.values("pk")[:1])).defer("typed")

    def for_list(self) -> Self:
        """Load what a list of revisions shows, and not the content."""
        return self.select_related("saved_by").defer("content", "typed")


class AutosaveQuerySet(models.QuerySet[Any]):
    """Questions about what was typed and not saved."""

    def in_the_making_by(self, user: User) -> Self:
        """Filter to what `user` is typing, or typed and never saved."""
        return self.filter(user=user, refused=False)

    def refused_to(self, user: User, *, article: "Article") -> Self:
        """Filter to this person's texts that were kept from saves of an article that came too late, newest first."""
        return self.filter(article=article, user=user, refused=True)


class PresenceQuerySet(models.QuerySet[Any]):
    """Questions about who has an article open."""

    def here(self, at: datetime.datetime) -> Self:
        """Filter to the forms that are open and may be written in: heard of within two minutes, and not taken over."""
        return self.filter(seen_at__gt=at - FADES_AFTER, taken_at=None)

    def gone(self, at: datetime.datetime) -> Self:
        """Filter to the forms that nobody will come back to; a laptop that was shut may sleep over the weekend."""
        return self.filter(seen_at__lt=at - datetime.timedelta(days=3))


class NoteQuerySet(models.QuerySet[Any]):
    """Questions about colleagues' remarks."""

    def open(self) -> Self:
        """Filter to the notes that nobody has resolved; a reply ends with its note."""
        return self.filter(parent=None, resolved_at=None)

    def resolved(self) -> Self:
        """Filter to the notes that somebody has resolved."""
        return self.filter(parent=None, resolved_at__isnull=False)

    def of_returns(self, articles: Sequence[int]) -> Self:
        """Filter to what says why these articles, by their keys, went back to their writers."""
        return self.filter(article__in=articles, is_return=True)

    def in_thread(self, note: int) -> Self:
        """Filter to a note, by its key, and the replies to it."""
        return self.filter(models.Q(pk=note) | models.Q(parent=note))

    def on_visible_to(self, user: User) -> Self:
        """Filter to the notes on what `user` may open, as `ArticleQuerySet.visible_to` does."""
        if user.has_perm("articles.edit_any_article"):
            return self
        if user.has_perm("articles.view_article"):
            return self.filter(article__owner=user)
        return self.none()

    def for_desk(self, user: User) -> Self:
        """Filter to the open notes that `user` may see on pieces in work, oldest first, with what a list shows."""
        in_work = self.open().on_visible_to(user).exclude(article__state__in=OUT_OF_WORK)
        return in_work.select_related("article", "by").defer(*_ARTICLES_TEXTS).order_by("at", "pk")

    def for_panel(self) -> Self:
        """Load what the notes beside an article show: notes and replies in one query, oldest first."""
        return self.select_related("by", "resolved_by", "reopened_by").order_by("at", "pk")


class NotificationQuerySet(models.QuerySet[Any]):
    """Questions about what people are told."""

    def visible_to(self, user: User) -> Self:
        """Filter to what `user` is told of articles that they may still open."""
        told = self.filter(user=user)
        if user.has_perm("articles.edit_any_article"):
            return told
        if user.has_perm("articles.view_article"):
            return told.filter(article__owner=user)
        return told.none()

    def unread(self) -> Self:
        """Filter to what nobody has read."""
        return self.filter(read_at=None)

    def of_submissions(self, articles: Sequence[int]) -> Self:
        """Filter to what tells editors that these articles, by their keys, wait for one."""
        return self.filter(kind="submission", article__in=articles)

    def not_mailed(self, *, since: datetime.datetime) -> Self:
        """Filter to what is unread, in no mail so far, and not older than `since`."""
        return self.unread().filter(mailed_at=None, at__gte=since)

    def before(self, key: int | None) -> Self:
        """Filter to what is older than the row of this key; everything without one."""
        return self if key is None else self.filter(pk__lt=key)

    def for_list(self) -> Self:
        """Load what the list of news shows, newest first."""
        return self.select_related("article", "by", "note").defer(*_ARTICLES_TEXTS).order_by("-pk")


class SavedFilterQuerySet(models.QuerySet[Any]):
    """Questions about the questions that people keep."""

    def of(self, user: User) -> Self:
        """Filter to a person's own."""
        return self.filter(user=user)


class ProtectionQuerySet(models.QuerySet[Any]):
    """Questions about whose name must not be printed."""

    def in_force(self) -> Self:
        """Filter to what nobody has lifted."""
        return self.filter(lifted_at=None)

    def for_list(self) -> Self:
        """Load what a list shows, which is not the reason."""
        return self.select_related("author", "set_by", "lifted_by").defer("reason")


class SharedLinkQuerySet(models.QuerySet[Any]):
    """Questions about links for somebody outside."""

    def of(self, article: "Article") -> Self:
        """Filter to the links to any revision of an article."""
        return self.filter(revision__article=article)

    def open_at(self, at: datetime.datetime) -> Self:
        """Filter to what is neither over nor taken back, by somebody who has a login still."""
        return self.filter(revoked_at=None, expires_at__gt=at, made_by__is_active=True)

    def with_content(self) -> Self:
        """Load all that the page of a link is made of: its revision, the article there and who made it."""
        return self.select_related("made_by", "revision__article__section")

    def for_list(self, at: datetime.datetime) -> Self:
        """Load what a list of links shows, how often and when last each was opened, and whether it is open."""
        is_open = models.Q(revoked_at=None, expires_at__gt=at, made_by__is_active=True)
        return (
            self.select_related("made_by", "revoked_by", "revision")
            .defer("revision__content")
            .annotate(
                times=models.Count("openings"),
                last_opened=models.Max("openings__at"),
                is_open=models.ExpressionWrapper(is_open, output_field=models.BooleanField()),
            )
        )


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_default_timezone())
