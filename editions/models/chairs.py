"""Who is editor-in-chief, from when to when?"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from editions.querysets import ChairQuerySet


class Chair(models.Model):
    """Who is editor-in-chief from a date on, until somebody else takes the chair or the term ends.

    Somebody acting stands in during an absence, whose last day is known; meanwhile the term of the other goes on.
    """

    author = models.ForeignKey(
        "authors.Author", on_delete=models.PROTECT, related_name="+", verbose_name="editor in chief"
    )
    since = models.DateField(help_text="The first day whose edition is theirs.")
    until = models.DateField(
        null=True,
        blank=True,
        help_text="The last day. Left empty, the term lasts until the next one begins.",
    )
    is_acting = models.BooleanField(
        default=False, verbose_name="acting", help_text="Stands in during an absence, whose last day is known."
    )

    objects: ClassVar[ChairQuerySet] = ChairQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["since", "is_acting"],
                name="one_term_begins_on_a_day",
                violation_error_message="Another term begins on that day already.",
            ),
            models.CheckConstraint(
                condition=Q(is_acting=False) | Q(until__isnull=False),
                name="acting_editor_has_a_last_day",
                violation_error_message="Say until when somebody stands in.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="chair_ends_after_it_begins",
                violation_error_message="The last day comes before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}, {'acting ' if self.is_acting else ''}from {self.since:%Y-%m-%d}"
