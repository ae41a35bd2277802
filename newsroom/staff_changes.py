"""Do readers see what the staff change outside an edition: a section's name, an author's life, a photo's details?"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from newsroom.headers import STAFF_ROOT
from paper.store import stamp

# The public floors: their desks, and their tables. What goes out by edition raises the stamp by itself.
_FLOORS = ("authors", "paper", "photos")
_DESKS = tuple(f"{STAFF_ROOT}{floor}/" for floor in _FLOORS)
_WRITES = re.compile(rf'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "((?:{"|".join(_FLOORS)})_\w+)"', re.IGNORECASE)
_LOOKING = {"GET", "HEAD", "OPTIONS", "TRACE"}


class StaffChanges:
    """Raises the stamp with every change at a desk of the public floors, in one transaction with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in _LOOKING or not request.path_info.startswith(_DESKS):
            return self.get_response(request)
        written = _Written()
        with transaction.atomic():
            with connection.execute_wrapper(written):
                response = self.get_response(request)
            if response.status_code >= 500:
                # The exception has become a page further in, and would leave half a change behind.
                transaction.set_rollback(True)
            elif written.tables and "paper_stamp" not in written.tables:
                stamp.bump()
        return response


class _Written:
    """Notes which tables of the public floors are written to; an answer alone does not tell."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = _WRITES.match(sql)
        if found:
            self.tables.add(found[1].lower())
        return execute(sql, params, many, context)
