"""How do moves become buttons in the admin? POST only, checked against the page that was seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from articles.moves import MoveRefused

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
else:
    ModelAdmin = object


@dataclass(frozen=True)
class MoveButton:
    """A button for one move: where it posts to and whether it asks for a note."""

    verb: str
    label: str
    url: str
    needs_note: bool


class MovesMixin(ModelAdmin):
    """Gives a ModelAdmin a POST address per verb and the buttons that the person may press now.

    The class that uses it says which verbs are open (`verbs_open_to`), what they are called (`transitions`) and makes
    the move (`make_move`).
    """

    transitions: dict[str, Any]

    def verbs_open_to(self, request: HttpRequest, obj: Any) -> Sequence[str]:
        """Return the verbs that have a button."""
        raise NotImplementedError

    def make_move(self, request: HttpRequest, obj: Any, verb: str) -> str:
        """Make the move and return what to tell the person; raises MoveRefused."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the moves."""
        view = self.admin_site.admin_view(self.move_view)
        own = [path("<path:object_id>/move/<slug:verb>/", view, name=f"{self._name}_move")]
        return own + super().get_urls()

    def move_buttons(self, request: HttpRequest, obj: Any) -> list[MoveButton]:
        """Return the buttons for the moves that the person may make now."""
        return [
            MoveButton(
                verb,
                self.transitions[verb].label,
                reverse(f"admin:{self._name}_move", args=[obj.pk, verb]),
                self.transitions[verb].needs_note,
            )
            for verb in self.verbs_open_to(request, obj)
        ]

    def move_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        """Make one move and go back to the page; a refusal is a sentence on it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self.get_object(request, unquote(object_id))
        if obj is None or verb not in self.transitions or not self.has_view_permission(request, obj):
            raise Http404
        try:
            said = self.move_as_seen(request, obj, verb)
            messages.success(request, said)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect(reverse(f"admin:{self._name}_change", args=[obj.pk]))

    def move_as_seen(self, request: HttpRequest, obj: Any, verb: str) -> str:
        """Make a move of what the page showed, and return what to tell the person; raises MoveRefused."""
        with transaction.atomic():
            # The row stays locked until the move is made, so that nothing unseen is saved in between.
            locked = self.model._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)
            _refuse_unseen(locked, seen=request.POST.get("version", ""))
            return self.make_move(request, obj, verb)

    @property
    def _name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"


def _refuse_unseen(obj: Any, *, seen: str) -> None:
    if seen != str(obj.version):
        raise MoveRefused("This was changed after you opened the page: look at it again before you move it.")


def person(request: HttpRequest) -> User:
    """Return who is signed in; admin pages are only reached by somebody who is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
