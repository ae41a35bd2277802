"""Who may have an account, and how long does a session last?"""

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from newsroom.headers import is_staff_page


class StaffOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: a newsroom has no sign-up."""
        return False


class SessionAge:
    """Ends a session twelve hours after it began, however busy it was; the cookie itself ends two idle hours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_staff_page(request) and request.user.is_authenticated:
            now = timezone.now().timestamp()
            if now - request.session.setdefault("began", now) > settings.SESSION_MAXIMUM_AGE:
                logout(request)
        return self.get_response(request)
