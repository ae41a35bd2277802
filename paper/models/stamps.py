"""How often has what readers see changed?"""

from django.db import models


class Stamp(models.Model):
    """How often what readers see has changed: one row, raised with every change (`paper.store.stamp`)."""

    number = models.PositiveBigIntegerField(default=0)
    withdrawn = models.PositiveBigIntegerField(
        default=0, help_text="The number at which something was last taken away from readers."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_stamp"),
            models.CheckConstraint(
                condition=models.Q(withdrawn__lte=models.F("number")), name="nothing_is_withdrawn_in_the_future"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
