"""How is a save refused that came too late or twice, and how does its text get into the article after all?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions, saving
from articles.admin_pages import ArticlePages
from articles.forms import ArticleForm
from articles.merging.combining import Combination, Unchosen
from articles.merging.sending import as_sent
from articles.models import Article, Autosave
from articles.moves_admin import person
from articles.typed import in_fields, of_article, of_form, of_revision

PUT_TOGETHER = "_put_together"
# The database counts to ten digits; a longer number is nobody's version and nobody's key.
_LONGEST_NUMBER = 10
_READ_IT = "Put together and not saved yet: read it, change what you like, and save. What you wrote stays kept besides."


class MergingPages(ArticlePages):
    """What answers a save before it is made, the texts that are kept, and the way back into the form."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the kept texts."""
        wrap, own = self.admin_site.admin_view, "articles_article_kept"
        discard = require_http_methods(["GET", "POST"])(self.discard_view)
        return [
            path("<int:key>/kept/", wrap(require_safe(self.kept_view)), name=own),
            path("<int:key>/kept/<int:text>/", wrap(require_safe(self.kept_text_view)), name=f"{own}_text"),
            path("<int:key>/kept/<int:text>/discard/", wrap(discard), name=f"{own}_discard"),
            *super().get_urls(),
        ]

    def answer_before_saving(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """Return the answer to a form sent twice or too late, or None for one that may be saved."""
        if object_id is None:
            return self._answer_repeated(request)
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return None
        if PUT_TOGETHER in request.POST:
            return self._fill_form(request, article)
        opened_at = request.POST.get("opened_at", "")
        if opened_at != str(article.version) or not permissions.can_edit(person(request), article):
            return self.refuse_stale(request, article)
        return None

    def refuse_stale(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Keep the refused text and render `articles/article_conflict.html`, where it is put together with theirs.

        A text that is there already came from the same form, sent twice: there is nothing to refuse.
        """
        sent = in_fields(request.POST)
        article = Article.objects.get(pk=article.pk)
        theirs = of_article(article)
        if sent and permissions.can_edit(person(request), article) and of_form(sent, otherwise=theirs) == theirs:
            messages.info(request, "Your text is saved: this form was sent twice.")
            return self.back_to(article)
        base = _number(request.POST.get("opened_at", ""))
        kept = saving.keep_refused(
            article, user=person(request), base_version=base, fields=sent, at=timezone.now()
        )  # fmt: skip
        return self._conflict(request, article, kept, status=409)

    def kept_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_kept.html`: this person's texts kept from refused saves."""
        article = self.article_or_404(request, key)
        kept = Autosave.objects.refused_to(person(request), article=article)
        return self.page(request, article, "articles/article_kept.html", "Texts kept for you", {"kept": kept})

    def kept_text_view(self, request: HttpRequest, key: int, text: int) -> HttpResponse:
        """Render `articles/article_conflict.html` for a text that was kept earlier."""
        article, kept = self._kept_or_404(request, key, text)
        return self._conflict(request, article, kept)

    def discard_view(self, request: HttpRequest, key: int, text: int) -> HttpResponse:
        """Render `articles/article_discard.html`, which asks, or throw a kept text away for good."""
        article, kept = self._kept_or_404(request, key, text)
        if request.method == "POST":
            saving.throw_away(kept, by=person(request))
            messages.success(request, "The text is thrown away.")
            return redirect(reverse("admin:articles_article_kept", args=[article.pk]))
        return self.page(request, article, "articles/article_discard.html", "Throw a text away", {"text": kept})

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """Show what was put together in a form that saves nothing yet."""
        form: type[forms.ModelForm] = super().get_form(request, obj, change=change, **kwargs)
        return type("UnsavedForm", (_Unsaved, form), {}) if PUT_TOGETHER in request.POST else form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Say that what was put together is not saved yet; that it is not is no error."""
        form = context["adminform"].form
        if PUT_TOGETHER in request.POST and set(form.errors) <= {NON_FIELD_ERRORS}:
            context["errors"] = [
                error for each in context["inline_admin_formsets"] for error in each.formset.errors if error
            ]
            messages.info(request, _READ_IT)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _fill_form(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Let the form be shown with what was chosen, or return the page to choose again."""
        kept = Autosave.objects.refused_to(person(request), article=article)
        text = kept.filter(pk=_number(request.POST[PUT_TOGETHER])).first()
        if text is None:
            messages.error(request, "This text is not kept any more: somebody with your name has thrown it away.")
            return redirect(reverse("admin:articles_article_kept", args=[article.pk]))
        if not permissions.can_edit(person(request), article):
            return self._conflict(request, article, text)
        if request.POST.get("seen") != str(article.version):
            messages.error(request, "The article changed again while you chose: look at it once more.")
            return self._conflict(request, article, text)
        try:
            chosen = _combination(article, text).put_together(_AlwaysMine() if "_all" in request.POST else request.POST)
        except Unchosen as open_choice:
            messages.error(request, f"Choose what is to stand: {open_choice}.")
            return self._conflict(request, article, text)
        filled = QueryDict(mutable=True)
        filled.update(as_sent(chosen, over=article, why=str(text.fields.get("why", ""))))
        filled[PUT_TOGETHER] = str(text.pk)
        request.POST = filled  # type: ignore[assignment]
        return None

    def _conflict(self, request: HttpRequest, article: Article, kept: Autosave, *, status: int = 200) -> HttpResponse:
        combination = _combination(article, kept)
        since = article.revisions.for_list().filter(version__gt=kept.base_version)
        context = {
            "kept": kept,
            "combination": combination,
            "can_edit": permissions.can_edit(person(request), article),
            "last_move": article.moves.select_related("by").first(),
            "since": since[:5],
            "chosen": {name: side for name, side in request.POST.items() if PUT_TOGETHER in request.POST},
        }
        title = "Not saved" if status == 409 else "A text kept for you"
        return self.page(request, article, "articles/article_conflict.html", title, context, status=status)

    def _kept_or_404(self, request: HttpRequest, key: int, text: int) -> tuple[Article, Autosave]:
        article = self.article_or_404(request, key)
        kept = Autosave.objects.refused_to(person(request), article=article).filter(pk=text).first()
        if kept is None:
            raise Http404
        return article, kept

    def _answer_repeated(self, request: HttpRequest) -> HttpResponseRedirect | None:
        key = request.POST.get("sent_once", "")
        form_key = ArticleForm.base_fields["sent_once"]
        try:
            made = Article.objects.filter(form_key=form_key.clean(key), owner=person(request)).first() if key else None
        except ValidationError:
            return None
        if made is None:
            return None
        messages.info(request, "This form was sent twice; the article was made once, and this is it.")
        return self.back_to(made)


class _Unsaved(forms.ModelForm):
    """A form that shows what was typed and never saves it."""

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        raise ValidationError(_READ_IT)


class _AlwaysMine(dict[str, str]):
    """The answer of somebody who wants what they wrote wherever there is a choice."""

    def get(self, key: str, default: Any = None) -> str:
        return "mine"


def _combination(article: Article, kept: Autosave) -> Combination:
    revision = article.revisions.as_of(kept.base_version)
    base, theirs = revision and of_revision(revision), of_article(article)
    sent: Mapping[str, str] = kept.fields
    return Combination(base or None, of_form(sent, otherwise=base or theirs), theirs)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < _LONGEST_NUMBER else 0
