"""How are many articles moved at once? One after the other, each by its own rule, and each refusal is told."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from articles import permissions, workflow
from articles.models import Article
from articles.moves import MoveRefused
from articles.states import TRANSITIONS, State

# As many as stand on a few pages of the list.
MOST = 200
# What readers are told of has a page of its own, where that is written.
_ONE_BY_ONE = {"retract", "kill"}
VERBS = tuple(verb for verb, each in TRANSITIONS.items() if each.permission and verb not in _ONE_BY_ONE)
DONE = {
    "submit": "submitted",
    "take_back": "taken back",
    "return_to_writer": "returned",
    "clear": "cleared",
    "hold": "held",
    "resume": "resumed",
    "spike": "spiked",
    "revive": "revived",
}


@dataclass(frozen=True)
class Seen:
    """An article as the page showed it: its key and version."""

    key: int
    version: str

    @classmethod
    def read(cls, text: str) -> "Seen | None":
        """Read `key.version` from a form; None for what is none."""
        key, _, version = text.partition(".")
        return cls(int(key), version) if key.isascii() and key.isdecimal() and len(key) < 19 else None


@dataclass
class Outcome:
    """What became of each: moved, there already, or refused with a sentence; and how many are not to be found."""

    moved: list[Article] = field(default_factory=list)
    already: list[Article] = field(default_factory=list)
    refused: list[tuple[Article, str]] = field(default_factory=list)
    missing: int = 0


def verbs_for(articles: Sequence[Article], *, user: User) -> list[str]:
    """Return the verbs that `user` can use now on any of some articles, in the table's order."""
    return [
        verb
        for verb in VERBS
        if any(
            State(each.state) in TRANSITIONS[verb].sources and permissions.can_move(user, each, verb)
            for each in articles
        )
    ]


def move_together(seen: Sequence[Seen], verb: str, *, by: User, at: datetime.datetime, note: str = "") -> Outcome:
    """Make a move of each article as it was seen, each in a transaction of its own; return what became of them.

    Raises MoveRefused, and moves nothing, where nothing was chosen or too much, or a note is lacking.
    """
    if verb not in VERBS:
        raise MoveRefused("This is done with one article at a time, on its own page.")
    if not seen:
        raise MoveRefused("Choose the articles first: tick the box before each.")
    if len(seen) > MOST:
        raise MoveRefused(f"At most {MOST} articles are moved at once.")
    if TRANSITIONS[verb].needs_note and not note.strip():
        raise MoveRefused("Say why: each writer reads it with the article.")
    outcome = Outcome()
    for each in {each.key: each for each in seen}.values():
        _move(each, verb, by=by, at=at, note=note, outcome=outcome)
    return outcome


@transaction.atomic
def _move(seen: Seen, verb: str, *, by: User, at: datetime.datetime, note: str, outcome: Outcome) -> None:
    # Locked until it is moved, so that nothing unseen is saved in between.
    article = Article.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=seen.key).first()
    if article is None:
        outcome.missing += 1
    elif article.state == TRANSITIONS[verb].target and permissions.can_move(by, article, verb):
        # The same form sent twice, or a colleague who was as quick.
        outcome.already.append(article)
    elif str(article.version) != seen.version:
        outcome.refused.append((article, "It was changed after you opened the list: look at it again."))
    else:
        _move_seen(article, verb, by=by, at=at, note=note, outcome=outcome)


def _move_seen(article: Article, verb: str, *, by: User, at: datetime.datetime, note: str, outcome: Outcome) -> None:
    try:
        workflow.move(article, verb, by=by, at=at, note=note)
        outcome.moved.append(article)
    except MoveRefused as refusal:
        outcome.refused.append((article, str(refusal)))
