"""What are the parts of the paper?"""

from django.db import models
from django.urls import reverse

from paper.reserved import refuse_reserved_slug

_OTHERWISE = "Left empty, the house's own word for it is printed where there is one, and else the English name."


class Section(models.Model):
    """A part of the paper, such as National or Opinion."""

    name = models.CharField(max_length=60, unique=True)
    name_in_dari = models.CharField(max_length=60, blank=True, help_text=_OTHERWISE)
    name_in_pashto = models.CharField(max_length=60, blank=True, help_text=_OTHERWISE)
    slug = models.SlugField(
        max_length=60, unique=True, validators=[refuse_reserved_slug], help_text="The section's address."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="The order in the paper, smallest first.")
    is_opinion = models.BooleanField(default=False, help_text="Views rather than news; set apart on every page.")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the section's newest month in English; `paper.ways` knows those in other languages."""
        return reverse("paper:section", kwargs={"slug": self.slug})
