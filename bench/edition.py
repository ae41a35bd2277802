"""Does the desk wait for a large edition beside a large archive? `python -m bench edition`.

Makes an archive, of what readers see and of the staff's working copies, then an edition of sixty articles, and asks for
its board, preflight, approval and release. Prints medians beside their limits; the exit code is 1 when one is over.
"""

import argparse
import datetime
import statistics
import sys
import tempfile
from pathlib import Path

from bench.archive import Archive

# Milliseconds; what has none is only told.
LIMITS = {
    "board": 500,
    "board, after a move": 500,
    "board, nothing new": 50,
    "preflight": 300,
    "approve": None,
    "release": 2000,
}


def main(arguments: list[str]) -> int:
    """Make the archive, measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench edition", description=__doc__)
    parser.add_argument("--articles", type=int, default=60, help="how many in the edition")
    parser.add_argument("--archive", type=int, default=100_000, help="how many articles in the archive")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="where the archive is kept; a temporary one when left out")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as temporary:
        archive = Archive(given.archive, folder=given.folder or Path(temporary))
        archive.prepare(until=datetime.date.today().replace(day=1) - datetime.timedelta(days=1))  # noqa: DTZ011
        archive.prepare_desk()
        archive.start()
        try:
            found = archive.ask("desk", articles=given.articles, rounds=given.rounds)
        finally:
            archive.stop()
    head = f"{archive.engine}: an edition of {given.articles} articles, {given.archive:,} in the archive, medians"
    return _report(head, found)


def _report(head: str, found: dict[str, list[tuple[float, float]]]) -> int:
    lines = [head, f"{'':<22}{'ms':>9}{'longest':>9}{'CPU ms':>9}{'limit':>8}{'rounds':>8}"]
    over = []
    for name, limit in LIMITS.items():
        wall, cpu = ([1000 * each for each in column] for column in zip(*found[name], strict=True))
        median = statistics.median(wall)
        if limit is not None and median >= limit:
            over.append(name)
        figures = f"{median:9.1f}{max(wall):9.1f}{statistics.median(cpu):9.1f}{limit or '–':>8}{len(wall):>8}"
        lines.append(f"{name:<22}{figures}{'  over' if name in over else ''}")
    sys.stdout.write("\n".join([*lines, f"over the limit: {', '.join(over) or 'nothing'}", ""]))
    return 1 if over else 0
