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
from tests.factories import person

# Forked, so that a child starts in milliseconds; it inherits no connection, since all are closed before.
_fork = multiprocessing.get_context("fork")

# What an act does, and what a look sees, of the thing that bears this key.
Do = Callable[[int], object]
Sight = tuple[object, ...]
Look = Callable[[int], list[Sight]]


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
    """Somebody who opens the paper's pages over and over, in a process of their own."""

    def __init__(self, look: Look, key: int) -> None:
        self.stop: Event = _fork.Event()
        # Held while looking; whoever prepares the next act takes it, since a look that spans two acts is no mix.
        self.looking: Lock = _fork.Lock()
        self.at: Synchronized[int] = _fork.Value("q", key)
        self.ours, theirs = _fork.Pipe()
        connections.close_all()
        self.process: ForkProcess = _fork.Process(target=self._look, args=(look, theirs))

    def _look(self, look: Look, theirs: Connection) -> None:
        seen = Counter[Sight]()
        while not self.stop.is_set():
            with self.looking:
                seen.update(look(self.at.value))
        theirs.send(seen)

    def seen(self) -> Counter[Sight]:
        """Stop looking and return how often each sight was seen."""
        self.stop.set()
        found: Counter[Sight] = self.ours.recv()
        self.process.join()
        return found


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
