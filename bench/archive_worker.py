"""What does one page of one archive cost? Answers on stdout what it is asked on stdin, a line of JSON each.

A process for each size, all there at once, so that they can be asked by turns and a busy moment hits all of them.
"""

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402

from bench.archive_pages import pages  # noqa: E402
from bench.archive_release import release  # noqa: E402
from bench.desk_pages import desk_pages  # noqa: E402
from bench.edition_desk import desk  # noqa: E402

application = WSGIHandler()


def ask(path: str) -> tuple[int, int]:
    """Ask Django for a page as a server does; return the status and the size in bytes."""
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    place, _, query = path.partition("?")
    environ |= {"PATH_INFO": place, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1:8000", "wsgi.input": io.BytesIO()}
    said: list[str] = []
    answer = application(environ, lambda status, *_: said.append(status))  # type: ignore[arg-type]
    try:
        size = sum(len(part) for part in answer)
    finally:
        answer.close()
    return int(said[0][:3]), size


def cost(path: str, *, times: int) -> list[tuple[float, float]]:
    """Return so many (CPU ms, ms) pairs; the CPU time is this process's and its database server's."""
    found = []
    for _ in range(times):
        cpu, started = _cpu(), time.perf_counter()
        ask(path)
        found.append(((_cpu() - cpu) * 1e3, (time.perf_counter() - started) * 1e3))
    return found


def _cpu() -> float:
    return time.process_time() + _cpu_of_server()


def _cpu_of_server() -> float:
    """Return the seconds that the backend of our connection has computed; 0 where it cannot be seen."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return 0.0
    with contextlib.suppress(OSError):
        # https://docs.kernel.org/scheduler/sched-stats.html: the first number is nanoseconds on a CPU.
        return int(Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9
    return 0.0


COMMANDS: dict[str, Callable[..., Any]] = {
    "pages": pages,
    "ask": ask,
    "cost": cost,
    "release": release,
    "desk": desk,
    "desk_pages": desk_pages,
}


def main() -> None:
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        name, given = json.loads(line)
        sys.stdout.write(json.dumps(COMMANDS[name](**given)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
