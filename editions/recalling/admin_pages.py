"""On which page is an edition recalled, and what does the page say before and after?"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import permissions, workflow
from editions.admin_pages import EditionPages
from editions.models import Edition
from editions.recalling.foreseen import as_recalled, foreseen
from editions.states import State


class RecallPages(EditionPages):
    """The page that says what readers will see instead, asks for the notice and takes the edition back."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.recall_view))
        return [path("<int:key>/recall/", view, name="editions_edition_recall"), *super().get_urls()]

    def recall_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_recall.html` or, after it, `edition_recalled.html`; POST recalls what was seen.

        A refusal is a sentence on the page as it is now, with what was typed.
        """
        edition = self._edition(request, key)
        if request.method == "POST":
            try:
                messages.success(request, self.move_as_seen(request, edition, "recall"))
                return redirect(reverse("admin:editions_edition_recall", args=[key]))
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
                edition = self._edition(request, key)
        if edition.state == State.RECALLED:
            return self._recalled(request, edition)
        try:
            workflow.refuse_early(edition, "recall", by=person(request))
        except MoveRefused as refusal:
            if request.method != "POST":
                messages.error(request, str(refusal))
            return self.back_to(key)
        context = {"about": foreseen(edition), "note": request.POST.get("note", "")}
        return self._recall_page(request, edition, "editions/edition_recall.html", "Recall from readers", context)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Take the recall out of the row of buttons: it has a page of its own."""
        found = super().buttons(request, edition)
        buttons = found["move_buttons"]
        rest = [button for button in buttons if button.verb != "recall"]
        return found | {"move_buttons": rest, "may_recall": len(rest) < len(buttons)}

    def _recalled(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        context = {
            "recalled": as_recalled(edition),
            "move": edition.moves.filter(verb="recall").select_related("by").latest("pk"),
            "may_reopen": permissions.can_move(person(request), "reopen"),
            "reopen_url": reverse("admin:editions_edition_move", args=[edition.pk, "reopen"]),
        }
        return self._recall_page(request, edition, "editions/edition_recalled.html", "Recalled from readers", context)

    def _recall_page(
        self, request: HttpRequest, edition: Edition, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        common = {"title": title, "opts": Edition._meta, "edition": edition}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | common | context)
