"""What does an open form say to the server every few seconds, and is it what a form of ours could say?"""

import json
import uuid
from dataclasses import dataclass
from typing import Any, Final

from articles.typed import is_typed

# In bytes. A book of 150,000 words has as many; an article with all its markup a tenth.
LARGEST: Final = 1_000_000
_MOST_FIELDS = 300
_LONGEST_NAME = 100
# The database counts to ten digits.
_HIGHEST = 2**31 - 1


class Unreadable(Exception):
    """A message that is none of ours; its text is one sentence for people."""


class TooLarge(Unreadable):
    """A message of more bytes than are kept."""


@dataclass(frozen=True)
class Message:
    """What a form says. Without `fields` it is only a sign that the form is open.

    `late`: it comes from a form that is gone, of which the browser had kept it; `submitted`: and which was sent.
    `user` is for whom the page was made, who need not be who is signed in by now.
    """

    user: int
    article: int | None
    tab: uuid.UUID
    base_version: int
    fields: dict[str, str] | None
    restored: int | None
    late: bool
    submitted: bool
    leaving: bool


def read(raw: bytes) -> Message:
    """Read a message from JSON; raises Unreadable."""
    if len(raw) > LARGEST:
        raise TooLarge("This text is longer than a million letters, so it is not kept here: save it in parts.")
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        raise Unreadable("This is not what a form of ours says.") from None
    if not isinstance(said, dict):
        raise Unreadable("This is not what a form of ours says.")
    return Message(
        user=_number(said.get("user")) or 0,
        article=_number(said.get("article")),
        tab=key(said.get("tab")),
        base_version=_number(said.get("base")) or 0,
        fields=_fields(said.get("fields")),
        restored=_number(said.get("restored")),
        late=said.get("late") is True,
        submitted=said.get("submitted") is True,
        leaving=said.get("leaving") is True,
    )


def key(value: Any) -> uuid.UUID:
    """Read the key of a form; raises Unreadable."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        raise Unreadable("This form has no key: load the page again.") from None


def key_or_none(value: Any) -> uuid.UUID | None:
    """Read the key of a form, where one may be missing."""
    try:
        return key(value)
    except Unreadable:
        return None


def _number(value: Any) -> int | None:
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) <= 10):
        return None
    return int(text) if int(text) <= _HIGHEST else None


def _fields(value: Any) -> dict[str, str] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or len(value) > _MOST_FIELDS:
        raise Unreadable("This form has more fields than any of ours.")
    return {_plain(name)[:_LONGEST_NAME]: _plain(text) for name, text in value.items() if is_typed(name)}


def _plain(text: Any) -> str:
    """Drop what no keyboard types and no database keeps: NULs and halves of letters."""
    if not isinstance(text, str):
        raise Unreadable("A field of this form is no text.")
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
