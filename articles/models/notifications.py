"""Who is told of what, how do they want to hear of it, and what was mailed to them?"""

from typing import ClassVar, Final

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from articles.models.articles import Article
from articles.models.notes import Note
from articles.querysets import NotificationQuerySet

_LAST_HOUR: Final = 23


class Notification(models.Model):
    """One person told of one thing. Whether they may still see the article is asked whenever it is read."""

    class Kind(models.TextChoices):
        MENTION = "mention", "Somebody names you in a note"
        NOTE = "note", "A note on your article, or a reply where you wrote"
        RETURN = "return", "Your article comes back to you"
        MOVE = "move", "Your article moves on, or one that you cleared is stopped"
        SUBMISSION = "submission", "An article waits for an editor"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=12, choices=Kind)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NotificationQuerySet] = NotificationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_by_user"),
            models.Index(fields=["user", "-id"], condition=Q(read_at=None), name="unread_notification_by_user"),
            models.Index(fields=["at"], condition=Q(read_at=None, mailed_at=None), name="notification_to_mail_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["mention", "note", "return", "move", "submission"]),
                name="notification_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(verb="", note__isnull=False) | ~Q(verb=""), name="notification_tells_of_a_note_or_a_move"
            ),
            models.CheckConstraint(condition=~Q(user=models.F("by")), name="nobody_is_told_of_their_own_act"),
            models.UniqueConstraint(
                fields=["user", "note"], condition=Q(note__isnull=False), name="one_notification_per_person_and_note"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"


class Way(models.TextChoices):
    """How somebody hears of a kind of thing by e-mail; the list in the newsroom has it in any case."""

    AT_ONCE = "at_once", "at once"
    DAILY = "daily", "once a day"
    NEVER = "never", "never"


class NotificationSettings(models.Model):
    """How somebody wants to hear of things. Whoever has no row has the defaults."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_settings"
    )
    mention = models.CharField(max_length=8, choices=Way, default=Way.AT_ONCE, verbose_name="Somebody names you")
    note = models.CharField(
        max_length=8, choices=Way, default=Way.AT_ONCE, verbose_name="Notes on your articles, and replies to you"
    )
    # `return` is a word of Python's, so this field cannot be called as its kind is.
    returned = models.CharField(
        max_length=8, choices=Way, default=Way.AT_ONCE, verbose_name="Your article comes back to you"
    )
    move = models.CharField(
        max_length=8, choices=Way, default=Way.DAILY, verbose_name="Your article moves on, or one that you cleared"
    )
    submission = models.CharField(
        max_length=8, choices=Way, default=Way.DAILY, verbose_name="An article waits for an editor"
    )
    digest_hour = models.PositiveSmallIntegerField(
        default=8, validators=[MaxValueValidator(_LAST_HOUR)], verbose_name="The daily e-mail comes at"
    )

    class Meta:
        verbose_name_plural = "notification settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    **{f"{kind}__in": Way.values for kind in ("mention", "note", "returned", "move", "submission")}
                ),
                name="notifications_come_in_a_known_way",
            ),
            models.CheckConstraint(
                condition=Q(digest_hour__lte=_LAST_HOUR), name="daily_mail_comes_at_an_hour_of_the_day"
            ),
        ]

    def __str__(self) -> str:
        return f"How {self.user} hears of things"

    def way(self, kind: str) -> str:
        """Return how this person hears of a kind of thing by e-mail."""
        return str(getattr(self, "returned" if kind == Notification.Kind.RETURN else kind))


class Mailing(models.Model):
    """Where the mail to somebody stands: who is at it now, what failed, and the day of the last daily one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    claimed_until = models.DateTimeField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)
    digest_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"The mail to {self.user}"
