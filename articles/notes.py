"""How do colleagues remark on an article?"""

import datetime

from django.contrib.auth.models import User

from articles import permissions
from articles.models import Article, Note
from articles.moves import MoveRefused


def add(article: Article, *, by: User, text: str, at: datetime.datetime) -> Note:
    """Add a remark; raises MoveRefused when `by` may not see the article or says nothing."""
    if not permissions.can_see(by, article):
        raise MoveRefused("You may not remark on this article.")
    if not text.strip():
        raise MoveRefused("The note is empty: write what your colleague should know.")
    return Note.objects.create(article=article, by=by, text=text.strip(), at=at)


def resolve(note: Note, *, by: User, at: datetime.datetime) -> None:
    """Mark a remark as dealt with; doing it twice changes nothing."""
    if not permissions.can_see(by, note.article):
        raise MoveRefused("You may not resolve a note on this article.")
    Note.objects.open().filter(pk=note.pk).update(resolved_by=by, resolved_at=at)
