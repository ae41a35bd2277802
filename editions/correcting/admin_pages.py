"""Which pages does a correction have on its way: where it is asked for, where it waits, where it is decided?"""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import permissions
from editions.admin_pages import EditionPages
from editions.correcting import preview, requests
from editions.correcting.forms import ApproveForm, AskForm, ReasonForm
from editions.correction import WITHDRAWING
from editions.models import CorrectionRequest, Edition, Placement
from editions.states import RequestState
from paper.models import Correction, PublishedArticle, PublishedEdition

# What was decided longer ago is found in the record.
MOST_DECIDED = 30


class CorrectingPages(EditionPages):
    """The page where a correction of something in an edition is asked for, and what the edition's page says of them."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(self.correct_view)
        return [path("<int:key>/correct/<int:placement>/", view, name="editions_edition_correct"), *super().get_urls()]

    def correct_view(self, request: HttpRequest, key: int, placement: int) -> HttpResponse:
        """Render `editions/correction_form.html`: before, after, and the words for readers; POST asks for it."""
        if not permissions.can_ask_correction(person(request)):
            raise Http404
        edition = self._edition(request, key)
        placed = get_object_or_404(
            Placement.objects.with_article().select_related("printed__edition").filter(edition=edition), pk=placement
        )
        if placed.printed is None:
            raise Http404
        form = AskForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                asked = requests.ask(placed, by=person(request), at=timezone.now(), **form.cleaned_data)
                return redirect("admin:editions_correctionrequest_change", asked.pk)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
        context = self.admin_site.each_context(request) | {
            "title": "Correct what was printed",
            "opts": Edition._meta,
            "edition": edition,
            "placement": placed,
            "printed": placed.printed,
            "form": form,
            "change": preview.change_of(
                placed.printed, placed.article, kind=Correction.Kind.CORRECTION, at=timezone.now()
            ),
            "waiting": CorrectionRequest.objects.waiting().filter(article=placed.article).for_list(),
        }
        return TemplateResponse(request, "editions/correction_form.html", context)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Add the corrections that were asked for in this edition."""
        asked = CorrectionRequest.objects.filter(edition=edition).newest_first().for_list()
        return {**super().buttons(request, edition), "corrections_asked": list(asked[:MOST_DECIDED])}


class CorrectionRequestAdmin(admin.ModelAdmin):
    """What the editor-in-chief was asked to tell readers; it is asked for at the article, and never deleted."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[CorrectionRequest]:
        """Load what the pages show."""
        return CorrectionRequest.objects.for_list()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: it is asked for on the page of the article that it is about."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: CorrectionRequest | None = None) -> bool:
        """Refuse: another one is asked for instead."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CorrectionRequest | None = None) -> bool:
        """Refuse: what was asked stays on record."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the pages' addresses, and none of a form that would write past the rules."""
        wrap, name = self.admin_site.admin_view, "editions_correctionrequest"
        return [
            path("", wrap(require_safe(self.list_view)), name=f"{name}_changelist"),
            path("of/<int:article>/", wrap(require_safe(self.ask_view)), name=f"{name}_ask"),
            path("<int:key>/", wrap(self.decide_view), name=f"{name}_change"),
            path("<int:key>/page/", wrap(require_safe(self.page_view)), name=f"{name}_page"),
            path("<int:key>/decline/", wrap(require_POST(self.decline_view)), name=f"{name}_decline"),
            path("<int:key>/withdraw/", wrap(require_POST(self.withdraw_view)), name=f"{name}_withdraw"),
        ]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Render `editions/correction_requests.html`: what waits, and what was decided lately."""
        self._refuse_strangers(request)
        rows = CorrectionRequest.objects.for_list().newest_first()
        context = {"waiting": list(rows.waiting()), "decided": list(rows.decided()[:MOST_DECIDED])}
        return self._page(request, "editions/correction_requests.html", "Correction requests", context)

    def ask_view(self, request: HttpRequest, article: int) -> HttpResponse:
        """Lead from an article to the page where its correction is asked for."""
        rows = Article.objects.visible_to(person(request))
        placed = Placement.objects.filter(article__in=rows, printed__isnull=False).filter(article=article).first()
        if placed is None or not permissions.can_ask_correction(person(request)):
            raise Http404
        return redirect("admin:editions_edition_correct", placed.edition_id, placed.pk)

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def decide_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/correction_request.html`: what was asked and what readers will see; POST approves it."""
        asked = self._request(request, key)
        article, printed = self._now(asked)
        oneself = asked.asked_by_id == person(request).pk
        form = ApproveForm(request.POST or None, request=asked, asked_oneself=oneself)
        if request.method == "POST" and form.is_valid():
            try:
                told = {"reason": form.cleaned_data.get("reason", ""), "seen": request.POST.get("seen", "")}
                requests.approve(asked, by=person(request), at=timezone.now(), **told)
                messages.success(request, "Readers see the change and its notice now.")
                return self._back(asked)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
                asked.refresh_from_db()
                article, printed = self._now(asked)
        context = self._decision(request, asked, article, printed) | {"asked_oneself": oneself, "form": form}
        return self._page(request, "editions/correction_request.html", str(asked), context)

    @method_decorator(xframe_options_sameorigin)
    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    def page_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Answer with the article's page exactly as readers will see it, as a part of the page that asks for it."""
        asked = self._request(request, key)
        article, printed = self._now(asked)
        if printed is None or asked.state != RequestState.ASKED:
            raise Http404
        return preview.answer(asked, article, printed, at=timezone.now())

    def decline_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Decline what was asked."""
        asked, form = self._request(request, key), ReasonForm(request.POST)
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        try:
            requests.decline(asked, by=person(request), at=timezone.now(), reason=reason)
            messages.success(request, "It is declined; whoever asked for it finds your reason here.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self._back(asked)

    def withdraw_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Take back what one asked for oneself."""
        asked = self._request(request, key)
        try:
            requests.withdraw(asked, by=person(request), at=timezone.now())
            messages.success(request, "It is withdrawn.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self._back(asked)

    def _decision(
        self, request: HttpRequest, asked: CorrectionRequest, article: Article, printed: PublishedArticle | None
    ) -> dict[str, Any]:
        """Return what the page of one request shows."""
        waits, by = asked.state == RequestState.ASKED, person(request)
        common = {
            "asked": asked,
            "printed": printed,
            "waits": waits,
            "withdraws": asked.kind in WITHDRAWING,
            "moves": asked.moves.select_related("by"),
            "can_decide": waits and permissions.can_correct(by),
            "can_withdraw": waits and asked.asked_by_id == by.pk,
            "decline_form": ReasonForm(),
        }
        if not waits or printed is None:
            return common
        prints = asked.kind not in WITHDRAWING
        return common | {
            "change": preview.change_of(printed, article, kind=asked.kind, at=timezone.now()) if prints else None,
            "stale": requests.stale(asked, article),
            "seen": requests.mark_of(asked, article, printed),
            "page_address": reverse("admin:editions_correctionrequest_page", args=[asked.pk]),
        }

    def _request(self, request: HttpRequest, key: int) -> CorrectionRequest:
        self._refuse_strangers(request)
        return get_object_or_404(self.get_queryset(request), pk=key)

    def _now(self, asked: CorrectionRequest) -> tuple[Article, PublishedArticle | None]:
        """Return the working copy and what readers have of it now; nothing of a recalled edition."""
        article = Article.objects.with_content().get(pk=asked.article_id)
        placed = Placement.objects.filter(article=article, printed__isnull=False).values("printed")
        printed = PublishedArticle.objects.filter(pk__in=placed, edition__in=PublishedEdition.objects.readable())
        return article, printed.with_edition().first()

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise Http404

    def _back(self, asked: CorrectionRequest) -> HttpResponse:
        return redirect("admin:editions_correctionrequest_change", asked.pk)

    def _page(self, request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
        common = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, template, common | context)
