"""Duties are done when they are due, again when there is more, and one that fails holds up no other."""

import datetime
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from editions import timing
from editions.models import Edition
from newsroom.duties import Duty, Mails, TimedReleases, do_once, duties, keep_doing
from paper.models import TakeAway
from paper.takeaway import keeping
from tests.factories import NOW, People, make_article, make_note, make_released_edition, make_timed_edition
from tests.security.serving import database_url

SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)


def times(count: int) -> "object":
    left = iter([True] * count + [False])
    return lambda: next(left)


def test_once_does_each_until_it_has_nothing_left(caplog: pytest.LogCaptureFixture) -> None:
    left = [3, 2, 0]

    def broken(now: datetime.datetime) -> int:
        raise RuntimeError("no such luck")

    done = do_once([Duty("broken", SECOND, broken), Duty("counting", SECOND, lambda now: left.pop(0))])
    assert done == {"broken": 0, "counting": 5}
    assert "The duty “broken” failed" in caplog.text


def test_a_duty_that_goes_on_failing_is_heard_once_until_it_has_worked_or_fails_otherwise(
    caplog: pytest.LogCaptureFixture,
) -> None:
    turns = iter(["no database", "no database", "no disk", "no disk", "", "no disk"])

    def broken(now: datetime.datetime) -> int:
        if words := next(turns):
            raise RuntimeError(words)
        return 0

    keep_doing([Duty("broken", datetime.timedelta(0), broken)], alive=times(6), pause=0)  # type: ignore[arg-type]
    said = [str(record.exc_info[1]) for record in caplog.records if record.exc_info]
    assert said == ["no database", "no disk", "no disk"]


def test_a_duty_comes_again_at_once_while_there_is_more_and_otherwise_when_it_is_due() -> None:
    busy, idle = [1, 1, 0, 9], [0, 9]
    asked: list[str] = []

    def doing(name: str, left: list[int]) -> Duty:
        def do(now: datetime.datetime) -> int:
            asked.append(name)
            return left.pop(0)

        return Duty(name, HOUR, do)

    keep_doing([doing("busy", busy), doing("idle", idle)], alive=times(5), pause=0)  # type: ignore[arg-type]
    assert asked == ["busy", "idle", "busy", "busy"]


@pytest.mark.django_db(transaction=True)
def test_the_house_makes_what_is_missing_to_take_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(keeping, "makeable", lambda: keeping.QUICK)
    first, second = make_released_edition(), make_released_edition()
    keeping.drop(first)
    call_command("run_duties", "--once")
    assert capsys.readouterr().out == "editions at their time: 0. files to take away: 3. news by e-mail: 0.\n"
    assert TakeAway.objects.filter(edition__in=(first, second)).count() == 6
    call_command("run_duties", "--once")
    assert capsys.readouterr().out == "editions at their time: 0. files to take away: 0. news by e-mail: 0.\n"


@pytest.mark.django_db(transaction=True)
def test_the_house_releases_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    due = make_timed_edition(release_at=timezone.now() - SECOND)
    later = make_timed_edition(release_at=timezone.now() + HOUR)
    call_command("run_duties", "--once")
    assert capsys.readouterr().out.startswith("editions at their time: 1. ")
    states = Edition.objects.filter(pk__in=(due.pk, later.pk)).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["released", "approved"]


def test_a_clock_that_is_set_back_keeps_no_duty_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[datetime.datetime] = []

    def back(now: datetime.datetime) -> int:
        told.append(now)
        return 0

    clock = iter([NOW - HOUR * turn for turn in range(5)])
    monkeypatch.setattr(timezone, "now", lambda: next(clock))
    keep_doing([Duty("watching", datetime.timedelta(0), back)], alive=times(3), pause=0)  # type: ignore[arg-type]
    assert told == [NOW, NOW - HOUR, NOW - 2 * HOUR]


@pytest.mark.django_db
def test_what_is_held_back_is_tried_again_after_a_while_or_once_somebody_has_moved_it(people: People) -> None:
    embargoed = make_article(state="ready")
    edition = make_timed_edition(release_at=NOW, articles=[embargoed])
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=NOW + HOUR)
    duty = TimedReleases()

    def costs(now: datetime.datetime) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert duty(now) == 0
        return len(queries)

    tried = costs(NOW)
    assert tried > 1
    assert costs(NOW + 29 * SECOND) == 1
    assert costs(NOW + 30 * SECOND) > 1
    # The clock was an hour fast and is set right: what was tried an hour from now is tried at once.
    assert costs(NOW) > 1
    edition.refresh_from_db()
    timing.set_release_time(edition, by=people.editor_in_chief, at=NOW - HOUR, release_at=NOW + HOUR)
    assert duty(NOW + HOUR) == 1


def test_every_duty_has_a_name_of_its_own() -> None:
    names = [duty.name for duty in duties()]
    assert len(names) == len(set(names)) > 0


@pytest.mark.django_db(transaction=True)
def test_it_ends_with_the_server_and_when_told_to() -> None:
    # Another parent than the one that it was told of: the server has ended.
    orphan = start("--beside", "1")
    assert (orphan.communicate(timeout=60), orphan.returncode) == ((b"", b""), 0)
    process = start()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (-signal.SIGTERM, b"", b"")


def start(*options: str) -> "subprocess.Popen[bytes]":
    environ = {"PATH": "", "DATABASE_URL": database_url(), "NEWSROOM_DATA": str(settings.DATA)}
    return subprocess.Popen(
        [sys.executable, "manage.py", "run_duties", *options],
        cwd=settings.BASE_DIR,
        env=environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_news_is_mailed_and_a_silent_mail_server_has_a_rest(people: People, caplog: pytest.LogCaptureFixture) -> None:
    make_note(make_article(people.writer))
    mails, soon = Mails(), NOW + datetime.timedelta(minutes=2)
    with override_settings(EMAIL_BACKEND="tests.articles.talking.test_mailing.Silent"):
        for minutes in (0, 1, 3, 6):
            assert mails(soon + datetime.timedelta(minutes=minutes)) == 0
    assert [record.getMessage() for record in caplog.records] == [
        "The mail server took nothing: ConnectionRefusedError. It is tried again every 2 minutes."
    ]
    # It answers again, and the rest goes on until its end.
    told = [mails(soon + datetime.timedelta(minutes=minutes)) for minutes in (7, 9, 10)]
    assert (told, len(mail.outbox)) == ([0, 1, 0], 1)
    assert "news by e-mail" in {duty.name for duty in duties()}
