"""How are an article's revisions listed, shown, compared and restored in the admin?"""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from articles import permissions
from articles.admin_pages import ArticlePages
from articles.history.comparing import compare
from articles.history.marks import marks_of
from articles.history.restoring import restore
from articles.models import Article, Revision
from articles.moves import MoveRefused
from articles.moves_admin import person
from articles.revisions import read

SHOWN = 50
# A longer number is nobody's: the database counts to ten digits.
_LONGEST_NUMBER = 9


class HistoryPages(ArticlePages):
    """All revisions, one of them, what differs between two, and the way back to one."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the revisions."""
        wrap, own = self.admin_site.admin_view, "articles_article"
        again = require_http_methods(["GET", "POST"])(self.restore_view)
        return [
            path("<int:key>/revisions/", wrap(require_safe(self.revisions_view)), name=f"{own}_revisions"),
            path("<int:key>/revisions/<int:number>/", wrap(require_safe(self.revision_view)), name=f"{own}_revision"),
            path("<int:key>/revisions/<int:number>/restore/", wrap(again), name=f"{own}_restore"),
            path("<int:key>/compare/", wrap(require_safe(self.compare_any_view)), name=f"{own}_compare"),
            path("<int:key>/compare/<int:number>/", wrap(require_safe(self.compare_view)), name=f"{own}_compare"),
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
        """Add what became of the revisions that the form's page lists."""
        if obj is not None:
            context["marks"] = marks_of(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead from the admin's own log of an article, which says little, to its revisions."""
        article = self.get_object(request, unquote(object_id))
        if article is None or not permissions.can_see(person(request), article):
            response: HttpResponse = super().history_view(request, object_id, extra_context)
            return response
        return redirect(reverse("admin:articles_article_revisions", args=[article.pk]))

    def revisions_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_revisions.html`: the newest revisions, or those before `?before=`."""
        article = self.article_or_404(request, key)
        newest = article.revisions.for_list().first()
        before = _number(request.GET.get("before", ""))
        rows = article.revisions.for_list()
        found = list((rows.filter(number__lt=before) if before else rows)[: SHOWN + 1])
        context = {
            "revisions": found[:SHOWN],
            "older": found[SHOWN - 1].number if len(found) > SHOWN else None,
            "is_first_page": not before,
            "newest": newest,
            "marks": marks_of(article),
            "can_edit": permissions.can_edit(person(request), article),
        }
        return self.page(request, article, "articles/article_revisions.html", "History", context)

    def revision_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_revision.html`: one revision as it was kept."""
        article = self.article_or_404(request, key)
        revision = self._revision_or_404(article, number)
        content = read(revision)
        context = {
            "revision": revision,
            "copy": Article(body=content["body"], language=content["language"]),
            "content": content,
            "marks": marks_of(article).get(number, []),
        }
        return self.page(request, article, "articles/article_revision.html", str(revision), context)

    def compare_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_compare.html`: what differs between a revision and the newest one."""
        article = self.article_or_404(request, key)
        revision, newest = self._revision_or_404(article, number), article.revisions.newest()
        return self._compared(request, article, revision, newest or revision)

    def compare_any_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_compare.html`: what differs between revisions `?from=` and `?to=`."""
        article = self.article_or_404(request, key)
        newest = article.revisions.newest()
        last = newest.number if newest else 0
        numbers = sorted((_number(request.GET.get("from", "")) or last - 1, _number(request.GET.get("to", "")) or last))
        found = {each.number: each for each in article.revisions.select_related("saved_by").filter(number__in=numbers)}
        if any(number not in found for number in numbers):
            messages.error(request, f"There are revisions 1 to {last}: choose two of them.")
            return redirect(reverse("admin:articles_article_revisions", args=[article.pk]))
        return self._compared(request, article, *(found[number] for number in numbers))

    def restore_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_restore.html`, which shows what restoring means, or restore the revision."""
        article = self.article_or_404(request, key)
        revision, newest = self._revision_or_404(article, number), article.revisions.newest()
        if not permissions.can_edit(person(request), article):
            messages.error(request, "You may not change this article now.")
            return self.back_to(article)
        if request.method == "POST":
            try:
                made = restore(
                    revision,
                    by=person(request),
                    at=timezone.now(),
                    reason=request.POST.get("reason", ""),
                    seen=_number(request.POST.get("seen", "")),
                )
                messages.success(request, f"The article is as in revision {number} again; that is {made} now.")
                return self.back_to(article)
            except MoveRefused as refusal:
                messages.error(request, str(refusal))
        context = {
            "revision": revision,
            "newest": newest,
            "parts": compare(newest or revision, revision),
            "is_whole": revision.typed is not None,
            "reason": request.POST.get("reason", ""),
        }
        return self.page(request, article, "articles/article_restore.html", f"Restore {revision}", context)

    def _compared(self, request: HttpRequest, article: Article, before: Revision, after: Revision) -> HttpResponse:
        context = {
            "revision": before,
            "newest": after,
            "parts": compare(before, after),
            "can_restore": permissions.can_edit(person(request), article),
            "marks": marks_of(article),
        }
        return self.page(request, article, "articles/article_compare.html", "What changed", context)

    def _revision_or_404(self, article: Article, number: int) -> Revision:
        found: Revision | None = article.revisions.select_related("saved_by").filter(number=number).first()
        if found is None:
            raise Http404
        return found


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER else 0
