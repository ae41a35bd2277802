"""How is the article's form put together in the admin?"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.admin_pages import ArticlePages
from articles.writing.folds import folds_of


class WritingPages(ArticlePages):
    """The form: the text first, everything else folded under it."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """Take the form's groups apart into the text and the folds under it."""
        adminform = context["adminform"]
        context["sheet"] = next(iter(adminform))
        context["folds"] = folds_of(adminform, context["inline_admin_formsets"], obj or adminform.form.instance)
        return super().render_change_form(request, context, add, change, form_url, obj)
