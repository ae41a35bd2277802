"""Which questions are asked about saved filters, names to be kept out, and share links?"""

import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    from articles.models import Article


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
