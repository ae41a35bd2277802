"""What does the paper answer at an address, asked in this very process?"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.urls import resolve

from paper.page import Page

# A killed article's address answers with a notice, and the notice has to stand where its text stood.
_PAGES = (200, 410)


@dataclass(frozen=True)
class Answer:
    """A page as a reader gets it; `leads_to` is where it sends the reader instead."""

    content: bytes
    is_html: bool = False
    leads_to: str = ""


def ask(path: str) -> Answer | None:
    """Return what stands at a path, or None when readers get nothing there. A search becomes a page that explains."""
    request = _request(path)
    try:
        match = request.resolver_match = resolve(path)
        if match.view_name == "paper:search":
            context = {"here": path, "language": match.kwargs["language"]}
            response: HttpResponseBase = Page("paper/mirror_search.html", context).answer(request)
        else:
            response = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    if 300 <= response.status_code < 400:
        return Answer(b"", leads_to=str(response.headers["Location"]))
    if response.status_code not in _PAGES:
        return None
    return Answer(_content(response), is_html=response.headers["Content-Type"].startswith("text/html"))


def _request(path: str) -> HttpRequest:
    site = urlsplit(settings.SITE_URL)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {
        "REQUEST_METHOD": "GET",
        "HTTP_HOST": site.netloc,
        "SERVER_NAME": site.hostname or "",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "wsgi.url_scheme": site.scheme,
    }
    return request


def _content(response: HttpResponseBase) -> bytes:
    if not response.streaming:
        return response.content  # type: ignore[attr-defined,no-any-return]
    try:
        return b"".join(response)
    finally:
        # The file alone: to close the answer would end a request, and with it the connection to the database.
        response.file_to_stream.close()  # type: ignore[attr-defined]
