"""How does a reader get an edition as a file?"""

import datetime
from typing import Final

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from paper.languages import Label, Language
from paper.models import PublishedEdition, TakeAway

Kind = TakeAway.Kind
_KINDS: Final = {"html": Kind.HTML, "txt": Kind.TEXT, "epub": Kind.EPUB, "pdf": Kind.PDF}
# What a browser shows at once is shown, for a reader on a bad line who wants to read and not to keep.
_SHOWN: Final = {Kind.HTML, Kind.TEXT}
# A correction must reach whoever opens the address again; the ETag makes that cheap.
_FRESH: Final = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


@require_safe
def take_away(
    request: HttpRequest, *, issue_date: datetime.date, language: str, extension: str, label: str = Label.MAIN
) -> HttpResponseBase:
    """Send an edition as one file; 404 when there is none of the kind, or not yet. No template."""
    rows = TakeAway.objects.at(issue_date, language=language, label=label, kind=_KINDS[extension])
    taken: TakeAway = get_object_or_404(rows)
    about = _headers(taken)
    head = HttpResponse(headers=about | {"Content-Length": str(taken.size)}, content_type=_content_type(taken))
    answer = get_conditional_response(request, etag=about["ETag"], response=head) or head
    if answer is head and request.method == "GET":
        return _file(taken, about=about)
    # A 304 replaces the headers that were kept with the file, so it carries the strict ones too.
    for name, value in about.items():
        answer[name] = value
    return answer


def _headers(taken: TakeAway) -> dict[str, str]:
    shown = "inline" if taken.kind in _SHOWN else "attachment"
    style = f"style-src {taken.style}; img-src data:; " if taken.style else ""
    return _FRESH | {
        "ETag": f'"{taken.sha256}"',
        "Content-Disposition": f'{shown}; filename="{_name(taken.edition)}.{taken.extension}"',
        "Content-Security-Policy": f"default-src 'none'; {style}base-uri 'none'; frame-ancestors 'none'; sandbox",
    }


def _file(taken: TakeAway, *, about: dict[str, str]) -> HttpResponseBase:
    # A file that is not whole, say after a full disk, is none; `make_takeaways --missing` makes it anew.
    if not default_storage.exists(taken.file) or default_storage.size(taken.file) != taken.size:
        raise Http404
    answer = FileResponse(default_storage.open(taken.file), content_type=_content_type(taken))
    for name, value in (about | {"Content-Length": str(taken.size)}).items():
        answer[name] = value
    return answer


def _content_type(taken: TakeAway) -> str:
    return f"{taken.content_type}; charset=utf-8" if taken.kind in _SHOWN else taken.content_type


def _name(edition: PublishedEdition) -> str:
    """Return the name under which a reader keeps a file: `kabul-lantern-2024-04-25`, with language and label."""
    paper = slugify(settings.PAPER_NAME).removeprefix("the-") or "edition"
    language = "" if edition.language == Language.ENGLISH else edition.language.lower()
    return "-".join(part for part in (paper, f"{edition.issue_date:%Y-%m-%d}", language, edition.label) if part)
