"""How does the admin show who holds the chair when, and hand it to somebody who stands in?"""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions.models import Chair, Edition
from editions.planning.chairs import hand_over, spans
from editions.planning.forms import ChairForm, HandOverForm

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Chair]
else:
    Base = object


class ChairPages(Base):
    """The terms, who holds the chair because of them, and the page that hands it over."""

    form = ChairForm
    change_list_template = "editions/chair_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the page that hands the chair over."""
        view = self.admin_site.admin_view(self.hand_over_view)
        return [path("hand-over/", view, name="editions_chair_hand_over"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show above the terms who holds the chair when, newest first."""
        today = timezone.localdate()
        held = spans(list(Chair.objects.select_related("author")))[::-1]
        context = {
            "title": "The editor-in-chief’s chair",
            "spans": held,
            "today": today,
            "may_hand_over": self.has_add_permission(request),
        }
        return super().changelist_view(request, (extra_context or {}) | context)

    def hand_over_view(self, request: HttpRequest) -> HttpResponse:
        """Render `editions/chair_hand_over.html`: who stands in and when; POST hands the chair over."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        today = timezone.localdate()
        form = HandOverForm(request.POST or None, initial={"since": today})
        if request.method == "POST" and form.is_valid():
            try:
                term, is_new = hand_over(**form.cleaned_data, by=person(request), today=today)
                messages.success(request, _said(term) if is_new else "That was handed over already.")
                return redirect("admin:editions_chair_changelist")
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
        context = self.admin_site.each_context(request) | {
            "title": "Hand the chair to an acting editor",
            "opts": Chair._meta,
            "form": form,
        }
        return TemplateResponse(request, "editions/chair_hand_over.html", context)


def _said(term: Chair) -> str:
    last = term.until or term.since
    count = Edition.objects.planned().between(term.since, last).filter(editor_in_chief=None).count()
    said = f"{term.author} stands in from {term.since:%d %B %Y} to {last:%d %B %Y}."
    if count:
        said += f" {count} edition{'s' if count > 1 else ''} planned for these days will name {term.author}."
    return said
