"""What is kept of an article: for ever, and while it is being typed?"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.articles import Article
from articles.querysets import AutosaveQuerySet, RevisionQuerySet


class Revision(models.Model):
    """An immutable snapshot of an article: `content` is what could be printed, `typed` what else its form held.

    The database refuses to alter one.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField(help_text="Canonical JSON; `articles.revisions.content_of` gives its shape.")
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    # Nothing where it is not known: in revisions from before it was kept. Neither is printed, so neither is hashed.
    typed = models.JSONField(
        null=True, help_text="What the form held besides; `articles.typed.beside` gives its shape."
    )
    version = models.PositiveIntegerField(null=True, help_text="The article's version that it was saved as.")

    objects: ClassVar[RevisionQuerySet] = RevisionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revisions_of_an_article_are_numbered"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="revision_has_the_hash_of_its_content"),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number}"


class Autosave(models.Model):
    """What somebody typed and no revision holds: a text in the making, or one that was refused and kept."""

    # An article that was never saved has no row yet, and its words are kept all the same.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="autosaves")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    base_version = models.PositiveIntegerField(help_text="The version that the form was opened at.")
    fields = models.JSONField(help_text="The form's texts by field name.")
    saved_at = models.DateTimeField()
    refused = models.BooleanField(default=False, help_text="Kept from a save that came too late.")
    # Two forms of one person must not write over each other.
    tab = models.UUIDField(default=uuid.uuid4, help_text="The form that it was typed in; each that is opened has one.")

    objects: ClassVar[AutosaveQuerySet] = AutosaveQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "tab"], condition=Q(refused=False), name="one_text_in_the_making_per_person_and_form"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.saved_at:%Y-%m-%d %H:%M}"
