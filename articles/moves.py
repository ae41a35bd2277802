"""How does a state change: checked, compared and swapped, and written down? Articles and editions share this."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models


class MoveRefused(Exception):
    """A move that cannot be made; its text is one sentence for people."""


class MoveRecord(models.Model):
    """What was moved from where to where, by whom, when and why. The database refuses to alter one."""

    verb = models.CharField(max_length=20)
    from_state = models.CharField(max_length=12)
    to_state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="%(app_label)s_%(class)s_by_date")]

    def __str__(self) -> str:
        return f"{self.verb}: {self.from_state} → {self.to_state}"

    @property
    def words(self) -> str:
        """The verb as people say it."""
        return self.verb.replace("_", " ")

    @property
    def way(self) -> str:
        """From which state to which, as people say it."""
        return f"{self.from_state} → {self.to_state}".replace("_", " ")


def swap(
    rows: models.QuerySet[Any],
    *,
    sources: Iterable[str],
    target: str,
    **changes: Any,
) -> dict[int, str]:
    """Move all of `rows` from a state among `sources` to `target`; return {primary key: state before}.

    It compares and swaps: a row that somebody else moved in between makes the whole call raise MoveRefused. Call it
    inside a transaction. Costs one query to read and one per state found.
    """
    before: dict[int, str] = dict(rows.values_list("pk", "state"))
    swap_from(before, rows.model, sources=sources, target=target, **changes)
    return before


def swap_from(
    before: Mapping[int, str],
    model: type[models.Model],
    *,
    sources: Iterable[str],
    target: str,
    **changes: Any,
) -> None:
    """Move the rows with the keys of `before` from the states in which a caller has read them; see `swap`."""
    refuse_other_states(before.values(), sources=sources, target=target)
    for state in sorted(set(before.values())):
        keys = [pk for pk, found in before.items() if found == state]
        moved = model._default_manager.filter(pk__in=keys, state=state).update(
            state=target, version=models.F("version") + 1, **changes
        )
        if moved != len(keys):
            raise MoveRefused("Somebody else has moved this at the same moment: load the page again.")


def refuse_other_states(states: Iterable[str], *, sources: Iterable[str], target: str) -> None:
    """Raise MoveRefused when one of `states` is not among `sources`."""
    others = sorted(set(states) - {str(source) for source in sources})
    if others:
        raise MoveRefused(f"This is {' and '.join(others)} by now, so it cannot become {target}: load the page again.")


def record(
    model: type[models.Model],
    *,
    subject: str,
    before: dict[int, str],
    verb: str,
    target: str,
    by: User,
    at: datetime.datetime,
    note: str,
) -> None:
    """Write one Move row per key of `before`; `subject` names the foreign key. Costs one query."""
    model._default_manager.bulk_create(
        model(
            **{f"{subject}_id": pk, "verb": verb, "from_state": state, "to_state": target},
            by=by,
            at=at,
            note=note,
        )
        for pk, state in before.items()
    )
