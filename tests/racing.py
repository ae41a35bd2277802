"""What happens when people do the same thing at the same moment? Real threads, each with a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection


def race(runners: Sequence[Callable[[], Any]], *, connected: bool = True) -> list[Any]:
    """Start all runners together and return what each returned or raised, in their order.

    Each has a connection to the database before the start, so that nobody is late because of that.
    """
    results: list[Any] = [None] * len(runners)
    start = threading.Barrier(len(runners))

    def run(place: int, runner: Callable[[], Any]) -> None:
        try:
            if connected:
                connection.ensure_connection()
            start.wait(timeout=60)
            results[place] = runner()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return results
