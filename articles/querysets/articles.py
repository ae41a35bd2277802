"""Which questions are asked about articles?"""

import datetime
from collections.abc import Sequence
from typing import Any, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from articles import index, piles
from articles.states import State


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


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=timezone.get_default_timezone())
