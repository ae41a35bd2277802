"""In which form does the API answer, and how does it say that something is wrong?

Errors are problem details, https://www.rfc-editor.org/rfc/rfc9457. Any page elsewhere may read the answers: they are
public, the same for everybody, and no cookie comes near them. Cross-Origin-Resource-Policy stays `same-origin`, since
it is about pictures and scripts that are embedded and not about what is fetched with CORS.
"""

import json
import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from paper.api.limits import wait_for
from paper.text.characters import printable_parts

View = Callable[..., HttpResponse]


class Refused(Exception):
    """The question cannot be answered: the status, and a sentence for whoever asks."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


def document(data: Any, *, following: str = "") -> HttpResponse:
    """Return data as JSON; `following` is the full address of the next page, if there is one."""
    response = HttpResponse(json.dumps(printable_parts(data), ensure_ascii=False), content_type="application/json")
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def problem(status: int, detail: str) -> HttpResponse:
    """Return problem details: title, status, and a sentence about what is wrong."""
    response = HttpResponse(status=status, content_type="application/problem+json")
    told = {"type": "about:blank", "title": response.reason_phrase, "status": status, "detail": detail}
    response.content = json.dumps(told).encode()
    return response


def endpoint(view: View) -> View:
    """Make a view answer GET and HEAD within the limit, as JSON whatever happens, for pages of any origin."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponse:
        response = _unless_known(request, _answer(view, request, asked))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response

    return answer


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    # Here and not in Django's middleware, whose 304 would not say that any origin may read it.
    if response.status_code != 200:
        return response
    set_response_etag(response)
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return known if isinstance(known, HttpResponse) else response


def _answer(view: View, request: HttpRequest, asked: dict[str, Any]) -> HttpResponse:
    if request.method not in {"GET", "HEAD"}:
        response = problem(405, "The API is for reading: ask with GET or HEAD.")
        response["Allow"] = "GET, HEAD"
        return response
    wait = wait_for(request)
    if wait:
        response = problem(429, "You ask more often than the paper can answer: wait as long as Retry-After says.")
        response["Retry-After"] = str(math.ceil(wait))
        return response
    try:
        return view(request, **asked)
    except Http404:
        return problem(404, "Nothing that may be read stands at this address. Addresses end with a slash.")
    except Refused as refusal:
        return problem(refusal.status, refusal.detail)
