"""How is a save refused that came too late or twice, and where does its writer find the text?"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles import permissions, saving
from articles.admin_pages import ArticlePages
from articles.conflicts import differences, is_repeated, typed
from articles.forms import ArticleForm
from articles.models import Article
from articles.moves_admin import person

# The database counts to ten digits; a longer version is nobody's.
_LONGEST_VERSION = 10


class MergingPages(ArticlePages):
    """What answers a save before it is made, and the texts that are kept."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the kept texts."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/kept/", wrap(self.kept_view), name="articles_article_kept"),
            *super().get_urls(),
        ]

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
            return self.back_to(article)
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
        return self.page(request, article, "articles/article_conflict.html", "Not saved", context, status=409)

    def kept_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_kept.html`: this person's texts kept from refused saves."""
        article = self.article_or_404(request, key)
        kept = article.autosaves.filter(user=person(request), refused=True)
        return self.page(request, article, "articles/article_kept.html", "Texts kept for you", {"kept": kept})

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
        return self.back_to(made)
