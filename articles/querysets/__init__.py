"""Which questions are asked about articles, what is saved of them, and what is said beside them?"""

from articles.querysets.articles import ArticleQuerySet
from articles.querysets.beside import ProtectionQuerySet, SavedFilterQuerySet, SharedLinkQuerySet
from articles.querysets.presence import PresenceQuerySet
from articles.querysets.saved import AutosaveQuerySet, RevisionQuerySet
from articles.querysets.talk import NoteQuerySet, NotificationQuerySet

__all__ = [
    "ArticleQuerySet",
    "AutosaveQuerySet",
    "NoteQuerySet",
    "NotificationQuerySet",
    "PresenceQuerySet",
    "ProtectionQuerySet",
    "RevisionQuerySet",
    "SavedFilterQuerySet",
    "SharedLinkQuerySet",
]
