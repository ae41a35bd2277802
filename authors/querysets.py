"""Which questions are asked about authors?"""

from typing import Any, Self

from django.db import models


class AuthorQuerySet(models.QuerySet[Any]):
    """Questions about bylines."""

    def named(self, name: str) -> Self:
        """Filter by a printed name; case does not count."""
        return self.filter(name__iexact=name)

    def with_portrait(self) -> Self:
        """Load the portraits in the same query."""
        return self.select_related("portrait")
