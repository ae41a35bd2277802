"""Which questions are asked about who has an article open?"""

import datetime
from typing import Any, Self

from django.db import models

# So long after its last sign a form counts as closed.
FADES_AFTER = datetime.timedelta(minutes=2)


class PresenceQuerySet(models.QuerySet[Any]):
    """Questions about who has an article open."""

    def here(self, at: datetime.datetime) -> Self:
        """Filter to the forms that are open and may be written in: heard of within two minutes, and not taken over."""
        return self.filter(seen_at__gt=at - FADES_AFTER, taken_at=None)

    def gone(self, at: datetime.datetime) -> Self:
        """Filter to the forms that nobody will come back to; a laptop that was shut may sleep over the weekend."""
        return self.filter(seen_at__lt=at - datetime.timedelta(days=3))
