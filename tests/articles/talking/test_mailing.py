"""An e-mail says how much is new and never what; it goes once, to who works here, when they want it."""

import datetime
import smtplib
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import override_settings

from articles import notes, workflow
from articles.models import Article, Mailing, Notification
from articles.passages import Found
from articles.talking import mailing
from articles.talking.mailing import NoPost, due_to, send_next
from tests.factories import KABUL, NOW, People, make_article, make_note, make_notification_settings
from tests.racing import race
from tests.security.markers import marker

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = (datetime.timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
SOON = NOW + 2 * MINUTE
# Half past six, and the daily e-mail comes at eight.
EIGHT = NOW + datetime.timedelta(minutes=90)


class Silent(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("10.1.2.3 said no to laila@login.example")


class Choosy(BaseEmailBackend):
    """A mail server that takes nothing for `writer`."""

    def send_messages(self, email_messages: Any) -> int:
        if email_messages[0].to == ["writer@login.example"]:
            raise smtplib.SMTPRecipientsRefused({"writer@login.example": (550, b"no such box")})
        mail.outbox.extend(email_messages)
        return len(email_messages)


SILENT, CHOOSY = (f"{__name__}.{each.__name__}" for each in (Silent, Choosy))


def sent() -> list[tuple[str, str]]:
    """Return to whom what was sent: (address, subject)."""
    return [(message.to[0], str(message.subject)) for message in mail.outbox]


def test_a_mail_bears_no_word_of_what_it_is_about(people: People) -> None:
    names = {"first_name": marker("desk", "firstname"), "last_name": marker("desk", "lastname")}
    User.objects.filter(pk=people.section_editor.pk).update(**names)
    article = make_article(
        people.writer, headline=marker("mail", "headline"), slugline=marker("mail", "slugline"), state="submitted"
    )
    about = Found("", marker("mail", "passage"), "")
    note = f"{marker('mail', 'note')} @writer"
    notes.add(article, by=people.section_editor, text=note, at=NOW, about=about)
    workflow.return_to_writer(article, by=people.section_editor, at=NOW, note=marker("mail", "why"))
    assert send_next(at=SOON) == 2
    raw = mail.outbox[0].message().as_string()
    assert "qxqxq" not in raw.lower()
    assert [word for word in ("section-editor", "Section", "return") if word in raw] == []
    # The control arm: the list in the newsroom has it all.
    row = Notification.objects.visible_to(people.writer).for_list()[1]
    assert "qxqxq" in f"{row.article} {row.note}"


def test_what_a_mail_says(people: People) -> None:
    make_note(make_article(people.writer))
    assert send_next(at=SOON) == 1
    (message,) = mail.outbox
    assert (message.to, message.subject, message.from_email) == (
        ["writer@login.example"],
        "1 thing is new for you",
        settings.DEFAULT_FROM_EMAIL,
    )
    assert f"{settings.SITE_URL}/newsroom/articles/notification/\n" in message.body
    assert message.extra_headers["Message-ID"].endswith(f"@{settings.SITE_HOST}>")


def test_what_is_written_within_a_minute_comes_in_one_mail_and_never_again(people: People) -> None:
    article = make_article(people.writer)
    for _ in range(3):
        make_note(article)
    assert send_next(at=NOW + datetime.timedelta(seconds=59)) == 0
    assert [send_next(at=SOON) for _ in range(3)] == [3, 0, 0]
    assert [send_next(at=SOON + days * DAY) for days in range(1, 9)] == [0] * 8
    assert sent() == [("writer@login.example", "3 things are new for you")]


def test_what_was_read_meanwhile_is_in_no_mail(people: People) -> None:
    make_note(make_article(people.writer))
    Notification.objects.update(read_at=NOW)
    assert send_next(at=SOON) == 0


def test_the_daily_mail_comes_at_its_hour_once_a_day_with_all_there_is(people: People) -> None:
    article = make_article(people.writer)
    workflow.submit(article, by=people.writer, at=NOW - HOUR)
    workflow.clear(article, by=people.section_editor, at=NOW)
    assert [send_next(at=at) for at in (SOON, EIGHT - MINUTE)] == [0, 0]
    assert send_next(at=EIGHT) == 1
    workflow.hold(article, by=people.section_editor, at=EIGHT + MINUTE)
    # The clock was set back, and forward again.
    assert [send_next(at=at) for at in (EIGHT + 2 * MINUTE, EIGHT - DAY, EIGHT + 15 * HOUR)] == [0, 0, 0]
    assert send_next(at=EIGHT + DAY) == 1
    assert sent() == [("writer@login.example", "1 thing is new for you")] * 2


@pytest.mark.parametrize(
    ("chosen", "at_once", "at_their_hour"),
    [
        ({"note": "at_once"}, 1, 0),
        ({"note": "daily"}, 0, 1),
        ({"note": "daily", "digest_hour": 7}, 0, 1),
        ({"note": "never"}, 0, 0),
        ({"mention": "never", "move": "never"}, 1, 0),
    ],
)
def test_everybody_hears_as_they_wish(chosen: dict[str, Any], at_once: int, at_their_hour: int, people: People) -> None:
    make_notification_settings(people.writer, **chosen)
    make_note(make_article(people.writer))
    hour = NOW.replace(hour=chosen.get("digest_hour", 8), minute=0)
    assert [send_next(at=SOON), send_next(at=hour)] == [at_once, at_their_hour]


@pytest.mark.parametrize("ended", [{"is_active": False}, {"is_staff": False}, {"email": ""}])
def test_whoever_was_cut_off_gets_no_mail(ended: dict[str, Any], people: People) -> None:
    make_note(make_article(people.writer))
    User.objects.filter(pk=people.writer.pk).update(**ended)
    assert send_next(at=SOON) == 0
    assert due_to(people.writer, at=SOON).keys == []
    User.objects.filter(pk=people.writer.pk).update(is_active=True, is_staff=True, email="writer@login.example")
    assert send_next(at=SOON) == 1


def test_whoever_may_not_open_the_article_any_more_hears_nothing_of_it(people: People) -> None:
    make_note(make_article(people.writer))
    Article.objects.update(owner=people.other_writer)
    assert (send_next(at=SOON), sent()) == (0, [])


def test_without_a_mail_server_nothing_is_lost_and_nothing_comes_twice(people: People) -> None:
    make_note(make_article(people.writer))
    with override_settings(EMAIL_BACKEND=SILENT), pytest.raises(NoPost) as silence:
        send_next(at=SOON)
    # What a mail server says may name people.
    assert "laila" not in str(silence.value)
    assert (silence.value.__cause__, Notification.objects.get().mailed_at) == (None, None)
    # It has a rest, and then goes.
    assert send_next(at=SOON + MINUTE) == 0
    assert [send_next(at=SOON + 3 * MINUTE), send_next(at=SOON + 4 * MINUTE)] == [1, 0]


def test_one_address_that_is_refused_holds_up_nobody(people: People) -> None:
    for owner in (people.writer, people.other_writer):
        make_note(make_article(owner))
    with override_settings(EMAIL_BACKEND=CHOOSY):
        assert [send_next(at=SOON) for _ in range(3)] == [1, 0, 0]
    assert sent() == [("writer-2@login.example", "1 thing is new for you")]
    assert [send_next(at=SOON + 30 * MINUTE), send_next(at=SOON + 61 * MINUTE)] == [0, 1]


def test_whoever_claimed_a_mail_and_died_leaves_it_to_the_next(people: People) -> None:
    make_note(make_article(people.writer))
    Mailing.objects.create(user=people.writer, claimed_until=SOON + 10 * MINUTE)
    assert [send_next(at=SOON), send_next(at=SOON + 9 * MINUTE), send_next(at=SOON + 10 * MINUTE)] == [0, 0, 1]


def test_a_persons_mail_is_claimed_by_one_at_a_time(people: People) -> None:
    claims = [mailing._claim(people.writer, at=at) for at in (SOON, SOON + MINUTE, SOON + 10 * MINUTE)]
    assert claims == [True, False, True]


def test_the_same_news_bears_the_same_message_id(people: People) -> None:
    """Whoever is killed between sending and writing it down sends again, and a mail box can tell that it has it."""
    ids = [mailing.message(people.writer, keys).extra_headers["Message-ID"] for keys in ([1, 2], [1, 2], [1, 3])]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.django_db(transaction=True)
def test_two_that_send_at_one_moment_send_one_mail(people: People) -> None:
    make_note(make_article(people.writer))
    done = race([lambda: send_next(at=SOON)] * 2)
    assert sorted(done) == [0, 1]
    assert len(mail.outbox) == 1


def test_after_a_week_news_is_no_news(people: People) -> None:
    make_note(make_article(people.writer))
    assert send_next(at=NOW + 7 * DAY + MINUTE) == 0
    assert send_next(at=NOW + 7 * DAY) == 1


def test_the_hour_is_that_of_the_house(people: People) -> None:
    assert settings.TIME_ZONE == "Asia/Kabul"
    make_notification_settings(people.writer, note="daily", digest_hour=8)
    make_note(make_article(people.writer))
    in_utc = datetime.datetime(2026, 3, 14, 3, 29, tzinfo=datetime.UTC)
    assert in_utc.astimezone(KABUL).hour == 7
    assert [send_next(at=in_utc), send_next(at=in_utc + MINUTE)] == [0, 1]
