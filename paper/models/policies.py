"""What does the paper promise its readers, and what did it promise before?"""

from typing import ClassVar

from django.db import models

from paper.languages import Language, direction
from paper.querysets import PolicyQuerySet
from paper.text.fields import SafeHTMLField
from paper.ways import way_to


class Policy(models.Model):
    """One of the paper's own texts as it stands now. Only `paper.about.policies` writes here."""

    class Kind(models.TextChoices):
        ABOUT = "about", "About the paper"
        ETHICS = "ethics", "How we work"
        CORRECTIONS = "corrections", "When we are wrong"

    kind = models.CharField(max_length=12, choices=Kind)
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)
    body = SafeHTMLField("text")
    changed_at = models.DateTimeField(editable=False)

    objects: ClassVar[PolicyQuerySet] = PolicyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["kind", "language"]
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="one_policy_per_kind_and_language",
                violation_error_message="This text is there already in that language: change it instead.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["about", "ethics", "corrections"]), name="policy_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values), name="policy_has_a_known_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_language_display()}"

    def get_absolute_url(self) -> str:
        """Return the page that it stands on."""
        return way_to("policy" if self.kind == "corrections" else self.kind, language=self.language)

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)


class PolicyRevision(models.Model):
    """A policy as it was saved: what was promised on a day can be proved. The database refuses to alter one."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    body = SafeHTMLField("text")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="revisions_of_a_policy_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.policy_id}, {self.saved_at:%Y-%m-%d}"
