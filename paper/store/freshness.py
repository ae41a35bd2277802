"""Which stamp holds at this moment? Asked for every page that is served, so it costs a look at a file now and then.

What is answered may be a moment old and is never ahead: a page that is kept under it was made later.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from typing import Protocol

from django.conf import settings
from django.db import Error, close_old_connections, connection

from paper.store import stamp
from paper.store.stamp import Numbers

# How often the file is looked at. A system call lets go of the interpreter, and with all its threads busy a process
# pays for getting it back more than for everything else that a page from memory needs.
LOOKED_EVERY = 0.05
# How often the file is compared with the row: a process that was killed between its commit and its touch is mended.
COMPARED_EVERY = 10.0
# How often the row is asked where it is the only way to know, and how soon what failed is tried again.
ASKED_EVERY = 1.0
# Two files written within one tick of the file system's clock can look alike: a young one is read again every time.
_TICK_NS = 50_000_000

_log = logging.getLogger(__name__)


class Stamps(Protocol):
    """Whoever knows the stamp."""

    @property
    def said(self) -> tuple[float, Numbers | None]:
        """What was answered last and until when it need not be asked again; in one, for threads exchange it whole."""

    def now(self, moment: float) -> Numbers | None:
        """Return the stamp that holds at a moment of the monotonic clock; None when nobody can tell."""


def stamps() -> Stamps:
    """Return whom to ask on this machine, by NEWSROOM_STAMP."""
    return StampRow() if settings.STAMP == "database" else StampFile()


def row() -> Numbers | None:
    """Return the numbers of the row; None when the database is away. One query."""
    with contextlib.suppress(Error), _connection():
        return stamp.numbers()
    return None


class StampRow:
    """The stamp by the row, asked at most once a second: for several machines that share a database and no file."""

    def __init__(self) -> None:
        self.said: tuple[float, Numbers | None] = (0.0, None)
        self._asking = threading.Lock()

    def now(self, moment: float) -> Numbers | None:
        """Return the stamp as it was at most a second ago, or as last known while the database is away."""
        until, known = self.said
        # Nobody waits for somebody else's question, unless there is no answer yet.
        if moment >= until and self._asking.acquire(blocking=known is None):
            try:
                if moment >= self.said[0]:
                    self.said = (moment + ASKED_EVERY, row() or self.said[1])
            finally:
                self._asking.release()
        return self.said[1]


class StampFile:
    """The stamp by the file beside the database, looked at many times a second: for the processes of one machine."""

    def __init__(self) -> None:
        self._path = str(stamp.file())
        self.said: tuple[float, Numbers | None] = (0.0, None)
        # What the file looked like and what it said, in one tuple as well.
        self._held: tuple[tuple[int, int] | None, Numbers | None] = (None, None)
        # What the row said when it was last asked: a file that cannot be written must not take readers back.
        self._committed = Numbers(0, 0)
        self._next = 0.0
        self._comparing = threading.Lock()

    def now(self, moment: float) -> Numbers | None:
        """Return the stamp of the file; as last known where there is no file and the database cannot tell either."""
        until, known = self.said
        if moment < until:
            return known
        until = moment + LOOKED_EVERY
        # The others go by what was said before, and do not look as well.
        self.said = (until, known)
        if moment >= self._next:
            self._compare(moment)
        self.said = (until, self._looked())
        return self.said[1]

    def _looked(self) -> Numbers | None:
        held = self._held
        try:
            facts = os.stat(self._path)  # noqa: PTH116  (the plain call: this is asked many times a second)
        except OSError:
            return held[1]
        return held[1] if held[0] == (facts.st_mtime_ns, facts.st_ino) else self._read()

    def _read(self) -> Numbers | None:
        facts, numbers = self._file()
        if facts is None:
            return self._held[1]
        if numbers is None:
            # Somebody else wrote here: the row is asked next, and the file written anew.
            self._next = 0.0
            return self._held[1]
        numbers = max(numbers, self._committed)
        old = time.time_ns() - facts[0] > _TICK_NS
        self._held = (facts if old else None, numbers)
        return numbers

    def _file(self) -> tuple[tuple[int, int] | None, Numbers | None]:
        """Return what the file looks like and what it says; nothing of what cannot be read."""
        try:
            with open(self._path) as source:  # noqa: PTH123
                facts = os.fstat(source.fileno())
                return (facts.st_mtime_ns, facts.st_ino), stamp.read(source.read())
        except (OSError, UnicodeDecodeError):
            return None, None

    def _compare(self, moment: float) -> None:
        """Write the file anew when it does not say what the row says; one thread at a time, one query."""
        if not self._comparing.acquire(blocking=False):
            return
        try:
            committed = row()
            self._next = moment + (COMPARED_EVERY if committed else ASKED_EVERY)
            if committed is None:
                return
            if self._file()[1] != committed:
                self._mend()
            self._committed = committed
            self._held = (None, committed)
        finally:
            self._comparing.release()

    def _mend(self) -> None:
        try:
            with _connection():
                stamp.touch()
        except (OSError, Error) as error:
            _log.warning("The stamp's file cannot be written: %s", error)


@contextlib.contextmanager
def _connection() -> Iterator[None]:
    """Ask outside a request as Django does inside one: on no dead connection, and leaving none open too long."""
    outside = not connection.in_atomic_block
    if outside:
        close_old_connections()
    try:
        yield
    finally:
        if outside:
            close_old_connections()
