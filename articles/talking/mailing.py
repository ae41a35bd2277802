"""When is somebody told by e-mail that something is new, and what does the e-mail say? Never what it is.

An e-mail travels in clear and lies in a box that others may open. So it names no headline, no slugline, no note and no
person: it says how many things wait in the newsroom, and leads there.
"""

import datetime
from dataclasses import dataclass
from smtplib import SMTPRecipientsRefused
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import Mailing, Notification, NotificationSettings, Way

# What is written within it comes in one e-mail.
_GATHERED: Final = datetime.timedelta(minutes=1)
# Whoever claims a person's mail and dies leaves it to the next one after this.
_CLAIM: Final = datetime.timedelta(minutes=10)
# An address that the mail server refuses must not be asked for every minute.
_REFUSED: Final = datetime.timedelta(hours=1)
# Meanwhile the others have their turn.
_NO_ANSWER: Final = datetime.timedelta(minutes=2)
# Older news is no news: after a week without a mail server nobody gets a week of e-mails.
_OLDEST: Final = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Due:
    """What is to be told to somebody by e-mail now: its keys, and whether it is the e-mail of the day."""

    keys: list[int]
    is_digest: bool = False


class NoPost(Exception):
    """The mail server does not take anything now; nothing is lost, and it is tried again."""


def send_next(*, at: datetime.datetime) -> int:
    """Send the next person the one e-mail that is due to them, and return how many things it tells of; 0 for nobody.

    What was sent is written down after it was: whoever is killed in between sends the same e-mail again, under the same
    Message-ID, and nobody misses one. Two that send at one moment do not send the same: a person is claimed first.
    Nothing is sent inside a transaction. Raises NoPost when the mail server does not answer.
    """
    for user in _waiting(at=at):
        if due_to(user, at=at).keys and _claim(user, at=at):
            # Whoever had claimed this person before has perhaps just sent it.
            due = due_to(user, at=at)
            if due.keys and _send(user, due.keys, at=at):
                _remember(user, due, at=at)
                return len(due.keys)
            if not due.keys:
                Mailing.objects.filter(user=user).update(claimed_until=None)
    return 0


def due_to(user: User, *, at: datetime.datetime) -> Due:
    """Return what is to be told to somebody by e-mail now, which is nothing for most people at most times.

    Asked anew with every e-mail: whether they work here, what they may still see, what they have read meanwhile.
    """
    if not _reachable().filter(pk=user.pk).exists():
        return Due([])
    chosen = NotificationSettings.objects.filter(user=user).first() or NotificationSettings(user=user)
    waiting = Notification.objects.visible_to(user).not_mailed(since=at - _OLDEST)
    rows = list(waiting.order_by("pk").values_list("pk", "kind", "at"))
    at_once = [(key, told) for key, kind, told in rows if chosen.way(kind) == Way.AT_ONCE]
    daily = [key for key, kind, _ in rows if chosen.way(kind) == Way.DAILY]
    is_digest = bool(daily) and _is_time_for_digest(user, chosen, at=at)
    if is_digest:
        return Due(sorted([*daily, *(key for key, _ in at_once)]), is_digest=True)
    if at_once and min(told for _, told in at_once) <= at - _GATHERED:
        return Due([key for key, _ in at_once])
    return Due([])


def message(user: User, keys: list[int]) -> EmailMessage:
    """Return the e-mail that says how much is new, and where; it is the same for the same news."""
    things = "1 thing is" if len(keys) == 1 else f"{len(keys)} things are"
    news, ways = (reverse(f"admin:articles_notification_{name}") for name in ("changelist", "settings"))
    body = (
        f"{things} new for you in the newsroom. Read there what:\n\n{settings.SITE_URL}{news}\n\n"
        "This e-mail does not say what it is about, because it could be read on its way.\n"
        f"How often you get one is yours to choose:\n\n{settings.SITE_URL}{ways}\n"
    )
    which = salted_hmac("articles.talking.mailing", f"{user.pk}:{keys}").hexdigest()[:32]
    headers = {
        # Its own: what Django makes up names the machine that it runs on.
        "Message-ID": f"<{which}@{settings.SITE_HOST}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject=f"{things} new for you", body=body, to=[user.email], headers=headers)


def _waiting(*, at: datetime.datetime) -> list[User]:
    """Return who has unread news that was in no e-mail, and at whose mail nobody is, who can be reached."""
    told = Notification.objects.not_mailed(since=at - _OLDEST).values("user")
    busy = Mailing.objects.filter(Q(claimed_until__gt=at) | Q(again_at__gt=at)).values("user")
    return list(_reachable().filter(pk__in=told).exclude(pk__in=busy).order_by("pk"))


def _reachable() -> QuerySet[User]:
    return User.objects.filter(is_active=True, is_staff=True).exclude(email="")


def _claim(user: User, *, at: datetime.datetime) -> bool:
    Mailing.objects.get_or_create(user=user)
    free = Mailing.objects.filter(Q(claimed_until=None) | Q(claimed_until__lte=at), user=user)
    return bool(free.update(claimed_until=at + _CLAIM))


def _send(user: User, keys: list[int], *, at: datetime.datetime) -> bool:
    """Send somebody's e-mail and say whether it went; who cannot be reached is let alone for a while."""
    try:
        message(user, keys).send()
    except (SMTPRecipientsRefused, ValueError):
        _let_alone(user, until=at + _REFUSED)
        return False
    except OSError as error:
        _let_alone(user, until=at + _NO_ANSWER)
        # What a mail server answers may name somebody's address, and belongs in no log.
        raise NoPost(f"The mail server took nothing: {type(error).__name__}.") from None
    return True


def _let_alone(user: User, *, until: datetime.datetime) -> None:
    Mailing.objects.filter(user=user).update(claimed_until=None, again_at=until)


def _remember(user: User, due: Due, *, at: datetime.datetime) -> None:
    with transaction.atomic():
        Notification.objects.filter(pk__in=due.keys).update(mailed_at=at)
        day = {"digest_on": timezone.localdate(at)} if due.is_digest else {}
        Mailing.objects.filter(user=user).update(claimed_until=None, again_at=None, **day)


def _is_time_for_digest(user: User, chosen: NotificationSettings, *, at: datetime.datetime) -> bool:
    now = timezone.localtime(at)
    if now.hour < chosen.digest_hour:
        return False
    return not Mailing.objects.filter(user=user, digest_on__gte=now.date()).exists()
