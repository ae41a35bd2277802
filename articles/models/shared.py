"""Who outside the house may read one revision, until when, and how often was it opened?"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.saved import Revision
from articles.querysets import SharedLinkQuerySet


class SharedLink(models.Model):
    """A link by which somebody without a login reads one revision. The link itself is nowhere, only its hash."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="links")
    name = models.CharField(max_length=80, help_text="For whom it is; printed across every page of it.")
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    # The same form sent twice makes one link.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar[SharedLinkQuerySet] = SharedLinkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="shared_link_is_for_somebody",
                violation_error_message="Say for whom the link is.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="shared_link_expires_after_it_is_made"
            ),
            models.CheckConstraint(condition=Q(secret_sha256__length=64), name="shared_link_keeps_a_hash"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="shared_link_is_revoked_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"For {self.name}"


class Opening(models.Model):
    """One time that a shared link was opened: when, and nothing about whoever did."""

    link = models.ForeignKey(SharedLink, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
