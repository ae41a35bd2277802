"""What can a reader take away of an edition, whole, to read without a line?"""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Length

from paper.models.editions import PublishedEdition
from paper.querysets import TakeAwayQuerySet

models.CharField.register_lookup(Length)


CONTENT_TYPES = {"html": "text/html", "text": "text/plain", "epub": "application/epub+zip", "pdf": "application/pdf"}


class TakeAway(models.Model):
    """An edition as one file. The file says what readers see now; whatever changes that takes the row away with it.

    The file lies under a name that nobody can guess, and readers reach it through its row alone.
    """

    class Kind(models.TextChoices):
        HTML = "html", "One page"
        TEXT = "text", "Plain text"
        EPUB = "epub", "E-book"
        PDF = "pdf", "Printed paper"

    edition = models.ForeignKey(PublishedEdition, on_delete=models.CASCADE, related_name="take_aways")
    kind = models.CharField(max_length=4, choices=Kind)
    file = models.CharField(max_length=200, unique=True, help_text="Its name in the default storage.")
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64, help_text="Of the file.")
    style = models.CharField(max_length=80, blank=True, help_text="The source of its own style that a policy names.")
    made_at = models.DateTimeField()

    objects: ClassVar[TakeAwayQuerySet] = TakeAwayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "edition to take away"
        verbose_name_plural = "editions to take away"
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="one_take_away_per_edition_and_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["html", "text", "epub", "pdf"]), name="take_away_is_of_a_known_kind"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="take_away_holds_something"),
            models.CheckConstraint(condition=models.Q(sha256__length=64), name="take_away_has_the_hash_of_its_file"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of edition {self.edition_id}"

    def get_absolute_url(self) -> str:
        """Return the address under which readers get the file."""
        return self.edition.address_of_file(self.extension)

    @property
    def extension(self) -> str:
        """What stands after the dot: in the address and in the name under which a reader keeps it."""
        return "txt" if self.kind == self.Kind.TEXT else self.kind

    @property
    def content_type(self) -> str:
        """Its media type, without parameters."""
        return CONTENT_TYPES[self.kind]
