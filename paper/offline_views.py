"""What does a browser need to keep the last edition, for when the line is gone, and to show the paper as an app?"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from paper.languages import direction
from paper.page import Page
from paper.ways import way_to

# The colours of static/css/tokens.css by day.
_PAPER = "#fbfaf6"


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Send the worker from the top of the site, where alone it may answer for every page. No template."""
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers=headers)


@require_safe
def offline(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/offline.html`: what a reader without a line sees in place of a page that was not kept."""
    return Page("paper/offline.html", {"sections": [], "language": language}).answer(request)


@require_safe
def web_manifest(request: HttpRequest, *, language: str) -> HttpResponse:
    """Send the manifest of the paper as an application: https://www.w3.org/TR/appmanifest/. No template."""
    paper, home = settings.PAPER_IDENTITY[language], way_to("front", language=language)
    manifest = {
        "name": paper["paper_name"],
        "short_name": paper["paper_name"].removeprefix("The "),
        "description": paper["motto"],
        "lang": language,
        "dir": direction(language),
        "id": home,
        "start_url": home,
        # All of the paper, for a page in one language leads to the others.
        "scope": "/",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
                for size in (192, 512)
            ),
        ],
    }
    headers = {"Cache-Control": "no-cache"}
    return JsonResponse(manifest, content_type="application/manifest+json", headers=headers)


@cache
def _worker() -> bytes:
    return Path(str(finders.find("js/service-worker.js"))).read_bytes()
