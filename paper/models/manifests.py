"""What did an edition's manifest become after its release?"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Length

from paper.models.corrections import Correction
from paper.models.editions import PublishedEdition
from paper.querysets import ManifestVersionQuerySet

models.CharField.register_lookup(Length)


class ManifestVersion(models.Model):
    """A manifest as a correction or a recall made it; the first version is the edition's own.

    Only `paper.proving.sealing` writes here, and the database refuses to alter one.
    """

    edition = models.ForeignKey(PublishedEdition, on_delete=models.PROTECT, related_name="manifest_versions")
    number = models.PositiveIntegerField(help_text="2 is the first change after the release.")
    correction = models.OneToOneField(
        Correction,
        on_delete=models.PROTECT,
        null=True,
        related_name="manifest_version",
        help_text="What made it; empty for a recall.",
    )
    manifest = models.TextField(help_text="Canonical JSON (RFC 8785).")
    sha256 = models.CharField(max_length=64, help_text="Of the manifest.")
    previous_sha256 = models.CharField(max_length=64, blank=True, help_text="Of the version before, of any edition.")
    signature = models.TextField(blank=True, help_text="Ed25519, as Base64.")

    objects: ClassVar[ManifestVersionQuerySet] = ManifestVersionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="versions_of_a_manifest_are_numbered"),
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(correction=None),
                name="an_edition_is_recalled_once",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=2), name="the_first_version_of_a_manifest_is_the_editions"
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__length=64), name="manifest_version_has_the_hash_of_its_manifest"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of edition {self.edition_id}"
