"""How are an article's revisions shown and compared in the admin?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from articles.admin_pages import ArticlePages
from articles.differences import differences
from articles.models import Article
from articles.revisions import read


class HistoryPages(ArticlePages):
    """One revision, and what differs between two."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the revisions."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/revisions/<int:number>/", wrap(self.revision_view), name="articles_article_revision"),
            path("<int:key>/compare/<int:number>/", wrap(self.compare_view), name="articles_article_compare"),
            *super().get_urls(),
        ]

    def revision_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_revision.html`: one revision as it was kept."""
        article = self.article_or_404(request, key)
        revision = article.revisions.select_related("saved_by").filter(number=number).first()
        if revision is None:
            raise Http404
        context = {"revision": revision, "copy": Article(body=read(revision)["body"]), "content": read(revision)}
        return self.page(request, article, "articles/article_revision.html", str(revision), context)

    def compare_view(self, request: HttpRequest, key: int, number: int) -> HttpResponse:
        """Render `articles/article_compare.html`: what differs between a revision and the newest one."""
        article = self.article_or_404(request, key)
        revisions = article.revisions.select_related("saved_by")
        revision, newest = revisions.filter(number=number).first(), revisions.newest()
        if revision is None or newest is None:
            raise Http404
        context = {"revision": revision, "newest": newest, "parts": differences(read(revision), read(newest))}
        return self.page(request, article, "articles/article_compare.html", "What changed", context)
