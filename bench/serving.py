"""What does a page from memory cost beside the same bytes from plain WSGI, and what does one cost that is not there?

They are asked at the same time, on the same processor, so that whatever else the machine does falls on all; what counts
is the ratio. 1 is as fast as the server can answer at all. A second server of plain WSGI runs beside the first: how far
from 1 that one comes is how much the measurement itself is worth. A process is some percent faster or slower for its
whole life by where things lie in its memory, so after each sitting all of them are started anew, each first in turn.
"""

import base64
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from bench.load import Load, cold, plain, put_on, served
from paper.models import PublishedArticle
from tests.security.serving import Answer, Server, collect_static

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
# What the control answers, in the data folder.
_ANSWER = "answer.json"
# Of the server's own making, in every answer: the control gets them from the server as well.
_SERVERS = {"server", "date", "connection"}

# By kind of answer: (plain WSGI, its twin, store) of every round.
Rounds = dict[str, list[tuple[Load, Load, Load]]]


def measure(rounds: int = 2, seconds: int = 3, sittings: int = 12) -> str:
    """Measure some rounds in each sitting and say what was measured, a line for each kind of answer."""
    if rounds * sittings < 2:
        sys.exit("One round says nothing of how far rounds lie apart: measure at least two.")
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        collect_static(folder)
        call_command("create_demo", "--stage", "released", verbosity=0, stdout=(folder / "said").open("w"))
        article = PublishedArticle.objects.readable().newest_first()[0]
        path = article.get_absolute_url()
        warm: Rounds = {"warm page": [], "304": []}
        told: dict[str, Any] = {"folder": folder, "known": write_down(path, folder=folder)}
        for first in range(sittings):
            for kind, found in compare(path, rounds=rounds, seconds=seconds, first=first, **told).items():
                warm[kind] += found
        pages = {"article": path, "front page": "/", "edition": article.edition.get_absolute_url()}
        rendered = cold(pages, folder=folder, answer=folder / _ANSWER, rounds=max(2, sittings))
    head = f"{connection.vendor}, {path}, {sittings} sittings of {rounds} rounds of {seconds} s"
    lines = [
        head,
        *_told(warm),
        "",
        "ms CPU of Django for a page that the store has not got: median (half of the rounds) by that of plain WSGI",
    ]
    lines.append("   ".join(f"{name} {_spread(costs)}" for name, costs in rendered.items()))
    return "\n".join([*lines, ""])


def write_down(path: str, *, folder: Path) -> dict[str, str]:
    """Write down what the store answers, for the control to say the same; return what a browser asks that has it."""
    with served(folder) as store:
        fresh = store.ask(path, headers=BROWSER)
        known = BROWSER | {"If-None-Match": fresh.header("etag")}
        (folder / _ANSWER).write_text(_as_json(fresh, store.ask(path, headers=known)))
    return known


def compare(path: str, *, folder: Path, known: Mapping[str, str], rounds: int, seconds: int, first: int) -> Rounds:
    """Return what plain WSGI, its twin and the store made of every round, by kind of answer.

    `first` is the place of the one that is started first.
    """
    found: Rounds = {"warm page": [], "304": []}
    raw_wsgi = partial(plain, folder, folder / _ANSWER)
    ways: list[Callable[[], AbstractContextManager[Server]]] = [raw_wsgi, raw_wsgi, partial(served, folder)]
    places = [(first + step) % len(ways) for step in range(len(ways))]
    with ExitStack() as stack, ThreadPoolExecutor(len(ways)) as together:
        started = {place: stack.enter_context(ways[place]()) for place in places}
        raw, twin, store = (started[place] for place in range(len(ways)))
        for server in (raw, twin):
            _same(server, store, path, known)
        for _ in range(rounds):
            for kind, headers in (("warm page", BROWSER), ("304", known)):
                ask = partial(put_on, path=path, seconds=seconds, headers=headers)
                one, two, three = together.map(ask, (raw, twin, store))
                found[kind].append((one, two, three))
    return found


def _same(raw: Server, store: Server, path: str, known: Mapping[str, str]) -> None:
    for headers in (BROWSER, known):
        one, other = (_of(server.ask(path, headers=headers)) for server in (raw, store))
        if one != other:
            raise RuntimeError(f"The control answers something else: {one[:2]} is not {other[:2]}")


def _of(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    pairs = [(name, value) for name, values in answer.headers.items() for value in values if name not in _SERVERS]
    return answer.status, pairs, answer.body


def _as_json(fresh: Answer, unchanged: Answer) -> str:
    headers, bare = _of(fresh)[1], _of(unchanged)[1]
    return json.dumps({"headers": headers, "unchanged": bare, "body": base64.b64encode(fresh.body).decode()})


def _told(warm: Rounds) -> list[str]:
    lines = [f"{'':12} {'plain WSGI':>20} {'store':>20}   ratio CPU  answers/s   of the twin   (1 = plain WSGI)"]
    for kind, rounds in warm.items():
        raw, twin, store = (list(loads) for loads in zip(*rounds, strict=True))
        cpu, rate = _by_cpu(raw, store), _by_rate(raw, store)
        same = f"{_by_cpu(raw, twin)[1]:.3f} {_by_rate(raw, twin)[1]:.3f}"
        lines.append(
            f"{kind:12} {_figures(raw)} {_figures(store)}   {cpu[1]:9.3f}  {rate[1]:9.3f}   {same}   "
            f"half of the rounds: CPU {cpu[0]:.3f} to {cpu[2]:.3f}"
        )
    return lines


def _by_cpu(raw: list[Load], other: list[Load]) -> list[float]:
    return statistics.quantiles((one.cpu_ms / two.cpu_ms for one, two in zip(raw, other, strict=True)), n=4)


def _by_rate(raw: list[Load], other: list[Load]) -> list[float]:
    return statistics.quantiles((two.per_second / one.per_second for one, two in zip(raw, other, strict=True)), n=4)


def _spread(costs: list[tuple[float, float]]) -> str:
    low, middle, high = statistics.quantiles((cost for cost, _ in costs), n=4)
    times = statistics.median(cost / beneath for cost, beneath in costs)
    return f"{middle:5.2f} ({low:.2f} to {high:.2f}) {times:4.1f} x"


def _figures(loads: list[Load]) -> str:
    cpu, rate = (statistics.median(getattr(load, name) for load in loads) for name in ("cpu_ms", "per_second"))
    return f"{cpu:9.3f} ms {rate:6.0f}/s"
