"""How is a link made for somebody outside, opened, and taken back?

Of a link only the hash is kept: whoever copies the database can open none. It leads to one revision, ends by itself,
and is as good as its maker: when they may make none any more, because they were cut off or have another role, theirs
are closed in the same moment.
"""

import datetime
import hashlib
import hmac
import secrets
import uuid
from typing import Final

from django.contrib.auth.models import User

from articles import permissions
from articles.models import Article, Opening, Revision, SharedLink
from articles.moves import MoveRefused

MOST_DAYS: Final = 14
USUAL_DAYS: Final = 3
_SECRET_BYTES: Final = 32


def make(
    revision: Revision, *, by: User, at: datetime.datetime, name: str, days: int, form_key: uuid.UUID | None = None
) -> tuple[SharedLink, str]:
    """Return a new link and its secret, which nobody can find out again; `days` from 1 to 14.

    Raises MoveRefused for who may make none, and for the form that made one before.
    """
    name = " ".join(name.split())
    if not permissions.can_share(by, revision.article):
        raise MoveRefused("A link for somebody outside is made by an editor, and of an article that is worked on.")
    if not name:
        raise MoveRefused("Say for whom the link is: the name stands on every page of it.")
    if not 1 <= days <= MOST_DAYS:
        raise MoveRefused(f"A link lives for one day to {MOST_DAYS} days.")
    form_key = form_key or uuid.uuid4()
    if SharedLink.objects.filter(form_key=form_key).exists():
        raise MoveRefused("This form was sent twice; the link was made once. Is it lost? Revoke it and make another.")
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    link = SharedLink.objects.create(
        revision=revision,
        name=name,
        secret_sha256=_hash_of(secret),
        made_by=by,
        made_at=at,
        expires_at=at + datetime.timedelta(days=days),
        form_key=form_key,
    )
    return link, secret


def opened(secret: str, *, at: datetime.datetime) -> SharedLink | None:
    """Return the link of a secret and count the opening; None for one that is unknown, over, or taken back alike."""
    digest = _hash_of(secret)
    link: SharedLink | None = SharedLink.objects.open_at(at).with_content().filter(secret_sha256=digest).first()
    if link is None or not hmac.compare_digest(link.secret_sha256, digest):
        return None
    if not permissions.can_share(link.made_by, link.revision.article):
        return None
    Opening.objects.create(link=link, at=at)
    return link


def revoke(link: SharedLink, *, by: User, at: datetime.datetime) -> None:
    """Close a link for ever; doing it twice changes nothing. Raises MoveRefused for who may not."""
    if not can_revoke(by, link.revision.article):
        raise MoveRefused("A link is taken back by an editor, or by whose story it is.")
    SharedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at, revoked_by=by)


def can_revoke(user: User, article: Article) -> bool:
    """Say whether `user` may close the article's links: whoever may see it, for closing one harms nobody."""
    return permissions.can_see(user, article)


def _hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
