"""How long may a browser, and a cache in front, keep a page of the paper?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from paper.store.surrogates import of_path

# A browser asks every time and is mostly told that nothing changed; a cache in front asks once a second, so that a
# release is seen within two. If we do not answer it may show what it has for some minutes: no longer, for a page that
# was withdrawn meanwhile must go.
ASKING = "public, max-age=0, s-maxage=1, stale-if-error=600"
# One that is told to forget may keep a page for an hour; no more, in case it was told in vain.
TOLD = "public, max-age=0, s-maxage=3600, stale-while-revalidate=60, stale-if-error=86400"

_STATUSES = {200, 301, 410}


class ReadersCaching:
    """Says on every page that readers share how long it may be kept, unless its view has said so itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method in {"GET", "HEAD"} and not request.path_info.startswith(settings.NOT_READERS_PAGES):
            if response.status_code in _STATUSES:
                response.headers.setdefault("Cache-Control", TOLD if settings.PURGE_URL else ASKING)
            if settings.PURGE_URL:
                response.headers.setdefault("Surrogate-Key", of_path(request.path_info))
        return response
