"""Who has an article open, and was the form taken over by somebody?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.articles import Article
from articles.querysets import PresenceQuerySet


class Presence(models.Model):
    """A form of an article that somebody has open, or had a moment ago; it gives a sign every few seconds."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.UUIDField(unique=True, help_text="The form; each that is opened has one.")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    saved = models.BooleanField(default=False, help_text="What was typed in it is saved.")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_note = models.CharField(max_length=300, blank=True, help_text="What its writer is told.")

    objects: ClassVar[PresenceQuerySet] = PresenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_by=None, taken_at=None) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="form_is_taken_over_by_somebody_at_some_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, since {self.opened_at:%Y-%m-%d %H:%M}"
