"""Which pages does the article's admin have beside its form: conflict, kept texts, revisions, notes?"""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import notes, permissions, saving
from articles.conflicts import differences, is_repeated, typed
from articles.differences import differences as parts_that_differ
from articles.forms import ArticleForm
from articles.models import Article, Note
from articles.moves import MoveRefused
from articles.moves_admin import MovesMixin, person
from articles.revisions import read

# The database counts to ten digits; a longer version is nobody's.
_LONGEST_VERSION = 10


class ArticlePages(MovesMixin):
    """The article's further pages; each asks for the article through the admin's own queryset."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the further pages."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/kept/", wrap(self.kept_view), name="articles_article_kept"),
            path("<int:key>/revisions/<int:number>/", wrap(self.revision_view), name="articles_article_revision"),
            path("<int:key>/compare/<int:number>/", wrap(self.compare_view), name="articles_article_compare"),
            path("<int:key>/notes/add/", wrap(require_POST(self.add_note)), name="articles_article_note"),
            path(
                "<int:key>/notes/<int:note>/resolve/",
                wrap(require_POST(self.resolve_note)),
                name="articles_note_resolve",
            ),
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
        """Add the moves, notes, record and kept texts to the form's page."""
        article: Article | None = obj
        if article is not None:
            context |= {
                "move_buttons": self.move_buttons(request, article),
                "notes": article.notes.select_related("by", "resolved_by"),
                "moves": list(article.moves.select_related("by")),
                "revisions": article.revisions.for_list(),
                "kept": article.autosaves.filter(user=person(request), refused=True).count(),
            }
        # One piece of work at a time: "save and add another" would leave this page without its moves.
        context["show_save_and_add_another"] = False
        response: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return response

    def answer_before_saving(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """Return the answer to a form sent twice or too late, or None for one that may be saved."""
        if object_id is None:
            return self._answer_repeated(request)
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return None
        opened_at = request.POST.get("opened_at", "")
        if opened_at != str(article.version) or not permissions.can_edit(person(request), article):
            return self.refuse_stale(request, article)
        return None

    def refuse_stale(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Keep the refused text and render `articles/article_conflict.html` with both texts side by side.

        A text that is there already came from the same form, sent twice: there is nothing to refuse.
        """
        mine = typed(request.POST)
        article = Article.objects.get(pk=article.pk)
        if permissions.can_edit(person(request), article) and is_repeated(article, mine, form=ArticleForm):
            messages.info(request, "Your text is saved: this form was sent twice.")
            return self._back(article)
        base = request.POST.get("opened_at", "")
        saving.keep_refused(
            article,
            user=person(request),
            base_version=int(base) if base.isdecimal() and len(base) < _LONGEST_VERSION else 0,
            fields=mine,
            at=timezone.now(),
        )
        context = {
            "differences": differences(article, mine, form=ArticleForm),
            "mine": mine,
            "can_edit": permissions.can_edit(person(request), article),
            "last_move": article.moves.select_related("by").first(),
            "last_revision": article.revisions.select_related("saved_by").newest(),
        }
        return self._page(request, article, "articles/article_conflict.html", "Not saved", context, status=409)

    def kept_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_kept.html`: this person's texts kept from refused saves."""
        article = self._article(request, key)
        kept = article.autosaves.filter(user=person(request), refused=True)
        return self._page(request, article, "articles/article_kept.html", "Texts kept for you", {"kept": kept})

    def revision_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_revision.html`: one revision as it was kept."""
        article = self._article(request, key)
        revision = article.revisions.select_related("saved_by").filter(number=number).first()
        if revision is None:
            raise Http404
        context = {"revision": revision, "copy": Article(body=read(revision)["body"]), "content": read(revision)}
        return self._page(request, article, "articles/article_revision.html", str(revision), context)

    def compare_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_compare.html`: what differs between a revision and the newest one."""
        article = self._article(request, key)
        revisions = article.revisions.select_related("saved_by")
        revision, newest = revisions.filter(number=number).first(), revisions.newest()
        if revision is None or newest is None:
            raise Http404
        context = {"revision": revision, "newest": newest, "parts": parts_that_differ(read(revision), read(newest))}
        return self._page(request, article, "articles/article_compare.html", "What changed", context)

    def add_note(self, request: HttpRequest, key: int) -> HttpResponseRedirect:
        """Add a colleague's remark and go back to the form."""
        article = self._article(request, key)
        try:
            notes.add(article, by=person(request), text=request.POST.get("text", ""), at=timezone.now())
            messages.success(request, "Your note is on the article.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self._back(article)

    def resolve_note(self, request: HttpRequest, key: int, note: int) -> HttpResponseRedirect:
        """Mark a remark as dealt with and go back to the form."""
        article = self._article(request, key)
        remark = Note.objects.filter(article=article, pk=note).first()
        if remark is None:
            raise Http404
        notes.resolve(remark, by=person(request), at=timezone.now())
        return self._back(article)

    def _answer_repeated(self, request: HttpRequest) -> HttpResponse | None:
        key = request.POST.get("sent_once", "")
        form_key = ArticleForm.base_fields["sent_once"]
        try:
            made = Article.objects.filter(form_key=form_key.clean(key), owner=person(request)).first() if key else None
        except ValidationError:
            return None
        if made is None:
            return None
        messages.info(request, "This form was sent twice; the article was made once, and this is it.")
        return self._back(made)

    def _article(self, request: HttpRequest, key: int) -> Article:
        article: Article | None = self.get_object(request, str(key))
        if article is None or not permissions.can_see(person(request), article):
            raise Http404
        return article

    def _back(self, article: Article) -> HttpResponseRedirect:
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _page(
        self,
        request: HttpRequest,
        article: Article,
        template: str,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        common = self.admin_site.each_context(request) | {
            "opts": Article._meta,
            "original": article,
            "article": article,
            "title": title,
        }
        return TemplateResponse(request, template, common | context, status=status)
