"""What does somebody ask the editor-in-chief to tell readers, and what became of it?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.moves import MoveRecord
from editions.models.editions import Edition
from editions.querysets import CorrectionRequestQuerySet
from editions.states import RequestState
from paper.models import Correction


class CorrectionRequest(models.Model):
    """A correction, retraction or kill that was prepared for readers and waits for the editor-in-chief, or did."""

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="correction_requests")
    # The edition that readers have it from: an article leaves its place when its edition is reopened.
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="correction_requests")
    kind = models.CharField(max_length=16, choices=Correction.Kind)
    text = models.TextField(help_text="What readers will be told.")
    note = models.TextField(blank=True, help_text="For the editor-in-chief; readers never see it.")
    seen = models.CharField(max_length=64, help_text="SHA-256 of the working copy as it was when this was asked.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.ASKED, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    reason = models.TextField(blank=True, editable=False, help_text="Why it was declined, or approved by two eyes.")

    objects: ClassVar[CorrectionRequestQuerySet] = CorrectionRequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["-asked_at", "-id"], name="correction_request_by_date"),
            # Few wait at any time, however many were decided.
            models.Index(
                fields=["-asked_at", "-id"], condition=Q(state=RequestState.ASKED), name="correction_request_waiting"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=Q(state=RequestState.ASKED),
                name="one_open_request_per_article_and_kind",
                violation_error_message="The same is asked for this article already.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="correction_request_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Correction.Kind.values), name="correction_request_is_of_a_known_kind"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="correction_request_has_words_for_readers"),
            models.CheckConstraint(
                condition=Q(state=RequestState.ASKED, decided_by=None, decided_at=None, reason="")
                | (~Q(state=RequestState.ASKED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="correction_request_is_decided_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.APPROVED) | ~Q(decided_by=F("asked_by")) | ~Q(reason=""),
                name="correction_request_is_approved_by_four_eyes_or_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DECLINED) | ~Q(reason=""),
                name="correction_request_is_declined_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.article}"


class RequestMove(MoveRecord):
    """A move of a request. The database refuses to alter one."""

    request = models.ForeignKey(CorrectionRequest, on_delete=models.PROTECT, related_name="moves")
