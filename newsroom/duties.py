"""What has to be done from time to time without anybody asking? Add a duty here and `manage.py run_duties` does it."""

import datetime
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import close_old_connections
from django.utils import timezone

from articles.talking import mailing
from editions.timing import release_due
from paper.takeaway import making

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Duty:
    """Something short that is done again and again; `do` is told the time and returns how much it did."""

    name: str
    every: datetime.timedelta
    do: Callable[[datetime.datetime], int]


@dataclass
class TimedReleases:
    """Releases the editions whose time has come; one that is held back is tried again after a while."""

    again: datetime.timedelta = datetime.timedelta(seconds=30)
    tried: dict[tuple[int, int], datetime.datetime] = field(default_factory=dict)

    def __call__(self, now: datetime.datetime) -> int:
        """Release what is due and return how many went out."""
        # A clock that was set back must not make the while an hour; a new move, as of its time, ends it at once.
        self.tried = {key: tried for key, tried in self.tried.items() if abs(now - tried) < self.again}
        due = release_due(at=now, leave=self.tried)
        self.tried |= {(edition.pk, edition.version): now for edition in due.held_back}
        return len(due.released)


@dataclass
class TakeAways:
    """Makes the files of editions to take away that are missing, one at a time, so that no other duty waits long."""

    given_up: set[tuple[int, str]] = field(default_factory=set)

    def __call__(self, now: datetime.datetime) -> int:
        """Make the next file."""
        return making.make_next(at=now, given_up=self.given_up)


@dataclass
class Mails:
    """Sends the e-mails that say how much is new, one at a time; a mail server that does not answer has a rest."""

    rest: datetime.timedelta = datetime.timedelta(minutes=2)
    failed: datetime.datetime | None = None

    def __call__(self, now: datetime.datetime) -> int:
        """Send the next e-mail and return of how much it tells."""
        if self.failed and abs(now - self.failed) < self.rest:
            return 0
        try:
            told = mailing.send_next(at=now)
        except mailing.NoPost as silence:
            if not self.failed:
                log.warning("%s It is tried again every %d minutes.", silence, self.rest.total_seconds() // 60)
            self.failed = now
            return 0
        self.failed = None
        return told


def duties() -> list[Duty]:
    """Return all duties of the house."""
    return [
        Duty("editions at their time", datetime.timedelta(seconds=2), TimedReleases()),
        Duty("files to take away", datetime.timedelta(seconds=5), TakeAways()),
        Duty("news by e-mail", datetime.timedelta(seconds=15), Mails()),
    ]


def do_once(all_duties: Sequence[Duty]) -> dict[str, int]:
    """Do every duty until it has nothing left to do, and return {name: how much was done}."""
    done = dict.fromkeys((duty.name for duty in all_duties), 0)
    failing: dict[str, str] = {}
    for duty in all_duties:
        while count := _do(duty, timezone.now(), failing=failing):
            done[duty.name] += count
    return done


def keep_doing(all_duties: Sequence[Duty], *, alive: Callable[[], bool], pause: float = 1) -> None:
    """Do every duty whenever it is due, as long as `alive` says so, which is asked after each `pause` in seconds."""
    # Not by the clock on the wall: set back an hour, it would keep every duty waiting for as long.
    due = {duty.name: time.monotonic() for duty in all_duties}
    failing: dict[str, str] = {}
    while alive():
        for duty in all_duties:
            now = time.monotonic()
            if now >= due[duty.name]:
                # What did something may have more to do.
                due[duty.name] = now if _do(duty, timezone.now(), failing=failing) else now + duty.every.total_seconds()
        time.sleep(pause)


def _do(duty: Duty, now: datetime.datetime, *, failing: dict[str, str]) -> int:
    """Do a duty; what goes wrong is logged, for the others and the next time are not its fault.

    `failing` remembers {name: what went wrong last}, so that an hour without a database is not a thousand tracebacks.
    """
    close_old_connections()
    try:
        count = duty.do(now)
    except Exception as error:
        if failing.get(duty.name) != repr(error):
            log.exception("The duty “%s” failed", duty.name)
        failing[duty.name] = repr(error)
        return 0
    else:
        failing.pop(duty.name, None)
        return count
    finally:
        close_old_connections()
