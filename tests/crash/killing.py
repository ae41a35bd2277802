"""What happens when the process of an act is killed, and what does a reader see meanwhile?"""

import contextlib
import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event, Lock

from django.db import connection, connections, transaction

from newsroom.roles import EDITOR_IN_CHIEF
from paper.store import freshness
from paper.store.stamp import Numbers
from tests.factories import person
from tests.paper.store.reading import House

# Forked, so that a child starts in milliseconds; it inherits no connection, since all are closed before.
_fork = multiprocessing.get_context("fork")

# What an act does, and what a look sees, of the thing that bears this key.
Do = Callable[[int], object]
Sight = tuple[object, ...]
Look = Callable[[House, int], list[Sight]]


def without_transactions(do: Do) -> Do:
    """Return the act with every transaction taken away: the control arm. Only for a process that ends afterwards."""

    def done(key: int) -> object:
        atomic = transaction.Atomic
        atomic.__enter__ = lambda self: None  # type: ignore[method-assign]
        atomic.__exit__ = lambda self, *raised: None  # type: ignore[method-assign]
        # Nothing is locked outside a transaction, and asking for it is an error.
        connection.features.has_select_for_update = False
        return do(key)

    return done


def run_and_kill(do: Do, key: int, *, after: float | None) -> float:
    """Run an act in a process of its own and kill it so many seconds after its start.

    Without a time it is let be until what it changed is committed, and the seconds until then are returned. What
    follows is no part of the act: files to take away, cards, telling caches.
    """
    ours, theirs = _fork.Pipe()
    connections.close_all()
    process = _fork.Process(target=_child, args=(do, key, theirs))
    process.start()
    ours.recv()
    started = time.perf_counter()
    if after is None:
        ours.recv()
        lasted = time.perf_counter() - started
    else:
        process.join(timeout=after)
        lasted = after
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}, "it ended by itself or was killed, and did not fail"
    return lasted


def _child(do: Do, key: int, theirs: Connection) -> None:
    # Asked before, so that the clock measures the act and not how permissions are found.
    person(EDITOR_IN_CHIEF).has_perm("editions.release_edition")
    follow = connection.run_and_clear_commit_hooks

    def committed() -> None:
        theirs.send("committed")
        follow()

    connection.run_and_clear_commit_hooks = committed  # type: ignore[method-assign]
    theirs.send("ready")
    do(key)
    theirs.send("ended")


class Reader:
    """Somebody who opens the paper's pages over and over, by the store, in a process of their own."""

    def __init__(self, look: Look, key: int) -> None:
        self.stop: Event = _fork.Event()
        self.looking: Lock = _fork.Lock()
        # Whoever looks at pages from memory has let go of the lock for no time at all, so they are asked to wait.
        self.may_look: Event = _fork.Event()
        self.may_look.set()
        self.at: Synchronized[int] = _fork.Value("q", key)
        self.ours, theirs = _fork.Pipe()
        connections.close_all()
        self.process: ForkProcess = _fork.Process(target=self._look, args=(look, theirs))

    def _look(self, look: Look, theirs: Connection) -> None:
        seen, house = Counter[Sight](), by_the_row()
        while not self.stop.is_set():
            self.may_look.wait()
            with self.looking:
                seen.update(look(house, self.at.value))
        theirs.send(seen)

    @contextlib.contextmanager
    def unseen(self) -> Iterator[None]:
        """Let nobody look while the block prepares the next act, since a look that spans two acts is no mix."""
        self.may_look.clear()
        with self.looking:
            yield
        self.may_look.set()

    def seen(self) -> Counter[Sight]:
        """Stop looking and return how often each sight was seen."""
        self.stop.set()
        found: Counter[Sight] = self.ours.recv()
        self.process.join()
        return found


class Row:
    """The stamp by the row, asked for every page: the file lags behind who was killed after the commit."""

    said = (0.0, None)

    def now(self, moment: float) -> Numbers | None:
        """Return the stamp of the row."""
        return freshness.row()


def by_the_row() -> House:
    """Return a store that keeps no page a moment longer than it is true."""
    return House(stamps=Row())


@contextlib.contextmanager
def reader_of(look: Look, key: int) -> Iterator[Reader]:
    """Let somebody read while the block runs, of the thing that bears this key."""
    reader = Reader(look, key)
    reader.process.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        reader.process.join(timeout=30)
        reader.process.kill()
