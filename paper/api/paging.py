"""How is a long list read page by page? From a key and not from a count, so that every page costs the same."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from paper.api.answers import Refused, document
from paper.machines.absolute import absolute

DEFAULT: Final = 20
MOST: Final = 100
_DATED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})")
_BARE: Final = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Asked:
    """Which page is asked for: what stands before the key, so many at most."""

    before: str
    limit: int


def asked_for(request: HttpRequest) -> Asked:
    """Read `before` and `limit`. Raises Refused for a limit that is no number from 1 to 100."""
    limit = request.GET.get("limit", str(DEFAULT))
    if not re.fullmatch(r"[0-9]{1,3}", limit) or not 1 <= int(limit) <= MOST:
        raise Refused(400, f"limit is a whole number from 1 to {MOST}.")
    return Asked(request.GET.get("before", ""), int(limit))


def by_date(rows: QuerySet[Any], asked: Asked, *, key: str = "pk") -> list[Any]:
    """Return a page of rows, newest issue date first, and one more if there is one; `key` decides within a date."""
    ordered = rows.order_by("-issue_date", f"-{key}")
    if asked.before:
        day, number = _dated(asked.before)
        # The first condition alone is a range of the index; the others only sort out the day where the page begins.
        ordered = ordered.filter(
            Q(issue_date__lt=day) | Q(**{"issue_date": day, f"{key}__lt": number}), issue_date__lte=day
        )
    return list(ordered[: asked.limit + 1])


def by_key(rows: QuerySet[Any], asked: Asked) -> list[Any]:
    """Return a page of rows, the last made first, and one more if there is one."""
    ordered = rows.order_by("-pk")
    if asked.before:
        if not _BARE.fullmatch(asked.before):
            raise Refused(400, _BEFORE)
        ordered = ordered.filter(pk__lt=int(asked.before))
    return list(ordered[: asked.limit + 1])


def page(
    request: HttpRequest, rows: list[Any], asked: Asked, *, write: Callable[[Any], Any], key: Callable[[Any], str]
) -> HttpResponse:
    """Return a page as JSON with the address of the next one; `rows` holds one more than the page if there is one."""
    shown = rows[: asked.limit]
    following = ""
    if len(rows) > asked.limit:
        kept = {name: request.GET[name] for name in ("section", "author", "topic", "language") if request.GET.get(name)}
        query = urlencode(kept | {"before": key(shown[-1]), "limit": asked.limit})
        following = absolute(f"{request.path}?{query}")
    return document({"items": [write(row) for row in shown], "next": following or None}, following=following)


def dated_key(row: Any) -> str:
    """Return the key of a row that has an issue date."""
    return f"{row.issue_date.isoformat()}.{row.pk}"


_BEFORE: Final = "before is taken from the address of the next page and means nothing else."


def _dated(before: str) -> tuple[datetime.date, int]:
    found = _DATED.fullmatch(before)
    if not found:
        raise Refused(400, _BEFORE)
    try:
        return datetime.date.fromisoformat(found[1]), int(found[2])
    except ValueError:
        raise Refused(400, _BEFORE) from None
