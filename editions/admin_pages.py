"""Which pages does the edition's admin have beside its form: the running order?"""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.moves import MoveRefused
from articles.moves_admin import MovesMixin, person
from editions import permissions, placing
from editions.models import Edition, Placement
from editions.pieces import editor_of
from editions.preflight import check
from editions.release import released_copy
from editions.states import State

# The database counts to ten digits.
_VERSION = re.compile("[0-9]{1,9}")


class EditionPages(MovesMixin):
    """The edition's further pages, and what its own page shows under the form."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the further pages."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/place/", wrap(require_POST(self.place)), name="editions_edition_place"),
            path("<int:key>/order/<int:placement>/", wrap(require_POST(self.order)), name="editions_edition_order"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Add running order, preflight, moves and record to the form's page."""
        edition: Edition | None = obj
        if edition is not None:
            context |= self._desk(request, edition)
        # One piece of work at a time: "save and add another" would leave this page without its moves.
        context["show_save_and_add_another"] = False
        response: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return response

    def place(self, request: HttpRequest, key: int) -> HttpResponseRedirect:
        """Place the chosen article."""
        edition = self._edition(request, key)
        chosen = request.POST.get("article", "")
        article = get_object_or_404(
            Article.objects.visible_to(person(request)), pk=chosen if chosen.isdecimal() else None
        )
        try:
            placing.place(edition, article, by=person(request))
            messages.success(request, f"“{article}” is placed.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self.back_to(key)

    def order(self, request: HttpRequest, key: int, placement: int) -> HttpResponseRedirect:
        """Do one thing with a placement: `up`, `down`, `lead` or `out`."""
        edition = self._edition(request, key)
        placed = get_object_or_404(
            Placement.objects.select_related("edition", "article"), edition=edition, pk=placement
        )
        seen = request.POST.get("seen", "")
        who: dict[str, Any] = {"by": person(request), "seen": int(seen) if _VERSION.fullmatch(seen) else None}
        try:
            match request.POST.get("act"):
                case "up":
                    placing.shift(placed, steps=-1, **who)
                case "down":
                    placing.shift(placed, steps=1, **who)
                case "lead":
                    placing.make_lead(placed, **who)
                case "out":
                    placing.take_out(placed, **who)
                    messages.success(request, f"“{placed.article}” is out of this edition.")
                case _:
                    raise Http404
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self.back_to(key)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Return what the page shows of moves."""
        return {"move_buttons": self.move_buttons(request, edition)}

    def back_to(self, key: int) -> HttpResponseRedirect:
        """Go back to the edition's page."""
        return redirect(reverse("admin:editions_edition_change", args=[key]))

    def _edition(self, request: HttpRequest, key: int) -> Edition:
        edition: Edition | None = self.get_object(request, str(key))
        if edition is None or not self.has_view_permission(request, edition):
            raise Http404
        return edition

    def _desk(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        placements = list(edition.placements.in_order().with_article())
        is_open = permissions.can_prepare(person(request), edition)
        cleared = Article.objects.ready().unplaced().in_language(edition.language).for_list() if is_open else []
        return {
            **self.buttons(request, edition),
            "placements": placements,
            "is_open": is_open,
            "cleared": cleared,
            "findings": check(edition, placements) if edition.state in {State.PLANNED, State.IN_APPROVAL} else [],
            "editor_in_chief": editor_of(edition),
            "can_correct": permissions.can_ask_correction(person(request)) and edition.state == State.RELEASED,
            "moves": edition.moves.select_related("by"),
            "public_address": released_copy(edition).get_absolute_url() if edition.state == State.RELEASED else "",
        }
