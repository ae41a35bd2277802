"""Which headers does a response get? Readers' pages and staff pages differ."""

from collections.abc import Callable
from functools import cache

from csp.constants import HEADER, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from photos.saving import saves_data

STAFF_ROOT = "/newsroom/"
STAFF_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

_BASELINE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    # SecurityMiddleware sets these two as well; here they also reach what it never sees, such as a refused host.
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def is_staff_page(request: HttpRequest) -> bool:
    """Say whether the request is for the newsroom's own pages, where a session may exist."""
    return request.path_info.startswith(STAFF_ROOT)


class ContentSecurityPolicy(CSPMiddleware):
    """The readers' policy everywhere, the staff's policy on staff pages; a view may loosen its own with django-csp."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set the header; what all readers' pages carry is written once, and not for each page anew."""
        # By what django-csp's decorators leave on a response that has a policy of its own.
        of_its_own = any(name.startswith("_csp_") for name in vars(response))
        # In DEBUG Django's own error pages are let off.
        if settings.DEBUG or is_staff_page(request) or of_its_own:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _readers_policy())
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if is_staff_page(request) and not report_only and parts.config is None:
            parts.config = STAFF_POLICY
        return parts


@cache
def _readers_policy() -> str:
    # In one order, so that every process answers the same bytes.
    return "; ".join(sorted(build_policy().split("; ")))


class Baseline:
    """The headers that every response carries, errors and static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in _BASELINE.items():
            response.headers.setdefault(name, value)
        if is_staff_page(request):
            # What a staff page shows must not stay in a shared machine's cache or leak through a Referer.
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        else:
            response.headers.setdefault("Referrer-Policy", "same-origin")
            # The plain page is for those alone who asked for it; the whole page may be given to anybody, and so it
            # varies on the encoding only.
            if saves_data(request) and response.headers.get("Content-Type", "").startswith("text/html"):
                patch_vary_headers(response, ["Save-Data"])
        return response


class OwnOrigin:
    """Reads `Origin: null` from a staff page as our own origin, so that Django's check of forms can do its work.

    Browsers send that from a page whose policy is `no-referrer`, as all staff pages' is (https://fetch.spec.whatwg.org,
    "append a request Origin header"). A browser that says where a request comes from has to say: from this site. The
    token has to fit in any case, and its cookie is SameSite=Strict and `__Host-`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        from_here = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if request.headers.get("Origin") == "null" and is_staff_page(request) and from_here:
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.get_response(request)
