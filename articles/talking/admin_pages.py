"""How are notes written, answered, resolved and opened again in the admin?"""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import mentions, notes
from articles.admin_pages import ArticlePages
from articles.models import Article, Note
from articles.moves import MoveRefused
from articles.moves_admin import person
from articles.passages import Found
from articles.talking.panel import NOTHING_TYPED, Typed, panel_of


class TalkingPages(ArticlePages):
    """The panel of notes beside an article, and where notes are sent to.

    Sent with `panel`, as the panel's script does, the answer is the panel alone, so that what is being typed in the
    form beside it stays as it is; without it the answer leads back to the form.
    """

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the notes."""
        wrap = self.admin_site.admin_view
        one = "<int:key>/notes/<int:note>"
        return [
            path("<int:key>/notes/add/", wrap(require_POST(self.add_note)), name="articles_article_note"),
            path(f"{one}/reply/", wrap(require_POST(self.reply_note)), name="articles_note_reply"),
            path(f"{one}/resolve/", wrap(require_POST(self.resolve_note)), name="articles_note_resolve"),
            path(f"{one}/reopen/", wrap(require_POST(self.reopen_note)), name="articles_note_reopen"),
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
        """Add the panel of notes to the form's page."""
        if obj is not None:
            context["talk"] = panel_of(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def add_note(self, request: HttpRequest, key: int) -> HttpResponse:
        """Add a colleague's remark, on a passage if one was sent."""
        article = self.article_or_404(request, key)
        post = request.POST

        def act() -> Note:
            about = Found(post.get("before", ""), post.get("passage", ""), post.get("after", ""))
            at, form_key = timezone.now(), _form_key(post.get("key", ""))
            return notes.add(
                article, by=person(request), text=post.get("text", ""), at=at, about=about, form_key=form_key
            )

        return self._talk(request, article, act, said="Your note is on the article.")

    def reply_note(self, request: HttpRequest, key: int, note: int) -> HttpResponse:
        """Answer a note."""
        article = self.article_or_404(request, key)
        remark = _note_or_404(article, note)
        post = request.POST

        def act() -> Note:
            at, form_key = timezone.now(), _form_key(post.get("key", ""))
            return notes.reply(remark, by=person(request), text=post.get("text", ""), at=at, form_key=form_key)

        return self._talk(request, article, act, said="Your reply is under the note.", thread=remark.pk)

    def resolve_note(self, request: HttpRequest, key: int, note: int) -> HttpResponse:
        """Mark a remark as dealt with."""
        article = self.article_or_404(request, key)
        remark = _note_or_404(article, note)

        def act() -> None:
            notes.resolve(remark, by=person(request), at=timezone.now())

        return self._talk(request, article, act, said="The note is resolved.", thread=remark.pk)

    def reopen_note(self, request: HttpRequest, key: int, note: int) -> HttpResponse:
        """Open a remark again."""
        article = self.article_or_404(request, key)
        remark = _note_or_404(article, note)

        def act() -> None:
            notes.reopen(remark, by=person(request), at=timezone.now())

        return self._talk(request, article, act, said="The note is open again.", thread=remark.pk)

    def _talk(
        self, request: HttpRequest, article: Article, act: Callable[[], Note | None], *, said: str, thread: int = 0
    ) -> HttpResponse:
        """Do what was asked and answer with the panel, or lead back to the form; a refusal is a sentence."""
        try:
            made = act()
        except MoveRefused as refusal:
            post = request.POST
            typed = Typed(post.get("text", ""), post.get("passage", ""), thread, str(refusal))
            if "panel" in post:
                return self._panel(request, article, typed=typed)
            messages.error(request, str(refusal))
            return self._back_to_notes(article, thread)
        unknown = mentions.unknown_words(notes.named_in(made)) if made else ""
        if "panel" in request.POST:
            return self._panel(request, article, said=f"{said} {unknown}".strip())
        messages.success(request, said)
        if unknown:
            messages.warning(request, unknown)
        return self._back_to_notes(article, thread or (made.pk if made else 0))

    def _panel(
        self, request: HttpRequest, article: Article, *, typed: Typed = NOTHING_TYPED, said: str = ""
    ) -> HttpResponse:
        """Render `articles/_notes.html`."""
        context = {"article": article, "talk": panel_of(article, typed=typed, said=said)}
        return TemplateResponse(request, "articles/_notes.html", context | {"csrf_token": get_token(request)})

    def _back_to_notes(self, article: Article, note: int) -> HttpResponse:
        address = reverse("admin:articles_article_change", args=[article.pk])
        return redirect(f"{address}#note-{note}" if note else f"{address}#id_notes")


def _note_or_404(article: Article, key: int) -> Note:
    """Return a note on this article, or raise Http404; that of another one is not here, whoever may see it there."""
    note: Note | None = article.notes.select_related("article").filter(pk=key).first()
    if note is None:
        raise Http404
    return note


def _form_key(sent: str) -> uuid.UUID | None:
    """Return the key that a form was sent with; what is none is as if nobody had sent one."""
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None
