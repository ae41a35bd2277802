"""How does a reader verify an edition? By manifests, their signatures, the paper's keys and a page that explains."""

import datetime
from typing import Final

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from paper import questions
from paper.languages import Label
from paper.models import PublishedEdition
from paper.page import Page
from paper.proving import checking, keys, versions
from paper.proving.keys import Key
from paper.proving.recomputing import Rows
from paper.proving.versions import Version

_PLAIN: Final = "text/plain; charset=utf-8"
# A correction adds a version, and whoever opens the address again must get it; the ETag makes that cheap.
_FRESH: Final = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


@require_safe
def manifest(
    request: HttpRequest,
    *,
    issue_date: datetime.date,
    language: str,
    label: str = Label.MAIN,
    version: int | None = None,
) -> HttpResponseBase:
    """Send a version of an edition's manifest, byte for byte what its SHA-256 was computed of; the newest by default.

    No template. A version that names the address of what was killed since, which is made of its headline, is withheld
    with 410. Its links are those of RFC 5829.
    """
    edition = _edition(issue_date, language=language, label=label)
    found = _version(edition, version)
    links = f'<{edition.manifest_address}>; rel="latest-version", <{edition.verify_address}>; rel="version-history"'
    headers = _FRESH | {"ETag": f'"{found.sha256}"', "Link": links}
    if found.withheld:
        return _withheld(found)
    whole = HttpResponse(found.manifest.encode(), headers=headers, content_type="application/json")
    return get_conditional_response(request, etag=headers["ETag"], response=whole) or whole


@require_safe
def signature(
    request: HttpRequest, *, issue_date: datetime.date, language: str, version: int, label: str = Label.MAIN
) -> HttpResponse:
    """Send the 64 bytes of a version's Ed25519 signature; 404 when it is not signed. No template."""
    found = _version(_edition(issue_date, language=language, label=label), version)
    if not found.raw_signature:
        raise Http404
    if found.withheld:
        return _withheld(found)
    name = f"manifest-{found.number}.sig"
    headers = _FRESH | {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(found.raw_signature, headers=headers, content_type="application/octet-stream")


@require_safe
def public_keys(request: HttpRequest) -> HttpResponse:
    """Send every key of the paper as a JSON Web Key Set, the newest last; empty before the first. No template."""
    listed = [key.as_jwk() for key in _known().values()]
    return JsonResponse({"keys": listed}, json_dumps_params={"indent": 2}, headers=_FRESH)


@require_safe
def verify(request: HttpRequest, *, issue_date: datetime.date, language: str, label: str = Label.MAIN) -> HttpResponse:
    """Render `paper/verify.html`: what was signed of an edition, whether it fits now, and how to check that oneself."""
    edition, known = _edition(issue_date, language=language, label=label), _known()
    found = versions.of_edition(edition)
    newest = found[-1]
    context = {
        "edition": edition,
        "versions": found,
        "newest": newest,
        "key": _key_of(newest, known=known),
        "fits": fits(edition, known=known),
        "sections": questions.sections(),
    }
    return Page("paper/verify.html", context).answer(request)


def fits(edition: PublishedEdition, *, known: dict[str, Key]) -> bool:
    """Tell whether an edition's rows are what its manifests say and every signature is right. Photos' files aside."""
    try:
        return not checking.findings(Rows.of(edition), known=known)
    except (*checking.UNREADABLE, Error):
        return False


def _known() -> dict[str, Key]:
    try:
        return keys.known()
    except keys.KeyRefused:
        # The administrator hears of it from the system check; readers cannot verify until it is mended.
        return {}


def _key_of(version: Version, *, known: dict[str, Key]) -> Key | None:
    return next((key for key in known.values() if keys.fits(key, version.manifest, signature=version.signature)), None)


def _edition(issue_date: datetime.date, *, language: str, label: str) -> PublishedEdition:
    editions = PublishedEdition.objects.readable()
    found: PublishedEdition = get_object_or_404(editions.of(issue_date, language=language, label=label))
    return found


def _version(edition: PublishedEdition, number: int | None) -> Version:
    found = versions.of_edition(edition)
    if number is None:
        return found[-1]
    if number > len(found):
        raise Http404
    return found[number - 1]


def _withheld(version: Version) -> HttpResponse:
    gone = f"An article of this edition was withdrawn. This version of its manifest had the SHA-256 {version.sha256}.\n"
    return HttpResponse(gone, status=410, content_type=_PLAIN, headers=_FRESH)
