"""Which lists of articles does somebody ask for again and again?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.querysets import SavedFilterQuerySet


class SavedFilter(models.Model):
    """A question about articles that somebody has given a name; nobody else sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    question = models.CharField(max_length=1000, help_text="What stands in the list's address after the question mark.")

    objects: ClassVar[SavedFilterQuerySet] = SavedFilterQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name", "pk"]
        # Everybody keeps their own, so there is no right to be given.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="one_saved_filter_of_a_name_per_person"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
