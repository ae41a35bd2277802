"""How does the edition's page show its preflight, keep it up to date, and take reasons for warnings?"""

import hashlib
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
from editions import overriding
from editions.admin_pages import EditionPages
from editions.models import Edition
from editions.overriding import CHECKED, LONGEST, Said
from editions.preflight import Finding, check
from editions.states import State

_REASON, _ABOUT = "override-", "about-"


@dataclass(frozen=True)
class Panel:
    """What a preflight needs that keeps itself up to date and takes reasons.

    `mark` changes with what it shows; `typed` is {field name: words} of a form that was refused.
    """

    live_url: str
    reasons_url: str
    may_give: bool
    mark: str
    typed: dict[str, str]
    longest: int = LONGEST


class PreflightPages(EditionPages):
    """The preflight on the edition's page, the fragment that keeps it up to date, and the form for reasons."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the fragment and of the form."""
        wrap = self.admin_site.admin_view
        reasons = wrap(require_http_methods(["GET", "HEAD", "POST"])(self.reasons_view))
        return [
            path("<int:key>/preflight/", wrap(require_safe(self.preflight_view)), name="editions_edition_preflight"),
            path("<int:key>/preflight/reasons/", reasons, name="editions_edition_reasons"),
            *super().get_urls(),
        ]

    def preflight_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Answer 204 while preflight finds what it found at `?since=`, otherwise render `editions/_preflight.html`."""
        edition = self._edition(request, key)
        context = self._preflight_panel(request, edition, findings=self._preflight_findings(edition))
        if request.GET.get("since") == context["panel"].mark:
            # A page that looks by itself is nobody at work: it does not put off the end of the idle hours.
            request.session.accessed = False
            return HttpResponse(status=204)
        return TemplateResponse(request, "editions/_preflight.html", context)

    def reasons_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Keep the reasons that were typed and go back, or render `editions/edition_preflight.html` with them."""
        edition = self._edition(request, key)
        typed: dict[str, str] = {}
        if request.method == "POST":
            typed = {name: str(text) for name, text in request.POST.items() if name.startswith(_REASON)}
            try:
                kept = overriding.give(edition, _said(request), by=person(request), at=timezone.now())
                messages.success(request, f"{kept} reason{'s are' if kept > 1 else ' is'} kept.")
                return redirect(reverse("admin:editions_edition_change", args=[key]) + "#preflight")
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
        context = self.admin_site.each_context(request) | {
            "title": "Preflight",
            "opts": Edition._meta,
            "edition": edition,
            **self._preflight_panel(request, edition, findings=self._preflight_findings(edition), typed=typed),
        }
        return TemplateResponse(request, "editions/edition_preflight.html", context)

    def _desk(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        desk = super()._desk(request, edition)
        findings = overriding.with_reasons(edition, desk["findings"])
        return desk | self._preflight_panel(request, edition, findings=findings)

    def _preflight_panel(
        self, request: HttpRequest, edition: Edition, *, findings: list[Finding], typed: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """What `editions/_preflight.html` shows of an edition on a page that keeps it up to date."""
        panel = Panel(
            live_url=reverse("admin:editions_edition_preflight", args=[edition.pk]),
            reasons_url=reverse("admin:editions_edition_reasons", args=[edition.pk]),
            may_give=person(request).has_perm("editions.prepare_edition"),
            mark=_mark(edition, findings),
            typed=typed or {},
        )
        return {"findings": findings, "state": edition.state, "panel": panel}

    def _preflight_findings(self, edition: Edition) -> list[Finding]:
        if edition.state not in CHECKED:
            return []
        placements = list(edition.placements.in_order().with_article())
        return overriding.with_reasons(edition, check(edition, placements))


def _said(request: HttpRequest) -> dict[str, Said]:
    found = {}
    for name, text in request.POST.items():
        if name.startswith(_REASON):
            key = name.removeprefix(_REASON)
            found[key] = Said(str(text), str(request.POST.get(f"{_ABOUT}{key}", "")))
    return found


def _mark(edition: Edition, findings: list[Finding]) -> str:
    shown = [(finding.key, finding.message, finding.given and finding.given.pk) for finding in findings]
    return hashlib.sha256(repr((State(edition.state), shown)).encode()).hexdigest()[:16]
