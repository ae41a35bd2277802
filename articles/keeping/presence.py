"""Who has an article open, and who takes it over from whom?"""

import datetime
import uuid

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import permissions
from articles.models import Article, Presence

# As many as the column holds.
LONGEST_NOTE = 300


class TakeOverRefused(Exception):
    """An article that cannot be taken over; its text is one sentence for people."""


def arrive(article: Article, *, user: User, tab: uuid.UUID, at: datetime.datetime) -> Presence:
    """Note that a form of the article is open, and forget those that nobody will come back to.

    A form that is there already is only seen again; one of somebody else's is not touched, and not returned either:
    then the row is none of the database's.
    """
    Presence.objects.gone(at).delete()
    return _seen(article, user=user, tab=tab, at=at) or _arrived(article, user=user, tab=tab, at=at)


def see(article: Article, *, user: User, tab: uuid.UUID, at: datetime.datetime) -> Presence:
    """Note that a form is still open, and return what became of it; two queries."""
    return _seen(article, user=user, tab=tab, at=at) or _arrived(article, user=user, tab=tab, at=at)


def _seen(article: Article, *, user: User, tab: uuid.UUID, at: datetime.datetime) -> Presence | None:
    row = Presence.objects.select_related("taken_by").filter(article=article, user=user, tab=tab).first()
    if row is not None:
        Presence.objects.filter(pk=row.pk).update(seen_at=at)
    return row


def _arrived(article: Article, *, user: User, tab: uuid.UUID, at: datetime.datetime) -> Presence:
    row = Presence(article=article, user=user, tab=tab, opened_at=at, seen_at=at)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # The same sign came twice at one moment, or the key is another form's.
        return _seen(article, user=user, tab=tab, at=at) or row
    return row


def leave(article: Article, *, user: User, tab: uuid.UUID, at: datetime.datetime) -> None:
    """Note that a form was closed; the row stays, for a browser may bring the page back as it was."""
    from_now_on = at - datetime.timedelta(minutes=2)
    Presence.objects.filter(article=article, user=user, tab=tab).update(seen_at=from_now_on)


def others(article: Article, *, tab: uuid.UUID, at: datetime.datetime) -> list[Presence]:
    """Return who has another form of the article open, each with the one opened first; `user` is loaded."""
    first: dict[int, Presence] = {}
    for row in article.presences.here(at).exclude(tab=tab).select_related("user"):
        first.setdefault(row.user_id, row)
    return list(first.values())


def take_over(article: Article, *, by: User, tab: uuid.UUID | None, note: str, at: datetime.datetime) -> list[Presence]:
    """Close every other open form of the article to its writer, who is told by whom and why; return those forms.

    What was typed in them stays kept for those who typed it. Raises TakeOverRefused.
    """
    note = " ".join(note.split())
    if not permissions.can_edit(by, article):
        raise TakeOverRefused(f"It is {article.get_state_display().lower()} now, so you cannot write in it.")
    if not note:
        raise TakeOverRefused("Say why: whoever has it open is told.")
    if len(note) > LONGEST_NOTE:
        raise TakeOverRefused(f"Say why in {LONGEST_NOTE} characters at most.")
    open_now = article.presences.here(at).select_related("user").exclude(tab=tab)
    with transaction.atomic():
        taken = list(open_now.select_for_update(of=("self",)))
        keys = [row.pk for row in taken]
        Presence.objects.filter(pk__in=keys).update(taken_by=by, taken_at=at, taken_note=note)
    return taken


def taken(article: Article, *, user: User, tab: uuid.UUID) -> Presence | None:
    """Return the row of a form that was taken over, with `taken_by` loaded, or None."""
    rows = article.presences.filter(user=user, tab=tab).exclude(taken_at=None)
    return rows.select_related("taken_by").first()
