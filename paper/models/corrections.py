"""How was what had been printed changed?"""

import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from paper.languages import Language
from paper.models.articles import PublishedArticle
from paper.querysets import CorrectionQuerySet


class Correction(models.Model):
    """A change to what was printed, with the words that readers see. The database refuses to alter one."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        EDITORS_NOTE = "editors_note", "Editor’s note"
        UPDATE = "update", "Update"
        RETRACTION = "retraction", "Retraction"
        KILL = "kill", "Withdrawal"

    article = models.ForeignKey(PublishedArticle, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField(help_text="What readers are told.")
    at = models.DateTimeField()
    language = models.CharField(
        max_length=8,
        choices=Language,
        default=Language.ENGLISH,
        help_text="The article's, so that a language's list reads one index.",
    )
    replaced = models.TextField(blank=True, help_text="Canonical JSON of the content that it replaced.")

    objects: ClassVar[CorrectionQuerySet] = CorrectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="correction_by_date"),
            models.Index(fields=["language", "-at", "-id"], name="correction_by_language"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="corrections_of_an_article_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["correction", "clarification", "editors_note", "update", "retraction", "kill"]
                ),
                name="correction_is_of_a_known_kind",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="correction_tells_readers_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number} to {self.article_id}"

    @property
    def day(self) -> datetime.date:
        """The day on which readers were told, in the paper's own time."""
        return timezone.localdate(self.at, timezone.get_default_timezone())

    @property
    def stands_first(self) -> bool:
        """Whether readers have to know it before they read: it stands above the text and not below."""
        return self.kind not in {self.Kind.CORRECTION, self.Kind.CLARIFICATION}

    @property
    def is_grave(self) -> bool:
        """Whether something was wrong, rather than unclear or not known yet."""
        return self.kind in {self.Kind.CORRECTION, self.Kind.RETRACTION, self.Kind.KILL}
