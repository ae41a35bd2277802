"""How long does it take to approve, release and recall an edition of so many articles?"""

import statistics
import time
from collections.abc import Callable
from functools import partial

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from editions import approval, release, workflow
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR, sync_roles
from tests.factories import NOW, make_edition, person


def measured(act: Callable[[], object]) -> tuple[float, int]:
    """Return the seconds and the number of queries that `act` takes."""
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        act()
        seconds = time.perf_counter() - started
    return seconds, len(queries)


def run(articles: int, *, times: int) -> dict[str, list[tuple[float, int]]]:
    """Carry one edition to readers and back so many times; return (seconds, queries) pairs by move."""
    sync_roles()
    with transaction.atomic():
        edition = make_edition(state=State.IN_APPROVAL, articles=articles)
    found: dict[str, list[tuple[float, int]]] = {"approve": [], "release": [], "recall": []}
    chief = person(EDITOR_IN_CHIEF)
    for _ in range(times):
        found["approve"].append(measured(partial(approval.approve, edition, by=chief, at=NOW)))
        found["release"].append(measured(partial(release.release, edition, by=chief, at=NOW)))
        found["recall"].append(measured(partial(release.recall, edition, by=chief, at=NOW, note="Again.")))
        workflow.reopen(edition, by=chief, at=NOW)
        workflow.send_for_approval(edition, by=person(SECTION_EDITOR), at=NOW)
    return found


def measure(articles: int = 40, times: int = 10) -> str:
    """Measure and say what was measured, a line for each move."""
    lines = [f"{connection.vendor}, {articles} articles, {times} times"]
    for move, pairs in run(articles, times=times).items():
        seconds, counts = [took for took, _ in pairs], sorted({count for _, count in pairs})
        median, longest = statistics.median(seconds), max(seconds)
        lines.append(f"{move:8} median {median:.3f} s, longest {longest:.3f} s, queries {counts}")
    return "\n".join([*lines, ""])
