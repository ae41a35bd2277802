"""What does somebody see whose form came too late to be trusted?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.headers import is_staff_page
from paper.errors import forbidden
from paper.text.html import plain_text

_PRIVATE = ("csrfmiddlewaretoken", "password", "token", "code")
# What a page wrote into its form and no person did.
_MACHINERY = ("_", "bylines-", "opened_at", "sent_once", "version", "seen")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Render `newsroom/csrf_failure.html` with `fields`: (name, text) pairs of what was typed, to be kept."""
    if not is_staff_page(request):
        return forbidden(request)
    return _kept(request, early=True)


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """Render `newsroom/csrf_failure.html` for a form that came after its session; None when it held no text."""
    return _kept(request) if _typed(request) else None


def of_somebody_else(request: HttpRequest) -> HttpResponse | None:
    """Render the same for a form that was opened by somebody else than is signed in now; None for all others."""
    opened_by = request.POST.get("_opened_by")
    if opened_by is None or opened_by == str(request.user.pk) or not _typed(request):
        return None
    return _kept(request, other=True)


def _kept(request: HttpRequest, *, early: bool = False, other: bool = False) -> HttpResponse:
    context = {"fields": _typed(request), "early": early, "other": other}
    return render(request, "newsroom/csrf_failure.html", context, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    kept = []
    for name, text in request.POST.items():
        if not str(text).strip() or name.startswith(_MACHINERY) or any(word in name.lower() for word in _PRIVATE):
            continue
        if name == "body":
            # To read and to paste; below it stands the same with its links and all else that was set.
            kept.append(("body, its words", plain_text(str(text)).replace("\n", "\n\n")))
        kept.append((name.replace("_", " "), str(text)))
    return kept
