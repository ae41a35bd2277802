"""What is new for somebody, in words, page by page, and how does it become old?"""

import datetime
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Notification

PAGE: Final = 30

_KIND = Notification.Kind
_NOTED: Final[dict[str, str]] = {
    _KIND.MENTION: "named you in a note",
    _KIND.NOTE: "wrote a note",
    _KIND.RETURN: "sent it back to you",
}
_MOVED: Final[dict[str, str]] = {
    "submit": "submitted it, and it waits for an editor",
    "return_to_writer": "sent it back to its writer",
    "clear": "cleared it",
    "hold": "put it on hold",
    "resume": "took it up again",
    "spike": "spiked it",
    "revive": "made it a draft again",
    "approve": "approved it with its edition",
    "reopen": "opened its edition again",
    "release": "released it to readers",
    "recall": "took it back from readers",
    "retract": "retracted it",
    "kill": "killed it",
}


@dataclass(frozen=True)
class Item:
    """One thing that is new, or was: what was done, and where it is seen."""

    notification: Notification
    did: str
    address: str


def page_of(user: User, *, before: int | None) -> tuple[list[Item], int | None]:
    """Return what somebody was told, newest first, and from which key on the next page goes, or None at the end."""
    rows = list(Notification.objects.visible_to(user).before(before).for_list()[: PAGE + 1])
    following = rows[PAGE - 1].pk if len(rows) > PAGE else None
    return [_item(row) for row in rows[:PAGE]], following


def read(user: User, key: int, *, at: datetime.datetime) -> bool:
    """Mark one thing as read and say whether it is there for this person at all."""
    mine = Notification.objects.visible_to(user).filter(pk=key)
    return bool(mine.unread().update(read_at=at)) or mine.exists()


def read_all(user: User, *, until: int, at: datetime.datetime) -> int:
    """Mark as read what somebody was told up to a key, which is the newest that they saw; return how much it was."""
    return Notification.objects.filter(user=user, pk__lte=until).unread().update(read_at=at)


def _item(row: Notification) -> Item:
    did = _MOVED.get(row.verb, row.verb) if row.kind in {_KIND.MOVE, _KIND.SUBMISSION} else _NOTED[row.kind]
    if row.kind == _KIND.NOTE and row.note and row.note.parent_id:
        did = "replied to a note"
    address = reverse("admin:articles_article_change", args=[row.article_id])
    return Item(row, did, f"{address}#note-{row.note_id}" if row.note_id else address)
