"""Which photos does somebody ask for?"""

from typing import Any, Self

from django.db import models


class PhotoQuerySet(models.QuerySet[Any]):
    """Questions about photos."""

    def missing_alt_text(self) -> Self:
        """Keep the photos that a reader who cannot see them would miss."""
        return self.filter(alt_text="", decorative=False)

    def for_desk(self) -> Self:
        """Load the newest first, and in `in_all` how many there are."""
        return self.newest_first().annotate(in_all=models.Window(models.Count("pk")))

    def newest_first(self) -> Self:
        """Order by when they came in, the last one first."""
        return self.order_by("-added_at", "-pk")
