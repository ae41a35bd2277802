"""On which page is one article let out ahead of its edition, and taken back?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions.admin_pages import EditionPages
from editions.ahead import letting
from editions.ahead.forms import LetOutForm, TakeBackForm
from editions.models import Edition, Placement
from paper.models import PublishedEdition


class AheadPages(EditionPages):
    """The page that says what readers would have before the edition, asks for the reason, and takes it back."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.ahead_view))
        return [path("<int:key>/ahead/<int:placement>/", view, name="editions_edition_ahead"), *super().get_urls()]

    def ahead_view(self, request: HttpRequest, key: int, placement: int) -> HttpResponse:
        """Render `editions/ahead.html`: what readers will see, to be confirmed; or what they have, to be taken back."""
        edition = self._edition(request, key)
        if not letting.can_let_out(person(request)):
            raise Http404
        rows = Placement.objects.with_article().select_related("revision", "printed__edition")
        placed = get_object_or_404(rows.filter(edition=edition), pk=placement)
        if not placed.is_ahead:
            try:
                letting.refuse_unready(edition, placed, at=timezone.now())
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
                return self.back_to(key)
        form = (TakeBackForm if placed.is_ahead else LetOutForm)(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                messages.success(request, _act(request, placed, form.cleaned_data))
                return redirect(reverse("admin:editions_edition_change", args=[key]))
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
        context = self.admin_site.each_context(request) | {
            "title": "Take back from readers" if placed.is_ahead else "Let out ahead of the edition",
            "opts": Edition._meta,
            "edition": edition,
            "placement": placed,
            "form": form,
            **_shown(request, edition, placed),
        }
        return TemplateResponse(request, "editions/ahead.html", context)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Say whether the running order offers the page."""
        open_now = edition.state in letting.OPEN
        return super().buttons(request, edition) | {
            "can_let_out": open_now and letting.can_let_out(person(request)),
        }


def _act(request: HttpRequest, placed: Placement, said: dict[str, str]) -> str:
    who: dict[str, Any] = {"by": person(request), "at": timezone.now()}
    if placed.is_ahead:
        letting.take_back(placed, note=said["note"], **who)
        return f"“{placed.article}” is taken back: readers find your words where it was."
    seen = request.POST.get("seen", "")
    letting.let_out(placed, note=said["note"], waiver=said["waiver"], seen=seen, **who)
    return f"“{placed.article}” is out: readers see it now, ahead of its edition."


def _shown(request: HttpRequest, edition: Edition, placed: Placement) -> dict[str, Any]:
    piece = letting.piece_of(placed)
    like = PublishedEdition(issue_date=edition.issue_date, language=edition.language, label=edition.label)
    return {
        "piece": piece,
        "address": placed.printed.get_absolute_url() if placed.printed else like.address_of(piece.content["slug"]),
        "findings": [] if placed.is_ahead else letting.findings_of(edition, placed),
        "needs_waiver": person(request) in {placed.article.owner, letting.who_cleared(placed.article)},
    }
