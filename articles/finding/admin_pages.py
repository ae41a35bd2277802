"""Which pages does the search of the working copies have: the list, its moves and its saved filters?"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST

from articles.admin_pages import ArticlePages
from articles.finding import keeping, together
from articles.finding.forms import QuestionForm
from articles.finding.passages import passages
from articles.finding.question import COUNTED, Page, Place, Question, page_of
from articles.models import Article, SavedFilter
from articles.moves import MoveRefused
from articles.moves_admin import person
from articles.states import TRANSITIONS
from paper.search.snippets import Snippet


@dataclass(frozen=True)
class Row:
    """An article of the list, with the passage by which it was found."""

    article: Article
    passage: Snippet | None


class FindingPages(ArticlePages):
    """The list of articles: what is asked, a page of answers, and what can be done with many of them."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the moves and of the saved filters."""
        wrap = self.admin_site.admin_view
        return [
            path("together/", wrap(require_POST(self.together_view)), name="articles_article_together"),
            path("filters/", wrap(require_POST(self.filters_view)), name="articles_article_filters"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Render `articles/article_list.html`: the articles that answer a question, a page at a time."""
        self._refuse_strangers(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        user = person(request)
        form = QuestionForm(request.GET, user=user)
        question = Question.of(form.answers())
        page = page_of(question, user=user, place=Place.read(request.GET.get("after", "")))
        context = {
            "title": "Articles",
            "form": form,
            "question": question,
            "page": page,
            "counted": COUNTED,
            "rows": list(map(Row, page.articles, passages(page.articles, question.words))),
            "verbs": _buttons(page, request),
            "saved": SavedFilter.objects.of(user),
            "may_add": self.has_add_permission(request),
            "sees_editions": user.has_perm("editions.view_edition"),
            "is_further": bool(request.GET.get("after")),
        }
        return self._finding(request, "articles/article_list.html", context)

    def together_view(self, request: HttpRequest) -> HttpResponse:
        """Move the chosen articles and go back to the list, or ask why on `articles/article_together.html`."""
        self._refuse_strangers(request)
        verb, note = request.POST.get("verb", ""), request.POST.get("note", "")
        seen = [each for each in map(together.Seen.read, request.POST.getlist("article")) if each]
        if verb in together.VERBS and seen and TRANSITIONS[verb].needs_note and not note.strip():
            return self._ask_why(request, verb, seen)
        try:
            outcome = together.move_together(seen, verb, by=person(request), at=timezone.now(), note=note)
            _tell(request, outcome, verb=verb)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return _to_list(request)

    def filters_view(self, request: HttpRequest) -> HttpResponse:
        """Keep the list's question under a name, or let go of a saved filter, and go back to the list."""
        self._refuse_strangers(request)
        if key := request.POST.get("let_go", ""):
            gone = keeping.let_go(int(key) if key.isdecimal() and len(key) < 19 else 0, by=person(request))
            messages.success(request, f"The filter “{gone}” is gone." if gone else "That filter is gone already.")
            return _to_list(request)
        form = QuestionForm(QueryDict(request.POST.get("question", "")), user=person(request))
        name = request.POST.get("name", "")
        try:
            is_new = keeping.keep(Question.of(form.answers()), name=name, by=person(request))
            messages.success(request, f"“{name.strip()}” {'is kept' if is_new else 'stands for this list now'}.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return _to_list(request)

    def _refuse_strangers(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied

    def _ask_why(self, request: HttpRequest, verb: str, seen: list[together.Seen]) -> HttpResponse:
        known = Article.objects.visible_to(person(request)).for_list().in_bulk([each.key for each in seen])
        if "confirmed" in request.POST:
            messages.error(request, "Say why: each writer reads it with the article.")
        context = {
            "title": f"{TRANSITIONS[verb].label}: {len(known)} article{'s' if len(known) != 1 else ''}",
            "verb": verb,
            "label": TRANSITIONS[verb].label,
            "chosen": [(known[each.key], each) for each in seen if each.key in known],
            "back": request.POST.get("back", ""),
        }
        return self._finding(request, "articles/article_together.html", context)

    def _finding(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(
            request, template, self.admin_site.each_context(request) | {"opts": Article._meta} | context
        )


def _buttons(page: Page, request: HttpRequest) -> list[tuple[str, str, bool]]:
    verbs = together.verbs_for(page.articles, user=person(request))
    return [(verb, TRANSITIONS[verb].label, TRANSITIONS[verb].needs_note) for verb in verbs]


def _to_list(request: HttpRequest) -> HttpResponseRedirect:
    # Only what the list itself would say of its question goes back into an address.
    asked = QueryDict(request.POST.get("back", "")).urlencode()
    return redirect(reverse("admin:articles_article_changelist") + (f"?{asked}" if asked else ""))


def _tell(request: HttpRequest, outcome: together.Outcome, *, verb: str) -> None:
    done = together.DONE[verb]
    if outcome.moved:
        messages.success(request, f"{len(outcome.moved)} {done}.")
    if outcome.already:
        messages.info(request, f"{len(outcome.already)} {_were(len(outcome.already))} {done} already.")
    if outcome.missing:
        messages.error(request, f"{outcome.missing} {_were(outcome.missing)} not to be found.")
    if outcome.refused:
        lines = [
            (reverse("admin:articles_article_change", args=[article.pk]), article, why)
            for article, why in outcome.refused
        ]
        told = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', lines)
        messages.error(request, format_html("{} not {}:<ul>{}</ul>", len(lines), done, told))


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
