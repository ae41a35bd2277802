"""On which pages is an edition approved, and its release confirmed?"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import clock, permissions, workflow
from editions.admin_pages import EditionPages
from editions.models import Edition
from editions.preflight import Finding
from editions.proofing.approving import is_approved, is_open, to_approve, was_approved
from editions.proofing.sheets import sheet_now
from paper import questions

# These are made on pages of their own, which say what they mean.
_WITH_A_PAGE = ("approve", "release")


@dataclass(frozen=True)
class Asked:
    """A warning that asks for a reason, and the reason typed so far."""

    finding: Finding
    reason: str

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"override-{self.finding.key}"


class ApprovalPages(EditionPages):
    """The page that shows what an approval is of and makes it, and the one that asks before readers see an edition."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the pages."""
        wrap = self.admin_site.admin_view
        approve = wrap(require_http_methods(["GET", "HEAD", "POST"])(self.approve_view))
        return [
            path("<int:key>/approve/", approve, name="editions_edition_approve"),
            path("<int:key>/release/", wrap(require_safe(self.release_view)), name="editions_edition_release"),
            *super().get_urls(),
        ]

    def approve_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_approve.html` or, after it, `edition_approved.html`; POST approves what was seen.

        A refusal is a sentence on the page as it is now, with what was typed.
        """
        edition = self._edition(request, key)
        if request.method == "POST":
            try:
                messages.success(request, self.move_as_seen(request, edition, "approve"))
                return redirect(reverse("admin:editions_edition_approve", args=[key]))
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
                edition = self._edition(request, key)
        try:
            if is_open(edition):
                return self._approval(request, edition)
            if is_approved(edition):
                return self._approved(request, edition)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self.back_to(key)
        messages.warning(request, "This edition is not sent for approval yet: finish the running order, then send it.")
        return self.back_to(key)

    def release_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_release.html`: what goes out, to be confirmed. It changes nothing."""
        edition = self._edition(request, key)
        try:
            workflow.refuse_early(edition, "release", by=person(request))
            sheet = sheet_now(edition)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self.back_to(key)
        newest = questions.newest_edition(edition.language)
        context = {
            "sheet": sheet,
            "now": timezone.now(),
            "newest": newest,
            "stays_in_front": newest is not None and newest.issue_date > edition.issue_date,
            "goes_out_at": clock.said(edition.release_at) if edition.release_set_by and edition.release_at else "",
            "move_url": reverse("admin:editions_edition_move", args=[key, "release"]),
        }
        return self._approval_page(request, edition, "editions/edition_release.html", "Release to readers", context)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Take the moves that have a page of their own out of the row of buttons, and say where that page is."""
        found = super().buttons(request, edition)
        buttons = found["move_buttons"]
        apart = {button.verb for button in buttons if button.verb in _WITH_A_PAGE}
        return found | {
            "move_buttons": [button for button in buttons if button.verb not in apart],
            "may_approve": "approve" in apart,
            "may_release": "release" in apart,
        }

    def _approval(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        about = to_approve(edition)
        context = {
            "about": about,
            "sheet": about.sheet,
            "asked": _asked(request, about.warnings),
            "waiver": request.POST.get("waiver", ""),
            "needs_waiver": edition.prepared_by_id == person(request).pk,
            "may_approve": permissions.can_move(person(request), "approve"),
        }
        return self._approval_page(request, edition, "editions/edition_approve.html", "Approve the edition", context)

    def _approved(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        sheet, overrides = was_approved(edition)
        context = {"sheet": sheet, "overrides": overrides}
        return self._approval_page(request, edition, "editions/edition_approved.html", "What was approved", context)

    def _approval_page(
        self, request: HttpRequest, edition: Edition, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        common = {"title": title, "opts": Edition._meta, "edition": edition}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | common | context)


def _asked(request: HttpRequest, warnings: list[Finding]) -> list[Asked]:
    """Return the warnings with what was typed, or else with what whoever prepared the edition has said of them."""
    said = {finding.key: finding.given.text if finding.given else "" for finding in warnings}
    return [Asked(finding, request.POST.get(f"override-{finding.key}", said[finding.key])) for finding in warnings]
