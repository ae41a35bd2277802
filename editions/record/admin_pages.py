"""Where is the record read: all of it, an edition's, an article's, and as a file to take away?"""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.moves_admin import person
from editions.models import Edition
from editions.record.entries import Asked, Place, everything, page
from editions.record.export import lines
from editions.record.forms import RecordForm

PAGE = 50


class RecordAdmin(admin.ModelAdmin):
    """The record. Nobody adds to it here, changes it or deletes from it; the database would refuse."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the record and none of a form."""
        wrap, name = self.admin_site.admin_view, "editions_move"
        return [
            path("", wrap(require_safe(self.record_view)), name=f"{name}_changelist"),
            path("record.csv", wrap(require_safe(self.export_view)), name=f"{name}_export"),
            path("edition/<int:key>/", wrap(require_safe(self.edition_view)), name=f"{name}_edition"),
            path("article/<int:article>/", wrap(require_safe(self.article_view)), name=f"{name}_article"),
        ]

    def record_view(self, request: HttpRequest) -> HttpResponse:
        """Render `editions/record.html`: what was done in the house, newest first, by what is asked for."""
        self._refuse_strangers(request)
        form = RecordForm(request.GET or None)
        return self._page(request, form.asked(), title="Record", context={"form": form, "may_export": True})

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with all that is asked for as CSV, written while it is read."""
        self._refuse_strangers(request)
        asked = RecordForm(request.GET or None).asked()
        answer = StreamingHttpResponse(lines(everything(asked)), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = 'attachment; filename="record.csv"'
        return answer

    def edition_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/record.html` of one edition, for whoever may see it."""
        if not person(request).has_perm("editions.view_edition"):
            raise Http404
        edition = get_object_or_404(Edition.objects.defer("manifest"), pk=key)
        return self._page(request, Asked(edition=key), title=f"Record of {edition}", context={"edition": edition})

    def article_view(self, request: HttpRequest, article: int) -> HttpResponse:
        """Render `editions/record.html` of one article, for its owner and whoever edits."""
        found = get_object_or_404(Article.objects.visible_to(person(request)), pk=article)
        title = f"Record of “{found}”"
        return self._page(request, Asked(article=article), title=title, context={"article": found})

    def _page(self, request: HttpRequest, asked: Asked, *, title: str, context: dict[str, Any]) -> HttpResponse:
        below = Place.read(request.GET.get("below", ""))
        entries, following = page(asked, below=below, size=PAGE)
        filters = request.GET.copy()
        filters.pop("below", None)
        common = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        shown = {
            "entries": entries,
            "following": following,
            "is_first": below is None,
            "filters": filters.urlencode(),
            "names_stories": person(request).has_perm("articles.edit_any_article"),
        }
        return TemplateResponse(request, "editions/record.html", common | shown | context)

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise Http404
