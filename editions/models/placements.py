"""Where does an article stand in an edition?"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from editions.models.editions import Edition
from editions.querysets import PlacementQuerySet


class Placement(models.Model):
    """An article's place in an edition; at approval the revision that goes out is pinned to it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="placements")
    article = models.OneToOneField("articles.Article", on_delete=models.PROTECT, related_name="placement")
    section = models.ForeignKey("paper.Section", on_delete=models.PROTECT, related_name="+")
    # Not unique: SQLite checks each row of an UPDATE, so an order could not be rewritten as a set.
    position = models.PositiveSmallIntegerField(default=0)
    is_lead = models.BooleanField(default=False)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    printed = models.OneToOneField(
        "paper.PublishedArticle", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )

    objects: ClassVar[PlacementQuerySet] = PlacementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(is_lead=True),
                name="one_lead_per_edition",
                violation_error_message="This edition has a lead already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"

    @property
    def is_ahead(self) -> bool:
        """Whether readers have the article already, ahead of this edition. No query when it was loaded with that."""
        return hasattr(self, "ahead")
