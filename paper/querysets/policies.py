"""Which questions are asked about what the paper promises?"""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    pass


class PolicyQuerySet(models.QuerySet[Any]):
    """Questions about the paper's own texts."""

    def of(self, kind: str) -> Self:
        """Filter by kind."""
        return self.filter(kind=kind)

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)
