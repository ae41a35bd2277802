"""How much work is it for a running server to answer, in milliseconds of its processors and in answers a second?"""

import os
import re
import statistics
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts import wrk
from tests.security.serving import Server, gunicorn

CONNECTIONS = 16
_TICKS = os.sysconf("SC_CLK_TCK")


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
    before = cpu_seconds(server.pid)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = cpu_seconds(server.pid) - before
    counted, rate = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s+([\d.]+)", said)
    if counted is None or counted[1] == "0" or rate is None or "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"{address}: {said}")
    requests = int(counted[1])
    return Load(requests, float(rate[1]), spent * 1000 / requests)


def cpu_seconds(pid: int) -> float:
    """Return how long the processors have worked for a process and its children, in seconds (proc(5))."""
    return sum(_of_one(each) for each in (pid, *_children(pid)))


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _of_one(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS


def cold(
    paths: Mapping[str, str],
    *,
    folder: Path,
    rounds: int = 5,
    seconds: int = 1,
    application: str = "newsroom.wsgi:application",
) -> dict[str, float]:
    """Return the milliseconds that Django takes to render each of some {name: path}, on the tests' database.

    The pages take turns for some rounds and the median of a page's rounds counts, so that what else the machine does
    for a while does not fall on one page. `folder` is a data folder in which the static files have been collected
    (`tests.security.serving.collect_static`).
    """
    with gunicorn(folder, application=application, NEWSROOM_WORKERS="2", NEWSROOM_STORE_MB="0") as server:
        for path in paths.values():
            # So that in both processes the templates are compiled and the connections open.
            for _ in range(20):
                server.ask(path)
        turns = [[put_on(server, path, seconds=seconds).cpu_ms for path in paths.values()] for _ in range(rounds)]
        return {name: statistics.median(found) for name, found in zip(paths, zip(*turns, strict=True), strict=True)}
