"""What does a reader see when something is not there or goes wrong? Calm pages that need no database."""

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from paper import missing
from paper.languages import language_of
from paper.page import Page
from paper.search.finding import Question


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Render `paper/not_found.html` for an address that holds nothing, or `paper/recalled.html` where an edition was.

    Where an article stood that was taken back before its edition it is `paper/taken_back.html`.

    The words of the address are ready to be searched for; one that looks like a date costs two queries for the
    editions near it, any other none. A recalled edition can be released again at its address, so that is no 410.
    """
    # It may have been resolved to a page that found nothing: that page is in no language.
    request.resolver_match = None
    sought = missing.place(request.path)
    found = missing.nearby(sought, slug=missing.slug(request.path)) if sought else missing.Nearby()
    context: dict[str, object] = {"status": 404, "sections": [], "edition": None, "editions": found.editions}
    context["language"] = language_of(request.path)
    if found.recalled:
        return Page("paper/recalled.html", context | {"recalled": found.recalled}).answer(request, status=404)
    if found.taken_back:
        return Page("paper/taken_back.html", context | {"taken_back": found.taken_back}).answer(request, status=404)
    context |= {
        "title": _("There is no page at this address"),
        "advice": _("It may have been mistyped, or the page was moved."),
        "question": Question(text=missing.words(request.path)),
    }
    return Page("paper/not_found.html", context).answer(request, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Render `paper/error.html` for something that is not for this visitor."""
    return _answer(
        request, 403, _("This page is not for you"), _("If you work here, sign in or ask whoever keeps the roles.")
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Render `paper/error.html` for a request that makes no sense."""
    return _answer(request, 400, _("This request makes no sense"), _("Start again from the front page."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Render `paper/error.html` when something broke on our side."""
    advice = _("Nothing you did was wrong. Try again in a minute.")
    return _answer(request, 500, _("Something broke on our side"), advice)


def _answer(request: HttpRequest, status: int, title: Promise, advice: Promise) -> HttpResponse:
    context: dict[str, object] = {"title": title, "advice": advice, "status": status, "sections": [], "edition": None}
    context["language"] = language_of(request.path)
    return Page("paper/error.html", context).answer(request, status=status)
