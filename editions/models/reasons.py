"""Why may something stay that preflight warns of, as said by whoever prepares the edition?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from editions.models.editions import Edition
from editions.querysets import ReasonQuerySet


class Reason(models.Model):
    """What somebody said of one warning; an empty one takes back what was said before. Nothing here is altered.

    The newest of a key counts, and only while preflight still says `message`. At approval it goes onto the edition.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="reasons")
    key = models.CharField(max_length=80, help_text="The check and the article.")
    message = models.TextField(help_text="What preflight said.")
    text = models.TextField(blank=True, help_text="Why it may stay; empty when that was taken back.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[ReasonQuerySet] = ReasonQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(key="") & ~Q(message=""), name="reason_is_for_a_warning")]

    def __str__(self) -> str:
        return self.text[:60]
