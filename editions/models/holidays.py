"""On which days is there no paper, whatever the weekday?"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from editions.querysets import HolidayQuerySet


class Holiday(models.Model):
    """A day on which the paper does not appear: Nawruz, Eid, a day of mourning."""

    day = models.DateField(
        unique=True, error_messages={"unique": "This day is a holiday already."}, help_text="The date of the paper."
    )
    name = models.CharField(max_length=60, help_text="What the day is called, as the calendar shows it.")

    objects: ClassVar[HolidayQuerySet] = HolidayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="holiday_has_a_name",
                violation_error_message="Say what the day is called.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}, {self.name}"
