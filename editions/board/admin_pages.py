"""How is the board of an edition shown, kept up to date and acted upon in the admin?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import permissions, preflight
from editions.admin_pages import EditionPages
from editions.board.acting import Asked, act, meanwhile
from editions.board.cards import card_of, columns, counted
from editions.board.waiting import SHOWN, Wanted, state_of, version_of, waiting
from editions.models import Edition
from editions.states import State
from paper.models import Section


class BoardPages(EditionPages):
    """The board: its page, the fragment that keeps it up to date, and the one address of all its buttons."""

    def get_urls(self) -> list[URLPattern]:
        """Add the board's addresses."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/board/", wrap(require_safe(self.board_view)), name="editions_edition_board"),
            path("<int:key>/board/now/", wrap(require_safe(self.board_now)), name="editions_edition_board_now"),
            path("<int:key>/board/act/", wrap(require_POST(self.board_act)), name="editions_edition_board_act"),
            *super().get_urls(),
        ]

    def board_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_board.html`, which says what it needs; `?move=` opens the form for one article."""
        state = self._state(request, key)
        board = self._board(request, key, state=state)
        moving = request.GET.get("move", "")
        context = self.admin_site.each_context(request) | {
            "title": f"Board: {board['edition']}",
            "opts": Edition._meta,
            "board": board,
            "moving": _article(moving, request) if moving and board["is_open"] else None,
            # The columns need the width.
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "editions/edition_board.html", context)

    def board_now(self, request: HttpRequest, key: int) -> HttpResponse:
        """Answer 204 while the board is as it was at `?since=`, otherwise render `editions/_board.html`."""
        state, since = self._state(request, key), request.GET.get("since", "")
        if state == since:
            # A page that looks by itself is nobody at work: it does not put off the end of the idle hours.
            request.session.accessed = False
            return HttpResponse(status=204)
        board = self._board(request, key, state=state)
        if version_of(since):
            board["news"] = meanwhile(board["edition"], since=version_of(since), by=person(request))
        return TemplateResponse(request, "editions/_board.html", {"board": board})

    def board_act(self, request: HttpRequest, key: int) -> HttpResponse:
        """Do one thing and go back to the board, or render `editions/_board.html` to a page that stays."""
        edition, by = self._edition(request, key), person(request)
        try:
            asked = Asked.of(request.POST.get("do", ""), seen=request.POST.get("seen", ""))
        except ValueError:
            raise Http404 from None
        said: dict[str, str] = {}
        try:
            said["done"] = act(edition, asked, by=by, at=timezone.now())
        except MoveRefused as refusal:
            said["refused"] = str(refusal)
        if "refused" not in said:
            said["news"] = meanwhile(edition, since=asked.seen, by=by)
        if request.POST.get("in_place"):
            board = self._board(request, key, state=self._state(request, key))
            return TemplateResponse(request, "editions/_board.html", {"board": board | said})
        for level, name in ((messages.SUCCESS, "done"), (messages.INFO, "news"), (messages.ERROR, "refused")):
            if said.get(name):
                messages.add_message(request, level, said[name])
        place = f"#card-{asked.keys[0]}" if asked.verb in {"put", "lead"} else ""
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("admin:editions_edition_board", args=[key]) + query + place)

    def _state(self, request: HttpRequest, key: int) -> str:
        if not self.has_view_permission(request):
            raise Http404
        try:
            return state_of(key, wanted=Wanted.of(request.GET.dict()), user=person(request))
        except IndexError:
            raise Http404 from None

    def _board(self, request: HttpRequest, key: int, *, state: str) -> dict[str, Any]:
        """All that the board shows. `state` was taken before: what changes in between is shown again, not missed."""
        edition, user, wanted = self._edition(request, key), person(request), Wanted.of(request.GET.dict())
        sections = list(Section.objects.all())
        placements = list(edition.placements.in_order().with_article())
        is_checked = edition.state in {State.PLANNED, State.IN_APPROVAL}
        findings = preflight.check(edition, placements) if is_checked else []
        waits = list(waiting(edition, wanted=wanted, user=user).for_card())
        is_open = permissions.can_prepare(user, edition)
        return {
            "edition": edition,
            "state": state,
            "seen": version_of(state),
            "is_open": is_open,
            "is_checked": is_checked,
            "sections": sections,
            "columns": columns(sections, placements, findings),
            "placed": len(placements),
            "waiting": [card_of(article) for article in waits[:SHOWN]],
            "more_wait": len(waits) > SHOWN,
            "wanted": wanted,
            "findings": findings,
            "counts": counted(findings),
            "step": edition.steps.last_of(user) if is_open else None,
        }


def _article(key: str, request: HttpRequest) -> Article:
    rows = Article.objects.visible_to(person(request))
    article: Article = get_object_or_404(rows, pk=key if key.isdecimal() and len(key) < 10 else None)
    return article
