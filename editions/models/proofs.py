"""What did a proof of an edition show, when it was pulled?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from editions.models.editions import Edition
from editions.querysets import ProofQuerySet


class Proof(models.Model):
    """A proof that somebody pulled: which revision of which article stood where. The database refuses to alter one."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="proofs")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    content = models.TextField(help_text="Canonical JSON; `editions.proofing.sheets` gives its shape.")
    sha256 = models.CharField(max_length=64)

    objects: ClassVar[ProofQuerySet] = ProofQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="proofs_of_an_edition_are_numbered"),
            models.CheckConstraint(condition=Q(number__gte=1), name="proof_has_a_number_from_one_on"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="proof_has_the_hash_of_its_content"),
        ]

    def __str__(self) -> str:
        return f"Proof {self.number}"
