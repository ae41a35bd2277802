"""How is one of the paper's own texts changed, so that what it promised on a day can still be proved?"""

import datetime
import re
from html import escape
from typing import Final

from django.db import transaction

from paper.models import Policy, PolicyRevision
from paper.store import stamp

_SUBHEAD: Final = "## "
_ITEM: Final = "- "
_OPENING: Final = re.compile(r"<(h2|li|p)>")
# Paragraphs of their own, that none is put around.
_WRITTEN_BLOCK: Final = re.compile(r"<(?:p|h[1-6]|blockquote|[uo]l|hr|div|figure|table)\b", re.IGNORECASE)
_BLOCK: Final = re.compile(r"</?(?:ul|h2|li|p)>")


@transaction.atomic
def write(*, kind: str, language: str, body: str, at: datetime.datetime) -> Policy:
    """Put a text in force from now on and keep it as a revision; readers see it at once. Six queries.

    Writing what stands there already changes nothing.
    """
    policy: Policy
    policy, made = Policy.objects.select_for_update().get_or_create(
        kind=kind, language=language, defaults={"body": body, "changed_at": at}
    )
    before, policy.body = policy.body, body
    if before == policy.body and not made:
        return policy
    policy.changed_at = at
    policy.save()
    number = policy.revisions.count() + 1
    PolicyRevision.objects.create(policy=policy, number=number, body=policy.body, saved_at=at)
    stamp.bump()
    return policy


def as_html(typed: str) -> str:
    """Return typed text as HTML: empty lines between paragraphs, `## ` before a subhead, `- ` before each of a list."""
    blocks = re.split(r"\n[ \t]*\n", typed.replace("\r\n", "\n").strip())
    return "\n".join(_block(block.strip()) for block in blocks if block.strip())


def as_typed(body: str) -> str:
    """Return a policy's HTML as it would be typed: the inverse of `as_html`. What that cannot say stays HTML."""
    marks = {"h2": _SUBHEAD, "li": _ITEM, "p": ""}
    marked = _OPENING.sub(lambda tag: tag[0] + marks[tag[1]], body)
    joined = re.sub(r"</li>\s*<li>", "\n", marked)
    lines = re.sub(r"</(?:ul|h2|p)>\s*", "\n\n", joined)
    return re.sub(r"\n{3,}", "\n\n", _BLOCK.sub("", lines)).replace("&amp; ", "& ").strip()


def _block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines()]
    if all(line.startswith(_ITEM) for line in lines):
        return "<ul>" + "".join(f"<li>{_inline(line.removeprefix(_ITEM))}</li>" for line in lines) + "</ul>"
    words = " ".join(lines)
    if words.startswith(_SUBHEAD):
        return f"<h2>{_inline(words.removeprefix(_SUBHEAD))}</h2>"
    # Whoever writes tags means them; they are cleaned like all that is printed.
    return words if _WRITTEN_BLOCK.match(words) else f"<p>{_inline(words)}</p>"


def _inline(words: str) -> str:
    return re.sub(r"&(?!#?\w+;)", escape("&"), words)
