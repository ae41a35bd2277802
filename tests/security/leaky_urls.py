"""What would a careless colleague add? The house's own addresses with five leaks, for the crawler to find."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.models import Article
from articles.states import State
from newsroom import urls
from tests.security.markers import marker


def _stories() -> dict[str, Article]:
    return {article.state: article for article in Article.objects.select_related("owner")}


def _about(request: HttpRequest) -> HttpResponse:
    """Tell of a spiked story in a page that the footer links to."""
    return HttpResponse(f"<p>Not today: {_stories()[State.SPIKED].headline}</p>")


def _preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft to whoever guesses an author's slug; nothing links here."""
    return HttpResponse(_stories()[State.DRAFT].body if slug == marker("draft", "author") else "")


def _archive(request: HttpRequest) -> HttpResponse:
    """Say in a header, and to HEAD as well, who owns a held story."""
    return HttpResponse("<p>Years</p>", headers={"X-Kept-By": _stories()[State.HELD].owner.username})


def _search(request: HttpRequest) -> HttpResponse:
    """Find the working copies instead of what was printed."""
    found = Article.objects.filter(body__contains=request.GET.get("q", "?"), state=State.READY)
    return HttpResponse("".join(f"<p>{article.standfirst}</p>" for article in found))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say in the page of an error whose story was asked for, by the key of the person."""
    return HttpResponse(f"<p>Ask {_stories()[State.SUBMITTED].owner_id}.</p>", status=404)


urlpatterns = [
    path("about/", _about),
    path("preview/<slug:slug>/", _preview),
    path("archive/", _archive),
    path("search/", _search),
    *urls.urlpatterns,
]
handler404 = not_found
handler500 = urls.handler500
