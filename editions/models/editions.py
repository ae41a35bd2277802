"""What is an edition, and what is known of it on its way from a plan to readers?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.moves import MoveRecord
from editions.querysets import EditionQuerySet
from editions.states import PINNED, State
from paper.languages import Label, Language


class Edition(models.Model):
    """The issue of a date, language and label: the unit of approval, proof and release."""

    issue_date = models.DateField()
    number = models.PositiveIntegerField(help_text="Printed in the folio as “No.”; 0 when it is not known.")
    label = models.CharField(max_length=8, choices=Label, blank=True, default=Label.MAIN)
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)
    editor_in_chief = models.ForeignKey(
        "authors.Author",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="Who answers for this edition; whoever holds the chair that day when left empty.",
    )
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    deadline = models.DateTimeField(null=True, blank=True)
    release_at = models.DateTimeField(null=True, blank=True, help_text="When it is meant to go out.")
    # Who let it go out by itself at `release_at`; nobody: that is a plan and no more.
    release_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    held_back = models.TextField(blank=True, editable=False, help_text="Why it did not go out at its time.")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    waiver = models.TextField(blank=True, editable=False, help_text="Why one person prepared and approved it.")
    overrides = models.JSONField(default=list, editable=False, help_text="Warnings passed over: key, message, reason.")
    manifest = models.TextField(blank=True, editable=False, help_text="Canonical JSON of what was approved.")
    released_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[EditionQuerySet] = EditionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-issue_date", "language", "label", "-pk"]
        permissions = [
            ("prepare_edition", "Can place articles and send an edition for approval"),
            ("approve_edition", "Can approve and reopen an edition"),
            ("release_edition", "Can release an edition"),
            ("recall_edition", "Can recall a released edition"),
            ("correct_edition", "Can correct what was released"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["issue_date", "language", "label"],
                name="one_edition_per_date_language_and_label",
                violation_error_message="There is an edition of this date, language and label already.",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="edition_is_in_a_known_state"),
            models.CheckConstraint(condition=Q(label__in=Label.values), name="edition_has_a_known_label"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="edition_has_a_known_language"),
            models.CheckConstraint(
                condition=Q(state=State.RELEASED, released_at__isnull=False)
                | (~Q(state=State.RELEASED) & Q(released_at=None)),
                name="edition_has_a_release_time_exactly_when_released",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=PINNED, approved_by__isnull=False, approved_at__isnull=False) & ~Q(manifest=""))
                | (~Q(state__in=PINNED) & Q(approved_by=None, approved_at=None, manifest="")),
                name="edition_has_a_manifest_exactly_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PLANNED) | Q(prepared_by__isnull=False), name="edition_in_approval_was_prepared"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")) | ~Q(waiver=""),
                name="edition_is_approved_by_four_eyes_or_a_waiver",
            ),
            models.CheckConstraint(
                condition=Q(release_set_by=None) | Q(state=State.APPROVED, release_at__isnull=False),
                name="edition_goes_out_by_itself_only_when_approved_and_timed",
            ),
            models.CheckConstraint(
                condition=Q(held_back="") | Q(release_set_by__isnull=False),
                name="edition_is_held_back_only_from_its_time",
            ),
        ]
        indexes = [
            # Asked every few seconds, and of few editions is anybody waiting for the time.
            models.Index(
                fields=["release_at"], condition=Q(release_set_by__isnull=False), name="edition_waiting_for_its_time"
            )
        ]

    def __str__(self) -> str:
        label = f", {self.get_label_display()}" if self.label else ""
        language = f", {self.get_language_display()}" if self.language != Language.ENGLISH else ""
        return f"{self.issue_date:%A, %d %B %Y}{label}{language}"


class Move(MoveRecord):
    """A move of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="moves")

    class Meta(MoveRecord.Meta):
        # It stands for the whole record in the list of what there is to see.
        verbose_name_plural = "record"
