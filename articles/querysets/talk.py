"""Which questions are asked about notes, and about who is told of what?"""

import datetime
from collections.abc import Sequence
from typing import Any, Self

from django.contrib.auth.models import User
from django.db import models

from articles.states import OUT_OF_WORK

_ARTICLES_TEXTS = ("article__body", "article__standfirst", "article__ednote")


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
