"""How do colleagues remark on an article, answer each other, and say that something is dealt with?"""

import datetime
import uuid
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import mentions, notifying, passages, permissions
from articles.mentions import Named
from articles.models import Article, Note
from articles.models.notes import LONGEST_NOTE
from articles.moves import MoveRefused


def add(
    article: Article,
    *,
    by: User,
    text: str,
    at: datetime.datetime,
    about: passages.Found | None = None,
    form_key: uuid.UUID | None = None,
) -> Note:
    """Add a remark, on the passage that `about` tells if any, and tell whom it concerns.

    The same form sent twice makes one note. Raises MoveRefused when `by` may not see the article or says nothing.
    """
    _refuse_stranger(by, article)
    about = about or passages.Found("", "", "")
    tied = passages.tied(article, passage=about.passage, before=about.before, after=about.after)
    note = Note(article=article, by=by, text=_said(text), at=at, form_key=form_key)
    note.passage, note.before, note.after = tied.passage, tied.before, tied.after
    return _keep(note)


def reply(note: Note, *, by: User, text: str, at: datetime.datetime, form_key: uuid.UUID | None = None) -> Note:
    """Answer a note; an answer to an answer stands under the same note. As `add` besides."""
    _refuse_stranger(by, note.article)
    parent = note.parent_id or note.pk
    return _keep(Note(article=note.article, parent_id=parent, by=by, text=_said(text), at=at, form_key=form_key))


@transaction.atomic
def resolve(note: Note, *, by: User, at: datetime.datetime) -> bool:
    """Mark a remark as dealt with, and say whether that was news; doing it twice changes nothing."""
    if not permissions.can_see(by, note.article):
        raise MoveRefused("You may not resolve a note on this article.")
    resolved = Note.objects.open().filter(pk=note.pk).update(resolved_by=by, resolved_at=at)
    return bool(resolved)


@transaction.atomic
def reopen(note: Note, *, by: User, at: datetime.datetime) -> bool:
    """Open a remark again that was resolved, and say whether that was news."""
    if not permissions.can_see(by, note.article):
        raise MoveRefused("You may not open a note on this article again.")
    changes = {"resolved_by": None, "resolved_at": None, "reopened_by": by, "reopened_at": at}
    return bool(Note.objects.resolved().filter(pk=note.pk).update(**changes))


def of_return(article: int, *, by: User, text: str, at: datetime.datetime) -> Note:
    """Leave on an article, by its key, why it goes back to its writer; inside the transaction of the move."""
    return Note.objects.create(article_id=article, by=by, text=text, at=at, is_return=True)


def settle_returns(articles: Sequence[int], *, by: User, at: datetime.datetime) -> None:
    """Resolve what these articles, by their keys, once went back for: whoever clears one has seen to it."""
    Note.objects.of_returns(articles).open().update(resolved_by=by, resolved_at=at)


def named_in(note: Note) -> Named:
    """Return whom a note names, and whom it names in vain."""
    return mentions.named(note.text, among=mentions.colleagues(note.article)) if "@" in note.text else Named()


def _keep(note: Note) -> Note:
    """Write a note and tell whom it concerns, or return the one that the same form has made before."""
    try:
        with transaction.atomic():
            before = _made_by_the_same_form(note)
            if before:
                return before
            note.save()
            notifying.of_note(note, mentioned=named_in(note).people)
            return note
    except IntegrityError:
        # The same form arrived twice at one moment, and the other was first.
        before = _made_by_the_same_form(note)
        if before is None:
            raise MoveRefused("The note could not be kept: load the page again and send it once more.") from None
        return before


def _made_by_the_same_form(note: Note) -> Note | None:
    made: Note | None = Note.objects.filter(form_key=note.form_key, by=note.by).first() if note.form_key else None
    return made


def _refuse_stranger(by: User, article: Article) -> None:
    if not permissions.can_see(by, article):
        raise MoveRefused("You may not remark on this article.")


def _said(text: str) -> str:
    said = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not said:
        raise MoveRefused("The note is empty: write what your colleague should know.")
    if len(said) > LONGEST_NOTE:
        raise MoveRefused(f"The note has {len(said):,} characters: shorten it to {LONGEST_NOTE:,}.")
    return said
