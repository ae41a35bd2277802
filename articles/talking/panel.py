"""What does the panel of notes beside an article show?"""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

from django.contrib.auth.models import User

from articles.mentions import colleagues
from articles.models import Article, Note
from articles.passages import Found, text_of


@dataclass(frozen=True)
class Thread:
    """A note with the replies to it, and where its passage stands in the text as it was saved last, if anywhere."""

    note: Note
    replies: list[Note]
    found: Found | None
    # Sent with a reply, so that a form that arrives twice makes one.
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Typed:
    """What somebody had typed into the panel when it was refused, and why; `thread` is the note it was to answer."""

    text: str = ""
    passage: str = ""
    thread: int = 0
    refusal: str = ""


NOTHING_TYPED: Final = Typed()


@dataclass(frozen=True)
class Panel:
    """The notes on an article, oldest first, and the colleagues who can be named in another one."""

    open: list[Thread]
    resolved: list[Thread]
    colleagues: list[User]
    typed: Typed = NOTHING_TYPED
    said: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def panel_of(article: Article, *, typed: Typed = NOTHING_TYPED, said: str = "") -> Panel:
    """Return the panel of an article in two queries; `said` is what to tell whoever has just done something there."""
    threads = threads_of(article)
    return Panel(
        open=[thread for thread in threads if thread.note.is_open],
        resolved=[thread for thread in threads if not thread.note.is_open],
        colleagues=list(colleagues(article)),
        typed=typed,
        said=said,
    )


def threads_of(article: Article) -> list[Thread]:
    """Return the notes on an article with their replies, oldest first, and their passages looked up. One query."""
    replies: defaultdict[int | None, list[Note]] = defaultdict(list)
    for note in article.notes.for_panel():
        replies[note.parent_id].append(note)
    tied = any(note.passage for note in replies[None])
    text: Any = text_of(article) if tied else None
    return [
        Thread(
            note,
            replies[note.pk],
            text.find(note.passage, before=note.before, after=note.after) if note.passage else None,
        )
        for note in replies[None]
    ]
