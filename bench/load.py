"""How much work is it for a running server to answer, in milliseconds of its processor and in answers a second?

The server has one processor, and who asks has another. With two, the threads of a process are woken on one while the
interpreter is held on the other: fifteen changes of thread for an answer instead of one half, twice the work, and one
measurement tells little of the next.
"""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts import wrk
from tests.security.serving import Server, gunicorn

CONNECTIONS = 16
# Long beside a tick and beside any page.
_REST = 0.1
_TICKS = os.sysconf("SC_CLK_TCK")
_PROCESSORS = sorted(os.sched_getaffinity(0))
_SERVERS, _ASKERS = {_PROCESSORS[0]}, {_PROCESSORS[-1]}


@dataclass(frozen=True)
class Load:
    """What a server made of some seconds of questions."""

    requests: int
    per_second: float
    cpu_ms: float


def put_on(server: Server, path: str, *, seconds: int, headers: Mapping[str, str] | None = None) -> Load:
    """Ask for one address over and over for some seconds; raises RuntimeError when an answer is an error."""
    told = [part for name, value in (headers or {}).items() for part in ("-H", f"{name}: {value}")]
    address = f"http://127.0.0.1:{server.port}{path}"
    command = [str(wrk.ensure()), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", *told, address]
    before = _at_rest(server.pid)
    with _on(_ASKERS):
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = cpu_seconds(server.pid) - before
    counted, rate = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s+([\d.]+)", said)
    if counted is None or counted[1] == "0" or rate is None or "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{address}: {said}")
    requests = int(counted[1])
    return Load(requests, float(rate[1]), spent * 1000 / requests)


def _at_rest(pid: int) -> float:
    """Wait until a server does nothing any more; return how long the processors have worked for it, in seconds."""
    # Whoever asked before has gone, but what they asked for last is still being answered: several pages of another
    # kind, which must not be counted here.
    before, spent = -1.0, cpu_seconds(pid)
    while spent != before:
        time.sleep(_REST)
        before, spent = spent, cpu_seconds(pid)
    return spent


def cpu_seconds(pid: int) -> float:
    """Return how long the processors have worked for a process and its children, in seconds (proc(5))."""
    return sum(_of_one(each) for each in (pid, *_children(pid)))


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _of_one(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS


@contextmanager
def served(folder: Path, *, application: str = "newsroom.wsgi:application", **names: Any) -> Iterator[Server]:
    """Serve the tests' database from a data folder by one worker, and thus on one processor."""
    with ExitStack() as stack:
        with _on(_SERVERS):
            server = stack.enter_context(gunicorn(folder, application=application, **names))
        yield server


def plain(folder: Path, answer: Path, **names: Any) -> AbstractContextManager[Server]:
    """Serve an answer that was written down, and nothing else, by plain WSGI on the same server (`bench.raw`)."""
    return served(folder, application="bench.raw:application", RAW_ANSWER=str(answer), **names)


@contextmanager
def _on(processors: set[int]) -> Iterator[None]:
    # Whatever is started meanwhile stays there.
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cold(
    paths: Mapping[str, str], *, folder: Path, answer: Path, rounds: int = 5
) -> dict[str, list[tuple[float, float]]]:
    """Return what Django took in every round of a second to render each of some {name: path}, in ms of work.

    Each comes with what plain WSGI took in the same round for an answer of its own (`plain`). The tests' database is
    served. The pages take turns, so that what else the machine does for a while does not fall on one page. `folder` is
    a data folder in which the static files have been collected (`tests.security.serving.collect_static`).
    """
    # One request at a time: no page waits for another's, and none is helped by what another has just printed.
    alone: dict[str, Any] = {"NEWSROOM_THREADS": "1", "NEWSROOM_STORE_MB": "0"}
    with served(folder, **alone) as server, plain(folder, answer, **alone) as control:
        for path in paths.values():
            # So that the templates are compiled and the connection open.
            for _ in range(20):
                server.ask(path)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in paths}
        for _ in range(rounds):
            beneath = put_on(control, "/", seconds=1).cpu_ms
            for name, path in paths.items():
                found[name].append((put_on(server, path, seconds=1).cpu_ms, beneath))
        return found
