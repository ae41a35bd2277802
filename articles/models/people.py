"""Who writes as whom, and whose name must not be printed?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.querysets import ProtectionQuerySet


class StaffProfile(models.Model):
    """Which login writes under which byline. Private: nothing on the public side can reach it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_profile")
    author = models.ForeignKey(
        "authors.Author",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The byline that is proposed for what this person writes.",
    )

    def __str__(self) -> str:
        return f"{self.user} writes as {self.author}"


class Protection(models.Model):
    """Somebody whose name must not be printed, because it would put them in danger. Private, and why most of all."""

    author = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="Only editors-in-chief and administrators read it.")
    since = models.DateTimeField(editable=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )

    objects: ClassVar[ProtectionQuerySet] = ProtectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["author"],
                condition=Q(lifted_at=None),
                name="one_protection_per_author_at_a_time",
                violation_error_message="This author is protected already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="protection_has_a_reason",
                violation_error_message="Say why the name must not be printed.",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="protection_is_lifted_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} is not to be named" if self.lifted_at is None else f"{self.author} may be named again"
