"""What do colleagues say about an article?"""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.articles import Article
from articles.querysets import NoteQuerySet

# In characters; of a passage as much is kept as it takes to know it again.
LONGEST_NOTE: Final = 5000
LONGEST_PASSAGE: Final = 500
LONGEST_CONTEXT: Final = 80


class Note(models.Model):
    """A colleague's remark on an article, open until somebody resolves it, or a reply to one.

    Tied to the words that it is about by these words themselves and a few around them, as they stood that day.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    is_return = models.BooleanField(default=False, help_text="Why the article went back to its writer.")
    passage = models.TextField(blank=True, max_length=LONGEST_PASSAGE)
    before = models.CharField(blank=True, max_length=LONGEST_CONTEXT)
    after = models.CharField(blank=True, max_length=LONGEST_CONTEXT)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    resolved_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    # The same form sent twice makes one note; what no form sent has none.
    form_key = models.UUIDField(null=True, unique=True, editable=False)

    objects: ClassVar[NoteQuerySet] = NoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="note_is_resolved_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(reopened_by=None, reopened_at=None)
                | Q(reopened_by__isnull=False, reopened_at__isnull=False),
                name="note_is_reopened_by_somebody_at_some_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(passage="", resolved_at=None, reopened_at=None),
                name="reply_belongs_to_the_passage_and_the_end_of_its_note",
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="note_is_no_reply_to_itself"),
            models.CheckConstraint(condition=~Q(passage="") | Q(before="", after=""), name="context_is_of_a_passage"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to deal with it; a reply ends with its note."""
        return self.parent_id is None and self.resolved_at is None
