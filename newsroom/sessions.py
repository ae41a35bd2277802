"""Where may a session exist, and what keeps it alive? Staff pages alone, so that a reader's page cannot touch one."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from newsroom.headers import is_staff_page

# How exactly the end of idle hours is kept: a session in use is written to once in so long.
_PROLONGED_EVERY = datetime.timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Sessions in the database. Being used prolongs one without writing its content again.

    SESSION_SAVE_EVERY_REQUEST would write it: of two requests at once the later would put back what the earlier had
    changed, and the message that a save succeeded would be gone.
    """

    _expires: datetime.datetime | None = None

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        self._expires = row.expire_date if row else None
        return row

    def prolong(self) -> None:
        """Put the end of the idle time off; at most one query a minute."""
        later = timezone.now() + datetime.timedelta(seconds=self.get_session_cookie_age())
        if self._expires and later - self._expires > _PROLONGED_EVERY:
            self.model.objects.filter(session_key=self.session_key).update(expire_date=later)


class _StaffOnly:
    """Lets the middleware beside it act on staff pages only."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        act: Callable[[HttpRequest], Any] = super().__call__ if is_staff_page(request) else self.get_response  # type: ignore[misc]
        return act(request)


def _is_unattended(request: HttpRequest) -> bool:
    """Say whether a page asked by itself, as a form does that was left open: that keeps no session alive."""
    return getattr(request, "is_unattended", False)


class StaffSession(_StaffOnly, SessionMiddleware):
    """Sessions, on staff pages only; every page that is asked for keeps one alive."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session when it was changed, else prolong it."""
        used = request.session.accessed and not request.session.modified and not _is_unattended(request)
        answer = super().process_response(request, response)
        if used and isinstance(request.session, SessionStore):
            request.session.prolong()
        return answer


class StaffAuthentication(_StaffOnly, AuthenticationMiddleware):
    """`request.user`, on staff pages only."""


class StaffMessages(_StaffOnly, MessageMiddleware):
    """Messages, on staff pages only."""
