"""Who is editor-in-chief, from when to when?"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from editions.querysets import ChairQuerySet


class Chair(models.Model):
    """Who is editor-in-chief from a date on, until somebody else takes the chair or the term ends."""

    author = models.ForeignKey(
        "authors.Author", on_delete=models.PROTECT, related_name="+", verbose_name="editor in chief"
    )
    since = models.DateField(unique=True)
    until = models.DateField(null=True, blank=True, help_text="The last day; leave empty while it is open.")
    is_acting = models.BooleanField(default=False, help_text="Stands in during an absence.")

    objects: ClassVar[ChairQuerySet] = ChairQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="chair_ends_after_it_begins",
                violation_error_message="The last day comes before the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.author}, from {self.since:%Y-%m-%d}"
