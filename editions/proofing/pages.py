"""How is an edition read before it goes out: page by page, as a list of proofs and what changed between, on paper?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions.admin_pages import EditionPages
from editions.models import Edition, Proof
from editions.proof import proof
from editions.proofing.comparing import Comparison, compare
from editions.proofing.printable import printable
from editions.proofing.pulling import pull, refuse
from editions.proofing.sheets import sheet_now, sheet_pulled
from editions.proofing.turning import turned_to
from paper.page import Page


class ProofingPages(EditionPages):
    """The proof on the screen, the proofs that were pulled, what changed between them, and the sheets to print."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the pages."""
        wrap, name = self.admin_site.admin_view, "editions_edition_{}".format
        return [
            path("<int:key>/proof/", wrap(require_safe(self.proof_view)), name=name("proof")),
            path("<int:key>/proof/<path:address>", wrap(require_safe(self.proof_view)), name=name("proof")),
            path("<int:key>/proofs/", wrap(require_safe(self.proofs_view)), name=name("proofs")),
            path("<int:key>/proofs/pull/", wrap(require_POST(self.pull_view)), name=name("pull")),
            path("<int:key>/proofs/<int:number>/", wrap(require_safe(self.pulled_view)), name=name("pulled")),
            path("<int:key>/proofs/<int:number>/print/", wrap(require_safe(self.print_view)), name=name("print")),
            *super().get_urls(),
        ]

    def proof_view(self, request: HttpRequest, key: int, address: str = "") -> HttpResponse:
        """Render `unreleased/proof.html`: the public page under a banner, with all links inside the proof."""
        edition = self._edition(request, key)
        prefix = reverse("admin:editions_edition_proof", args=[key]).rstrip("/")
        try:
            pages = proof(edition, prefix=prefix)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self.back_to(key)
        # The front page has no address of its own inside the proof: it stands where the proof begins.
        asked = f"/{address}" if address else next(iter(pages))
        if asked not in pages:
            raise Http404
        page = pages[asked]
        about = {"page_template": page.template, "proof_of": edition}
        turned = turned_to(asked, list(pages), prefix=prefix)
        return Page("unreleased/proof.html", page.context | about | {"turned": turned}).answer(request)

    def proofs_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_proofs.html`: what changed since the last proof, and the proofs pulled so far."""
        edition = self._edition(request, key)
        last = edition.proofs.newest()
        context: dict[str, Any] = {"proofs": edition.proofs.for_list(), "last": last}
        try:
            context["comparison"] = last and compare(sheet_pulled(last), sheet_now(edition))
        except MoveRefused as refusal:
            context["trouble"] = str(refusal)
        try:
            refuse(edition, by=person(request))
        except MoveRefused as refusal:
            context["cannot_pull"] = str(refusal)
        return self._proofing(request, edition, "editions/edition_proofs.html", "Proofs", context)

    def pull_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Pull a proof and go back to the list."""
        edition = self._edition(request, key)
        try:
            pulled, is_new = pull(edition, by=person(request), at=timezone.now())
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        else:
            said = f"{pulled} is pulled." if is_new else f"Nothing changed since proof {pulled.number}: it still holds."
            messages.success(request, said)
        return redirect(reverse("admin:editions_edition_proofs", args=[key]))

    def pulled_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `editions/edition_pulled.html`: what a proof showed otherwise than an earlier one, `?since=`."""
        edition = self._edition(request, key)
        pulled = self._pulled(edition, number)
        earlier = [each for each in edition.proofs.for_list() if each.number < number]
        since = request.GET.get("since", str(number - 1))
        before = next((each for each in earlier if str(each.number) == since), None)
        if before is None and earlier:
            raise Http404
        context: dict[str, Any] = {"pulled": pulled, "earlier": earlier, "before": before}
        try:
            context["comparison"] = _between(before, pulled)
        except MoveRefused as refusal:
            context["trouble"] = str(refusal)
        return self._proofing(request, edition, "editions/edition_pulled.html", str(pulled), context)

    def print_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `editions/proof_print.html`: the whole of a proof on one page, to be printed and marked."""
        edition = self._edition(request, key)
        pulled = self._pulled(edition, number)
        try:
            sheets = printable(pulled)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(reverse("admin:editions_edition_proofs", args=[key]))
        context = {"edition": edition, "proof": pulled, "sheets": sheets}
        return TemplateResponse(request, "editions/proof_print.html", context)

    def _pulled(self, edition: Edition, number: int) -> Proof:
        pulled: Proof | None = edition.proofs.numbered(number)
        if pulled is None:
            raise Http404
        return pulled

    def _proofing(
        self, request: HttpRequest, edition: Edition, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        common = {"title": title, "opts": Edition._meta, "edition": edition}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | common | context)


def _between(before: Proof | None, after: Proof) -> Comparison | None:
    return compare(sheet_pulled(before), sheet_pulled(after)) if before else None
