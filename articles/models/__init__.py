"""What is written: articles, what is kept and said of them, and who writes as whom?"""

from articles.models.articles import Article, Byline, Move
from articles.models.finding import SavedFilter
from articles.models.notes import Note
from articles.models.notifications import Mailing, Notification, NotificationSettings, Way
from articles.models.people import Protection, StaffProfile
from articles.models.presence import Presence
from articles.models.saved import Autosave, Revision
from articles.models.shared import Opening, SharedLink

__all__ = [
    "Article",
    "Autosave",
    "Byline",
    "Mailing",
    "Move",
    "Note",
    "Notification",
    "NotificationSettings",
    "Opening",
    "Presence",
    "Protection",
    "Revision",
    "SavedFilter",
    "SharedLink",
    "StaffProfile",
    "Way",
]
