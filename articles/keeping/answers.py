"""What is an open form told every few seconds: is its text kept, who else is here, was it taken over?"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, RawPostDataException
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import permissions
from articles.keeping import messages, presence, typing
from articles.keeping.messages import LARGEST, Message
from articles.models import Article, Presence


def answer(request: HttpRequest, *, by: User, at: datetime.datetime) -> HttpResponse:
    """Answer a form: GET says who is signed in and with which token, POST takes a message (`messages.read`).

    400, 413: unreadable or too large; 404: an article that `by` may not see; 409: the page was made for somebody else,
    or the text is not kept; 429: too soon. All of them with a sentence under `said`.
    """
    if request.method == "GET":
        request.is_unattended = True  # type: ignore[attr-defined]
        return JsonResponse({"user": by.pk, "token": get_token(request)})
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "POST"])
    try:
        message = messages.read(_body(request))
    except messages.TooLarge as large:
        return _refused(413, str(large))
    except messages.Unreadable as unreadable:
        return _refused(400, str(unreadable))
    # A page that was left open is no sign of a person: only what is typed keeps a session alive.
    request.is_unattended = not message.fields or message.late  # type: ignore[attr-defined]
    if message.user != by.pk:
        return _refused(409, f"{named(by)} is signed in here now.", other=True)
    return _answer(message, by=by, at=at)


def _answer(message: Message, *, by: User, at: datetime.datetime) -> HttpResponse:
    article = None
    if message.article is not None:
        article = Article.objects.visible_to(by).defer("body").filter(pk=message.article).first()
        if article is None:
            return _refused(404, "This article is not yours to open any more.")
    told: dict[str, Any] = {}
    if message.fields is not None:
        try:
            told = _kept(message, article, by=by, at=at)
        except typing.TooSoon:
            return _refused(429, "A moment, please.")
        except typing.NotKept as refusal:
            return _refused(409, str(refusal))
    if article is not None and not message.late:
        told |= _around(message, article, by=by, at=at)
    return JsonResponse(told)


def _body(request: HttpRequest) -> bytes:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return b"0" * (LARGEST + 1)
    try:
        return request.body
    except RawPostDataException:
        # It came as a form with files, which the check of its token has read: no form of ours says anything so.
        return b""


def _kept(message: Message, article: Article | None, *, by: User, at: datetime.datetime) -> dict[str, Any]:
    typed = typing.Typed(
        article=article,
        tab=message.tab,
        base_version=message.base_version,
        fields=message.fields or {},
        restored=message.restored,
        submitted=message.submitted,
    )
    row = typing.keep(typed, by=by, at=at)
    if row is None:
        return {"saved": clock(at)}
    return {"saved": clock(at), "typed": reverse("admin:articles_article_typed", args=[row.pk])}


def _around(message: Message, article: Article, *, by: User, at: datetime.datetime) -> dict[str, Any]:
    if message.leaving:
        presence.leave(article, user=by, tab=message.tab, at=at)
        return {}
    own = presence.see(article, user=by, tab=message.tab, at=at)
    here = presence.others(article, tab=message.tab, at=at)
    return {
        "version": article.version,
        "state": article.get_state_display(),
        "can_edit": permissions.can_edit(by, article),
        "here": [said_of_presence(row, by=by) for row in here],
        "taken": said_of(own),
    }


def said_of_presence(row: Presence, *, by: User) -> str:
    """Return who has the article open and since when."""
    return f"{'You, in another window' if row.user_id == by.pk else named(row.user)}, since {clock(row.opened_at)}"


def said_of(row: Presence) -> str:
    """Return who took a form over, when and why."""
    if row.taken_by is None or row.taken_at is None:
        return ""
    return f"{named(row.taken_by)} took this over at {clock(row.taken_at)}: “{row.taken_note}”"


def taken_from(rows: Iterable[Presence]) -> str:
    """Return what somebody is told who took an article over."""
    names = sorted({named(row.user) for row in rows})
    return f"You took this over from {' and '.join(names)}." if names else "Nobody else has this open."


def named(user: User) -> str:
    """Return what colleagues call somebody."""
    return user.get_full_name() or user.get_username()


def clock(at: datetime.datetime) -> str:
    """Return the time of day as the paper's clock shows it."""
    return date_format(timezone.localtime(at), "H:i")


def _refused(status: int, said: str, **more: Any) -> JsonResponse:
    return JsonResponse({"said": said} | more, status=status)
