"""What is an edition as it was released?"""

import datetime
from functools import lru_cache
from typing import ClassVar

from django.db import models
from django.db.models.functions import Length
from django.urls import reverse

from paper.languages import Label, Language, direction
from paper.querysets import PublishedEditionQuerySet

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)


class PublishedEdition(models.Model):
    """An edition as it was released, with its masthead as printed. Only `editions.release` writes here."""

    issue_date = models.DateField()
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=8, choices=Label, blank=True)
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)
    paper_name = models.CharField(max_length=120)
    motto = models.CharField(max_length=200, blank=True)
    editor_in_chief = models.CharField(max_length=120)
    publisher = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    released_at = models.DateTimeField()
    # Until the edition itself is out this row holds the articles that were let out ahead of it, and nothing else.
    is_ahead = models.BooleanField(default=False)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recall_notice = models.TextField(blank=True)
    manifest = models.TextField(help_text="Canonical JSON (RFC 8785) of what was released: its first version.")
    sha256 = models.CharField(max_length=64, help_text="Of the manifest.")
    previous_sha256 = models.CharField(max_length=64, blank=True)
    signature = models.TextField(blank=True, help_text="Ed25519 over the manifest, as Base64.")

    objects: ClassVar[PublishedEditionQuerySet] = PublishedEditionQuerySet.as_manager()  # type: ignore[assignment]

    # Set on unsaved copies by a proof, so that all addresses on its pages stay inside the proof.
    address_prefix = ""

    class Meta:
        verbose_name = "released edition"
        ordering = ["-issue_date", "-released_at", "-pk"]
        get_latest_by = ["issue_date", "released_at"]
        indexes = [
            models.Index(
                fields=["language", "-issue_date", "-released_at", "-id"],
                condition=models.Q(recalled_at=None),
                name="edition_by_language_and_date",
            ),
            # Hardly ever is there one: without an index of their own, all that there ever was would be looked through.
            models.Index(
                fields=["language", "-issue_date", "-released_at", "-id"],
                condition=models.Q(recalled_at=None, is_ahead=True),
                name="edition_ahead_by_language",
            ),
            models.Index(
                fields=["issue_date"], condition=models.Q(recalled_at__isnull=False), name="recalled_edition_by_date"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["issue_date", "language", "label"],
                condition=models.Q(recalled_at=None),
                name="one_released_edition_per_date_language_and_label",
            ),
            models.CheckConstraint(
                condition=models.Q(label__in=Label.values), name="published_edition_has_a_known_label"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values), name="published_edition_has_a_known_language"
            ),
            models.CheckConstraint(
                condition=models.Q(recalled_at=None) | models.Q(recalled_at__gte=models.F("released_at")),
                name="published_edition_is_recalled_after_its_release",
            ),
            models.CheckConstraint(
                condition=models.Q(is_ahead=False, sha256__length=64)
                | models.Q(is_ahead=True, manifest="", sha256="", previous_sha256="", signature=""),
                name="published_edition_has_the_hash_of_its_manifest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_date:%Y-%m-%d} {self.get_label_display()}"

    def get_absolute_url(self) -> str:
        """Return the edition's page, under the proof's address when this is an unsaved copy in a proof."""
        return self.address_prefix + address_of_edition(self.issue_date, self.language, self.label)

    def address_of(self, slug: str, *, as_printed: bool = False) -> str:
        """Return the address of one of its articles, or of that article as first printed."""
        # Below the edition's page, as `paper.urls` has it; asked thirty times for a page, so not of the resolver.
        return f"{self.get_absolute_url()}{slug}/{'as-printed/' if as_printed else ''}"

    def address_of_file(self, extension: str) -> str:
        """Return the address of the whole edition as one file: `html`, `txt`, `epub` or `pdf`."""
        return f"{self.get_absolute_url()}edition.{extension}"

    @property
    def manifest_address(self) -> str:
        """The address of the manifest as it is now: its newest version."""
        return f"{self.get_absolute_url()}manifest.json"

    def address_of_manifest(self, version: int) -> str:
        """Return the address of one version of the manifest; of the first, `sha256` is the hash."""
        return f"{self.get_absolute_url()}manifest-{version}.json"

    def address_of_signature(self, version: int) -> str:
        """Return the address of the signature of one version of the manifest."""
        return f"{self.get_absolute_url()}manifest-{version}.sig"

    @property
    def first_manifest_address(self) -> str:
        """The address of the manifest as released, byte for byte what `sha256` was computed of."""
        return self.address_of_manifest(1)

    @property
    def verify_address(self) -> str:
        """The address of the page that says how to verify the edition, and whether it fits."""
        return f"{self.get_absolute_url()}verify/"

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)


@lru_cache(maxsize=4096)
def address_of_edition(issue_date: datetime.date, language: str, label: str) -> str:
    """Return the page of the edition of one date, language and label."""
    named: dict[str, object] = {"language": language, "issue_date": issue_date}
    return reverse("paper:edition", kwargs=named | {"label": label} if label else named)
