"""At which addresses is an article shown as its readers would see it, before it is out?"""

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles.admin_pages import ArticlePages
from articles.models import Article
from articles.moves_admin import person
from articles.previewing.unsaved import content_typed, has_section
from articles.printing import answer, page_of
from articles.revisions import content_of
from paper.design import sheets

# A page to look at: it runs, sends and fetches nothing, and stands in a frame of the newsroom's own.
POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}


class PreviewPages(ArticlePages):
    """The page of what is saved, and of what is only typed."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the previews."""
        wrap = self.admin_site.admin_view
        new = wrap(require_POST(self.preview_new_view))
        return [
            path("add/preview/", new, name="articles_article_preview_new"),
            path("<int:key>/preview/", wrap(self.preview_view), name="articles_article_preview"),
            *super().get_urls(),
        ]

    @method_decorator(csp(POLICY))
    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `unreleased/preview.html`: the article as it is saved, or with the fields that are sent."""
        article = self.article_or_404(request, key)
        if request.method == "POST":
            return self._shown(request, article, unsaved=True)
        return self._shown(request, article, unsaved=False)

    @method_decorator(csp(POLICY))
    @method_decorator(xframe_options_sameorigin)
    def preview_new_view(self, request: HttpRequest) -> HttpResponse:
        """Render `unreleased/preview.html`: a new article that nobody saved yet."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._shown(request, Article(owner=person(request)), unsaved=True)

    def _shown(self, request: HttpRequest, article: Article, *, unsaved: bool) -> HttpResponse:
        content = content_typed(request, article) if unsaved else content_of(article)
        if not has_section(article):
            return HttpResponse("There is no section yet in which it could stand.", content_type="text/plain")
        look = request.POST.get("look", request.GET.get("look", ""))
        about = {
            "sheet": sheets.file_as("article", look if look in sheets.LOOKS else sheets.LOOKS[0]),
            "unsaved": unsaved,
        }
        return answer(page_of(article, content, at=timezone.now()), "unreleased/preview.html", about)
