"""How does an article's form keep what is typed in it, and how does somebody come back to that?"""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import permissions, saving
from articles.admin_pages import ArticlePages
from articles.keeping import answers, offers, presence, restoring, typing
from articles.keeping.messages import key_or_none
from articles.models import Article, Autosave
from articles.moves_admin import person
from articles.typed import in_fields


class KeepingPages(ArticlePages):
    """What an open form says every few seconds, texts that wait for their writer, and taking over."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of what is being typed, of what was typed, and of taking over."""
        wrap = self.admin_site.admin_view
        return [
            path("typing/", wrap(self.typing_view), name="articles_article_typing"),
            path("typed/<int:typed>/", wrap(self.typed_view), name="articles_article_typed"),
            path(
                "typed/<int:typed>/throw-away/",
                wrap(require_POST(self.throw_away)),
                name="articles_article_throw_away",
            ),
            path("<int:key>/take-over/", wrap(require_POST(self.take_over)), name="articles_article_take_over"),
            *super().get_urls(),
        ]

    def typing_view(self, request: HttpRequest) -> HttpResponse:
        """Answer an open form in JSON; see `articles.keeping.answers`."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return answers.answer(request, by=person(request), at=timezone.now())

    def typed_view(self, request: HttpRequest, typed: int) -> HttpResponse:
        """Render `articles/article_typed.html`: what stands in the article now beside what was typed."""
        row, article = self._typed_or_404(request, typed)
        can_edit = permissions.can_edit(person(request), article) if article else self.has_add_permission(request)
        context = {
            "typed": row,
            "side_by_side": offers.side_by_side(article, row.fields),
            "parts": offers.word_by_word(article, row.fields) if article else [],
            "can_edit": can_edit,
            "form_address": restoring.address(article),
        }
        return self.page(request, article or Article(), "articles/article_typed.html", "Typed and not saved", context)

    def throw_away(self, request: HttpRequest, typed: int) -> HttpResponse:
        """Throw a text away that was typed and not saved, and go back to the form."""
        row, article = self._typed_or_404(request, typed)
        row.delete()
        messages.success(request, "The text that you had typed and not saved is thrown away.")
        return redirect(restoring.address(article))

    def take_over(self, request: HttpRequest, key: int) -> HttpResponse:
        """Take an article over from whoever else has it open, and go back to the form."""
        article = self.article_or_404(request, key)
        in_place = "in_place" in request.POST
        try:
            taken = presence.take_over(
                article,
                by=person(request),
                tab=_tab(request),
                note=request.POST.get("why", ""),
                at=timezone.now(),
            )
        except presence.TakeOverRefused as refusal:
            if in_place:
                return JsonResponse({"said": str(refusal)}, status=409)
            messages.error(request, str(refusal))
            return self.back_to(article)
        said = answers.taken_from(taken)
        if in_place:
            return JsonResponse({"said": said})
        messages.success(request, said)
        return self.back_to(article)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Refuse the save of a form that somebody took over, and keep its text for its writer."""
        if request.method == "POST" and object_id is not None and object_id.isdecimal():
            article = self.get_object(request, object_id)
            tab = _tab(request)
            row = presence.taken(article, user=person(request), tab=tab) if article and tab else None
            if article and row:
                self._keep_taken(request, article)
                messages.error(request, answers.said_of(row) + " Your text was not saved; it is kept for you.")
                return self.back_to(article)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _keep_taken(self, request: HttpRequest, article: Article) -> None:
        base = request.POST.get("opened_at", "")
        saving.keep_refused(
            article,
            user=person(request),
            base_version=int(base) if base.isdecimal() and len(base) < 10 else 0,
            fields=in_fields(request.POST),
            at=timezone.now(),
        )
        Autosave.objects.in_the_making_by(person(request)).filter(tab=_tab(request)).delete()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Forget what was kept while it was typed: it is saved now."""
        super().save_related(request, form, formsets, change)
        tab = form.cleaned_data.get("sent_once") if not change else _tab(request)
        if tab:
            typing.forget(form.instance, tab=tab, restored=restoring.asked_for(request), by=person(request))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Fill the form with a text that was typed and not saved, when it is asked for."""
        form = super().get_form(request, obj, change=change, **kwargs)
        row = self._to_restore(request, obj)
        return restoring.filled(form, row.fields) if row else form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Fill the bylines likewise."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        row = self._to_restore(request, obj if obj and obj.pk else None)
        if row and f"{prefix}-TOTAL_FORMS" in row.fields:
            kwargs["data"] = row.fields
        return kwargs

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Add what `articles/_keeping.html` shows: the form's key, who else is here, what waits to be restored."""
        article: Article | None = obj
        user, now = person(request), timezone.now()
        tab = _tab(request) or uuid.uuid4()
        if article is None:
            tab = key_or_none(context["adminform"].form["sent_once"].value()) or tab
        elif not context.get("is_popup"):
            presence.arrive(article, user=user, tab=tab, at=now)
        restored = self._to_restore(request, article)
        context["keeping"] = {
            "tab": tab,
            "user": user,
            "can_edit": permissions.can_edit(user, article) if article else True,
            "here": presence.others(article, tab=tab, at=now) if article else [],
            "offers": [row for row in offers.to_offer(article, user=user, tab=tab) if row != restored],
            "restored": restored,
            "address": reverse("admin:articles_article_typing"),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _typed_or_404(self, request: HttpRequest, typed: int) -> tuple[Autosave, Article | None]:
        row = Autosave.objects.in_the_making_by(person(request)).filter(pk=typed).first()
        if row is None or not self.has_view_permission(request):
            raise Http404
        return row, self.article_or_404(request, row.article_id) if row.article_id else None

    def _to_restore(self, request: HttpRequest, article: Article | None) -> Autosave | None:
        number = restoring.asked_for(request)
        if request.method != "GET" or not number:
            return None
        return Autosave.objects.in_the_making_by(person(request)).filter(pk=number, article=article).first()


def _tab(request: HttpRequest) -> uuid.UUID | None:
    """Return the key of the form that was sent, or None for one without."""
    return key_or_none(request.POST.get("_typing"))
