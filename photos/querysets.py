"""Which photos does somebody ask for?"""

from typing import Any, Self

from django.db import models

_MOST_WORDS = 8


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

    def called(self, words: str) -> Self:
        """Keep those with all of these words in alt text, caption or credit line."""
        found = self
        for word in words.split()[:_MOST_WORDS]:
            found = found.filter(
                models.Q(alt_text__icontains=word)
                | models.Q(caption__icontains=word)
                | models.Q(credit_line__icontains=word)
            )
        return found

    def before(self, key: int | None) -> Self:
        """Order by key, the newest first, and keep those older than one of them."""
        older = self if key is None else self.filter(pk__lt=key)
        return older.order_by("-pk")
