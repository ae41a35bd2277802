"""What is a public byline?"""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from authors.querysets import AuthorQuerySet


class Author(models.Model):
    """Somebody credited in the paper, as readers know them. It never points at a login; all of it is public."""

    name = models.CharField(max_length=120, help_text="As printed in the byline.")
    slug = models.SlugField(
        max_length=120, unique=True, help_text="Part of the author's address; it stays when the name changes."
    )
    standing = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who the writer is to the paper, such as “permanent writer of the paper”; printed after “is the”.",
    )
    bio = models.TextField(blank=True, help_text="A few sentences for the author's own page.")
    public_email = models.EmailField(blank=True, help_text="Printed for every reader. Leave empty to print none.")
    portrait = models.ForeignKey(
        "photos.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="portrait_of"
    )

    objects: ClassVar[AuthorQuerySet] = AuthorQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="author_has_a_name",
                violation_error_message="Give the author a name.",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="author_has_a_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the author's page."""
        return reverse("paper:author", kwargs={"slug": self.slug})
