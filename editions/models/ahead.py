"""Which articles did readers get before their edition, and who let them out?"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from editions.models.placements import Placement


class Ahead(models.Model):
    """An article that is out ahead of the edition it stands in; what was printed of it is the placement's."""

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="ahead")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    note = models.TextField(help_text="Why it does not wait for its edition.")
    waiver = models.TextField(blank=True, help_text="Why one person cleared it and let it out.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="article_goes_ahead_for_a_reason"),
            models.CheckConstraint(
                condition=Q(cleared_by=None) | ~Q(cleared_by=F("by")) | ~Q(waiver=""),
                name="article_goes_ahead_by_four_eyes_or_a_waiver",
            ),
        ]

    def __str__(self) -> str:
        return f"Placement {self.placement_id}, since {self.at:%Y-%m-%d %H:%M}"
