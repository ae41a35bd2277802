"""What does a page from memory cost beside the same bytes from plain WSGI, and what does one cost that is not there?

The two take turns, so that whatever else the machine does falls on both; what counts is the ratio. 1 is as fast as
the server can answer at all.
"""

import base64
import json
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from bench.load import Load, cold, put_on
from paper.models import PublishedArticle
from tests.security.serving import Answer, Server, collect_static, gunicorn

BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
# Of the server's own making, in every answer: the control gets them from the server as well.
_SERVERS = {"server", "date", "connection"}

Rounds = dict[str, list[tuple[Load, Load]]]


def measure(rounds: int = 5, seconds: int = 4) -> str:
    """Measure and say what was measured, a line for each kind of answer."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        collect_static(folder)
        call_command("create_demo", "--stage", "released", verbosity=0, stdout=(folder / "said").open("w"))
        article = PublishedArticle.objects.readable().newest_first()[0]
        path = article.get_absolute_url()
        warm = compare(path, folder=folder, rounds=rounds, seconds=seconds)
        pages = {"article": path, "front page": "/", "edition": article.edition.get_absolute_url()}
        rendered = cold(pages, folder=folder, rounds=rounds, seconds=seconds)
        forgetful = "bench.forgetful:application"
        first = cold(pages, folder=folder, rounds=rounds, seconds=seconds, application=forgetful)
    lines = [f"{connection.vendor}, {path}, {rounds} rounds of {seconds} s", *_told(warm)]
    lines += [
        f"cold {name:12} {cpu_ms:6.2f} ms CPU; {first[name]:6.2f} where no part of it was ever printed"
        for name, cpu_ms in rendered.items()
    ]
    return "\n".join([*lines, ""])


def compare(path: str, *, folder: Path, rounds: int, seconds: int) -> Rounds:
    """Return by kind of answer the pairs (plain WSGI, store) of every round."""
    found: Rounds = {"warm page": [], "304": []}
    with gunicorn(folder, NEWSROOM_WORKERS="2") as store:
        fresh = store.ask(path, headers=BROWSER)
        known = BROWSER | {"If-None-Match": fresh.header("etag")}
        answer = folder / "answer.json"
        answer.write_text(_as_json(fresh, store.ask(path, headers=known)))
        plain = gunicorn(folder, application="bench.raw:application", NEWSROOM_WORKERS="2", RAW_ANSWER=str(answer))
        with plain as raw:
            _same(raw, store, path, known)
            for turn in range(rounds):
                for kind, headers in (("warm page", BROWSER), ("304", known)):
                    # Each goes first in turn.
                    order = (raw, store) if turn % 2 else (store, raw)
                    loads = {id(one): put_on(one, path, seconds=seconds, headers=headers) for one in order}
                    found[kind].append((loads[id(raw)], loads[id(store)]))
    return found


def _same(raw: Server, store: Server, path: str, known: Mapping[str, str]) -> None:
    for headers in (BROWSER, known):
        one, other = (_of(server.ask(path, headers=headers)) for server in (raw, store))
        if one != other:
            raise RuntimeError(f"The control answers something else: {one} is not {other}")


def _of(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    pairs = [(name, value) for name, values in answer.headers.items() for value in values if name not in _SERVERS]
    return answer.status, pairs, answer.body


def _as_json(fresh: Answer, unchanged: Answer) -> str:
    headers, bare = _of(fresh)[1], _of(unchanged)[1]
    return json.dumps({"headers": headers, "unchanged": bare, "body": base64.b64encode(fresh.body).decode()})


def _told(warm: Rounds) -> list[str]:
    lines = ["               plain WSGI          store               ratio CPU   ratio answers/s   (1 = plain WSGI)"]
    for kind, pairs in warm.items():
        raw, store = ([pair[place] for pair in pairs] for place in (0, 1))
        cpu = [a.cpu_ms / b.cpu_ms for a, b in pairs]
        rate = [b.per_second / a.per_second for a, b in pairs]
        lines.append(
            f"{kind:12} {_figures(raw)} {_figures(store)}   {statistics.median(cpu):5.3f}       "
            f"{statistics.median(rate):5.3f}             CPU {min(cpu):.3f} to {max(cpu):.3f}"
        )
    return lines


def _figures(loads: list[Load]) -> str:
    cpu, rate = (statistics.median(getattr(load, name) for load in loads) for name in ("cpu_ms", "per_second"))
    return f"{cpu:6.3f} ms {rate:6.0f}/s"
