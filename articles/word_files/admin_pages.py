"""At which addresses is a Word document brought into the article's form, and a picture of it into the photo library?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from articles import permissions
from articles.admin_pages import ArticlePages
from articles.models import Article
from articles.moves_admin import person
from articles.word_files.forms import PictureForm, WordForm
from articles.word_files.reading import Brought


class WordPages(ArticlePages):
    """A document fills the form and nothing is saved by that; with JavaScript the form asks, without it a page does."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the documents."""
        wrap, name = self.admin_site.admin_view, "articles_article_word{}".format
        return [
            path("word/", wrap(self.word_new_view), name=name("_new")),
            path("word/read/", wrap(require_POST(self.word_read_view)), name=name("_read")),
            path("word/picture/", wrap(self.word_picture_view), name=name("_picture")),
            path("<int:key>/word/", wrap(self.word_view), name=name("")),
            *super().get_urls(),
        ]

    def word_new_view(self, request: HttpRequest) -> HttpResponse:
        """Render `articles/article_word.html`, and with a document the form of a new article, filled and not saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = WordForm(request.POST, request.FILES) if request.method == "POST" else WordForm()
        if form.is_bound and form.is_valid():
            self._fill(request, form.brought)
            return self.add_view(request, form_url=reverse("admin:articles_article_add"))
        return self._beside(request, "articles/article_word.html", "A new article from a Word document", form)

    def word_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_word.html`, and with a document the article's form, filled anew and not saved."""
        article = self.article_or_404(request, key)
        if not permissions.can_edit(person(request), article):
            raise PermissionDenied
        form = WordForm(request.POST, request.FILES) if request.method == "POST" else WordForm()
        if form.is_bound and form.is_valid():
            self._fill(request, form.brought)
            address = reverse("admin:articles_article_change", args=[article.pk])
            return self.change_view(request, str(article.pk), form_url=address)
        title = "The text from a Word document"
        return self._beside(request, "articles/article_word.html", title, form, article=article)

    def word_read_view(self, request: HttpRequest) -> HttpResponse:
        """Answer with what a document holds as JSON: `fields` by name, `pictures`, or the `refused` sentence."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = WordForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"refused": " ".join(map(str, form.errors["document"]))})
        return JsonResponse({"fields": form.brought.fields, "pictures": len(form.brought.pictures)})

    def word_picture_view(self, request: HttpRequest) -> HttpResponse:
        """Render `articles/article_word_picture.html`; POST keeps one picture of a document in the photo library."""
        if not (self.has_view_permission(request) and person(request).has_perm("photos.add_photo")):
            raise PermissionDenied
        form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
        photo = form.keep() if form.is_bound and form.is_valid() else None
        if photo is not None:
            messages.success(request, f"The picture is in the photo library: {photo}.")
            return redirect("admin:photos_photo_change", photo.pk)
        return self._beside(request, "articles/article_word_picture.html", "A picture from a Word document", form)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Fill the form of a new article with what a document brought."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        return initial | _brought(request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Show an article's form with what a document brought; a request that brings a text saves none."""
        article: Article | None = super().get_object(request, object_id, from_field)
        if article is not None:
            for name, text in _brought(request).items():
                setattr(article, name, text)
        return article

    def _fill(self, request: HttpRequest, brought: Brought) -> None:
        """Make of a request that brought a document one that asks for the form."""
        request.method = "GET"
        request.brought = brought.fields  # type: ignore[attr-defined]
        messages.info(request, "The form holds the document’s text. Nothing is saved yet: look through it and save.")
        if brought.pictures:
            messages.info(request, _about_pictures(len(brought.pictures), request))

    def _beside(
        self, request: HttpRequest, template: str, title: str, form: WordForm | PictureForm, **context: Any
    ) -> HttpResponse:
        common = self.admin_site.each_context(request) | {"opts": Article._meta, "title": title, "form": form}
        return TemplateResponse(request, template, common | context)


def _brought(request: HttpRequest) -> dict[str, str]:
    fields: dict[str, str] = getattr(request, "brought", {})
    return fields


def _about_pictures(count: int, request: HttpRequest) -> str:
    pictures = "It holds a picture, which is" if count == 1 else f"It holds {count} pictures, which are"
    if person(request).has_perm("photos.add_photo"):
        return f"{pictures} not in the text; you can take them into the photo library, each with its credit line."
    return f"{pictures} not in the text: give the document to the photo desk, and say who made them."
