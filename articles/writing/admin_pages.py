"""How is the article's form put together in the admin?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET

from articles.admin_pages import ArticlePages
from articles.moves_admin import person
from articles.writing import library
from articles.writing.folds import folds_of
from paper.text.reading import WORDS_A_MINUTE

# The database counts to nineteen digits; a longer key is nobody's.
_LONGEST_KEY = 18


class WritingPages(ArticlePages):
    """The form: the text first, everything else folded under it; and the library that photos of the text come from."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the library."""
        view = self.admin_site.admin_view(require_GET(self.library_view))
        return [path("library/", view, name="articles_article_library"), *super().get_urls()]

    def library_view(self, request: HttpRequest) -> JsonResponse:
        """Tell those who may see photos which there are: {photos: [{figure, src, said}], before, nothing}."""
        if not person(request).has_perm("photos.view_photo"):
            raise PermissionDenied
        key = request.GET.get("before", "")
        before = int(key) if key.isdecimal() and len(key) <= _LONGEST_KEY else None
        words = request.GET.get("q", "").replace("\x00", "")
        page = library.found(words, before=before)
        photos = [
            {"figure": library.figure_of(photo), "src": photo.url(320), "said": f"{photo} ({photo.credit_line})"}
            for photo in page.photos
        ]
        nothing = "No photo has these words." if words.strip() else "No photo is in the library yet: add one first."
        return JsonResponse({"photos": photos, "before": page.before, "nothing": nothing})

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
        context["words_a_minute"] = WORDS_A_MINUTE
        context["sheet"] = next(iter(adminform))
        article = obj or adminform.form.instance
        if "lead_photo" in adminform.form.fields:
            context["plain_photos"] = library.plain_choice(article.lead_photo)
            context["plain_photo"] = article.lead_photo_id
        context["folds"] = folds_of(adminform, context["inline_admin_formsets"], article)
        return super().render_change_form(request, context, add, change, form_url, obj)
