"""What do all pages of an article in the admin share?"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import permissions
from articles.models import Article, Autosave
from articles.moves_admin import MovesMixin, person


class ArticlePages(MovesMixin):
    """The form's page, and what the pages beside it need; each asks for the article through the admin's queryset."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Add the moves, record and kept texts to the form's page."""
        article: Article | None = obj
        if article is not None:
            context |= {
                "move_buttons": self.move_buttons(request, article),
                "moves": list(article.moves.select_related("by")),
                "revisions": article.revisions.for_list()[:10],
                "kept": Autosave.objects.refused_to(person(request), article=article).count(),
            }
        # One piece of work at a time: "save and add another" would leave this page without its moves.
        context["show_save_and_add_another"] = False
        response: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return response

    def article_or_404(self, request: HttpRequest, key: int) -> Article:
        """Return an article that this person may open, or raise Http404."""
        article: Article | None = self.get_object(request, str(key))
        if article is None or not permissions.can_see(person(request), article):
            raise Http404
        return article

    def back_to(self, article: Article) -> HttpResponseRedirect:
        """Go back to the article's form."""
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))

    def page(
        self,
        request: HttpRequest,
        article: Article,
        template: str,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        """Render a page beside the form, which says in its own opening what it needs besides."""
        common = self.admin_site.each_context(request) | {
            "opts": Article._meta,
            "original": article,
            "article": article,
            "title": title,
        }
        return TemplateResponse(request, template, common | context, status=status)
