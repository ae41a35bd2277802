"""What does the paper say of itself: who makes it, what it promises, who answered for it when?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from paper import questions
from paper.about import mastheads
from paper.models import Policy, PublishedEdition
from paper.page import Page


@require_safe
def about(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/about.html`: who makes the paper, as the newest edition's masthead says, and in its own words."""
    editions = PublishedEdition.objects.readable().in_language(language).defer("manifest")
    context = _said(Policy.Kind.ABOUT, language) | {"edition": editions.current()}
    return Page("paper/about.html", context).answer(request)


@require_safe
def policy(request: HttpRequest, *, kind: str, language: str) -> HttpResponse:
    """Render `paper/policy.html`: one of the paper's promises as it is written in a language, or the usual one."""
    return Page("paper/policy.html", _said(kind, language)).answer(request)


@require_safe
def masthead(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/masthead.html`: editors-in-chief, publishers and addresses from when to when, as printed."""
    lines = mastheads.through_time(language=language)
    return Page("paper/masthead.html", {"lines": lines, "sections": questions.sections(), "language": language}).answer(
        request
    )


def _said(kind: str, language: str) -> dict[str, object]:
    """Return the context of a text of the paper's own: its `kind`, and `policy` or None where none is written."""
    written = Policy.objects.of(kind).in_language(language).first()
    return {"kind": Policy.Kind(kind), "policy": written, "sections": questions.sections(), "language": language}
