"""How are notes written and resolved in the admin?"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import notes
from articles.admin_pages import ArticlePages
from articles.models import Note
from articles.moves import MoveRefused
from articles.moves_admin import person


class TalkingPages(ArticlePages):
    """Where notes are sent to."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the notes."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/notes/add/", wrap(require_POST(self.add_note)), name="articles_article_note"),
            path(
                "<int:key>/notes/<int:note>/resolve/",
                wrap(require_POST(self.resolve_note)),
                name="articles_note_resolve",
            ),
            *super().get_urls(),
        ]

    def add_note(self, request: HttpRequest, key: int) -> HttpResponseRedirect:
        """Add a colleague's remark and go back to the form."""
        article = self.article_or_404(request, key)
        try:
            notes.add(article, by=person(request), text=request.POST.get("text", ""), at=timezone.now())
            messages.success(request, "Your note is on the article.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self.back_to(article)

    def resolve_note(self, request: HttpRequest, key: int, note: int) -> HttpResponseRedirect:
        """Mark a remark as dealt with and go back to the form."""
        article = self.article_or_404(request, key)
        remark = Note.objects.filter(article=article, pk=note).first()
        if remark is None:
            raise Http404
        notes.resolve(remark, by=person(request), at=timezone.now())
        return self.back_to(article)
