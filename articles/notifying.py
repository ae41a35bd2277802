"""Who is told of what happens to an article? Rows in a list alone: what goes out by e-mail is sent later, from them."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from django.contrib.auth.models import User

from articles.models import Move, Note, Notification
from articles.states import State

_KIND = Notification.Kind
# What stops an article is also told to whoever had cleared it.
_STOPS: Final = frozenset({"return_to_writer", "spike", "retract", "kill"})
# Nobody has to hear that the writer has it back in hand, by a move of the writer's own.
_SILENT: Final = frozenset({"take_back"})


def of_moves(
    before: Mapping[int, str],
    owners: Mapping[int, int],
    verb: str,
    *,
    by: User,
    at: datetime.datetime,
    note: Note | None = None,
    mentioned: Iterable[User] = (),
) -> None:
    """Tell whom it concerns that these articles, {key: state before}, were moved; nobody is told of their own act.

    `owners` are those who still work here, {article: user}. A submission is told to all who may clear, every other move
    to the owner, and what stops an article also to whoever cleared it; `note` is what the move leaves on the one
    article, and names whoever is `mentioned`. That an article waits for an editor is no news any more once one has
    moved it. Inside the transaction of the move; one to three queries for any number of articles.
    """
    taken_on = [key for key, state in before.items() if state == State.SUBMITTED]
    if taken_on:
        Notification.objects.of_submissions(taken_on).unread().update(read_at=at)
    if verb in _SILENT:
        return
    if verb == "submit":
        _tell(((user, key, _KIND.SUBMISSION) for user in _who_may_clear() for key in before), verb, by=by, at=at)
        return
    kind = _KIND.RETURN if verb == "return_to_writer" else _KIND.MOVE
    told = dict.fromkeys(((owner, key) for key, owner in owners.items()), kind)
    if verb in _STOPS:
        told = dict.fromkeys(_who_cleared(before), _KIND.MOVE) | told
    named = {(user.pk, key): _KIND.MENTION for user in mentioned for key in before}
    _tell(((user, key, each) for (user, key), each in (named | told).items()), verb, by=by, at=at, note=note)


def of_note(note: Note, *, mentioned: Iterable[User]) -> None:
    """Tell whom a note concerns: whoever it names, the article's owner, and who has written in the same thread.

    Whoever may not open the article any more has a row too, and never sees it. At most three queries.
    """
    told: dict[int, str] = {}
    if note.parent_id is not None:
        thread = Note.objects.in_thread(note.parent_id).values_list("by_id", flat=True).order_by("by_id").distinct()
        told |= dict.fromkeys(thread, _KIND.NOTE)
    told[note.article.owner_id] = _KIND.NOTE
    told |= {user.pk: _KIND.MENTION for user in mentioned}
    rows = ((user, note.article_id, kind) for user, kind in told.items())
    _tell(rows, "", by=note.by, at=note.at, note=note)


def _tell(
    rows: Iterable[tuple[int, int, str]], verb: str, *, by: User, at: datetime.datetime, note: Note | None = None
) -> None:
    """Write a row for each (user, article, kind) but for `by`; one query, and none for nobody."""
    made = [
        Notification(user_id=user, article_id=article, kind=kind, verb=verb, note=note, by=by, at=at)
        for user, article, kind in rows
        if user != by.pk
    ]
    if made:
        Notification.objects.bulk_create(made)


def _who_may_clear() -> list[int]:
    editors = User.objects.with_perm(
        "articles.clear_article",
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=False,
    )
    return list(editors.filter(is_staff=True).order_by("pk").values_list("pk", flat=True))


def _who_cleared(articles: Iterable[int]) -> list[tuple[int, int]]:
    moves = Move.objects.filter(article__in=list(articles), verb="clear", by__is_active=True)
    return list(moves.values_list("by_id", "article_id").order_by("by_id", "article_id").distinct())
