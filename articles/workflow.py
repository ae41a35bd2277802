"""How does an article move? The only writer of its state; each verb is a function, checked against the table."""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from articles import moves, notes, notifying, permissions
from articles.models import Article, Move
from articles.moves import MoveRefused
from articles.states import TRANSITIONS


def move(article: Article, verb: str, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Make a move that belongs to people, and write its Move row; `article` carries the new state afterwards.

    Raises MoveRefused, with a sentence, when `by` may not, when a note is missing or when the state is another by now.
    """
    if not permissions.can_move(by, article, verb):
        raise MoveRefused(f"You may not {words(verb)} this article.")
    if TRANSITIONS[verb].needs_note and not note.strip():
        raise MoveRefused(f"Say why: a note is needed to {words(verb)} an article.")
    _move_all([article.pk], verb, by=by, at=at, note=note.strip())
    article.refresh_from_db(fields=["state", "version", "changed_at"])


def submit(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Hand a draft to the section editor."""
    move(article, "submit", by=by, at=at, note=note)


def take_back(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Take a submitted article back to go on writing."""
    move(article, "take_back", by=by, at=at, note=note)


def return_to_writer(article: Article, *, by: User, at: datetime.datetime, note: str) -> None:
    """Give an article back to its writer with a note that says why."""
    move(article, "return_to_writer", by=by, at=at, note=note)


def clear(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Declare somebody else's article ready to be placed."""
    move(article, "clear", by=by, at=at, note=note)


def hold(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Keep a ready article for another day."""
    move(article, "hold", by=by, at=at, note=note)


def resume(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Make a held article ready again."""
    move(article, "resume", by=by, at=at, note=note)


def spike(article: Article, *, by: User, at: datetime.datetime, note: str) -> None:
    """Reject an article and keep it out of sight; the note says why."""
    move(article, "spike", by=by, at=at, note=note)


def revive(article: Article, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Make a spiked article a draft again."""
    move(article, "revive", by=by, at=at, note=note)


def move_with_edition(articles: Sequence[int], verb: str, *, by: User, at: datetime.datetime, note: str = "") -> None:
    """Move the articles with these keys together with their edition: `approve`, `reopen`, `release` or `recall`.

    The caller has checked that `by` may move the edition. All move or none does (MoveRefused). Their owners are told of
    it. Four queries in all.
    """
    if TRANSITIONS[verb].permission:
        raise MoveRefused(f"To {words(verb)} is a person's move and not an edition's.")
    _move_all(articles, verb, by=by, at=at, note=note)


def words(verb: str) -> str:
    """Return a verb as people say it."""
    return verb.replace("_", " ")


@transaction.atomic
def _move_all(articles: Sequence[int], verb: str, *, by: User, at: datetime.datetime, note: str) -> None:
    transition = TRANSITIONS[verb]
    rows = list(Article.objects.filter(pk__in=articles).values_list("pk", "state", "owner_id", "owner__is_active"))
    before = {key: state for key, state, _, _ in rows}
    owners = {key: owner for key, _, owner, is_active in rows if is_active}
    moves.swap_from(before, Article, sources=transition.sources, target=transition.target, changed_at=at)
    if len(before) != len(set(articles)):
        raise MoveRefused("An article has disappeared meanwhile: load the page again.")
    moves.record(Move, subject="article", before=before, verb=verb, target=transition.target, by=by, at=at, note=note)
    # One article at a time is returned, and why has to be where its writer looks for what is still to be done.
    left = notes.of_return(articles[0], by=by, text=note, at=at) if transition.leaves_note else None
    if verb == "clear":
        notes.settle_returns(articles, by=by, at=at)
    mentioned = notes.named_in(left).people if left else []
    notifying.of_moves(before, owners, verb, by=by, at=at, note=left, mentioned=mentioned)
