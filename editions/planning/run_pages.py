"""How is a run of editions asked for, shown before it is made, and made?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions.admin_pages import EditionPages
from editions.models import Edition
from editions.planning import runs
from editions.planning.run_form import RunForm


class RunPages(EditionPages):
    """The page that plans a stretch of days."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.run_view)
        return [path("run/", view, name="editions_edition_run"), *super().get_urls()]

    def run_view(self, request: HttpRequest) -> HttpResponse:
        """Render `editions/edition_run.html`: the form, and once it is filled in what it would make; POST makes it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.POST or request.GET
        form = RunForm(sent if "first_day" in sent else None, today=timezone.localdate())
        planned = _plan(form)
        if request.method == "POST" and planned:
            try:
                return self._make_run(request, form)
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
                planned = _plan(form)
        new = [each for each in planned if not each.is_there]
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "title": "Plan a run of editions",
            "opts": Edition._meta,
            "form": form,
            "planned": planned,
            "new": new,
            "skipped": len(planned) - len(new),
            "off_days": sum(not each.is_publishing for each in new),
            "holidays": sorted(runs.holidays_in(form.run()).items()) if planned else [],
            "seen": runs.fingerprint(planned),
        }
        return TemplateResponse(request, "editions/edition_run.html", context)

    def _make_run(self, request: HttpRequest, form: RunForm) -> HttpResponse:
        seen = request.POST.get("seen", "")
        with transaction.atomic():
            made = runs.make(form.run(), by=person(request), today=form.today, seen=seen)
            for edition in made:
                self.log_addition(request, edition, "Planned in a run.")
        if made:
            messages.success(request, f"{len(made)} edition{'s are' if len(made) > 1 else ' is'} planned.")
        else:
            messages.info(request, "These editions are planned already: nothing was made twice.")
        return redirect("admin:editions_edition_calendar", month=form.run().first_day.replace(day=1))


def _plan(form: RunForm) -> list[runs.Planned]:
    """What the form asks for; nothing while it is not filled in or cannot be made, which the form says."""
    if not form.is_valid():
        return []
    try:
        return runs.lay_out(form.run(), today=form.today)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return []
