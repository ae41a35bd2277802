"""Does anybody wait for their desk or for the list of articles beside 100,000 working copies? `python -m bench desk`.

Makes an archive with its working copies and their search, puts a day's work on top, and asks for the desk of every role
and for the list: plain, filtered, searched. Prints medians and queries; the exit code is 1 when one is over its limit.
"""

import argparse
import datetime
import statistics
import sys
import tempfile
from pathlib import Path

from bench.archive import Archive

MILLISECONDS, QUERIES = 300, 15

Found = dict[str, list[tuple[float, float, int]]]


def main(arguments: list[str]) -> int:
    """Make the archive, measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench desk", description=__doc__)
    parser.add_argument("--archive", type=int, default=100_000, help="how many articles in the archive")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="where the archive is kept; a temporary one when left out")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as temporary:
        archive = Archive(given.archive, folder=given.folder or Path(temporary))
        archive.prepare(until=datetime.date.today().replace(day=1) - datetime.timedelta(days=1))  # noqa: DTZ011
        archive.prepare_desk()
        archive.start()
        try:
            found = archive.ask("desk_pages", rounds=given.rounds)
        finally:
            archive.stop()
    return report(f"{archive.engine}: {given.archive:,} working copies, medians of {given.rounds}", found)


def report(head: str, found: Found) -> int:
    """Print a line for each page; return 1 when one takes too long or asks the database too often."""
    lines = [head, f"{'':<42}{'ms':>9}{'longest':>9}{'CPU ms':>9}{'queries':>9}"]
    over = []
    for name, rounds in found.items():
        wall, cpu = (statistics.median(1000 * each[place] for each in rounds) for place in (0, 1))
        longest, queries = max(1000 * each[0] for each in rounds), max(each[2] for each in rounds)
        if wall >= MILLISECONDS or queries > QUERIES:
            over.append(name)
        lines.append(f"{name:<42}{wall:9.1f}{longest:9.1f}{cpu:9.1f}{queries:9}{'  over' if name in over else ''}")
    lines.append(f"over {MILLISECONDS} ms or {QUERIES} queries: {', '.join(over) or 'nothing'}")
    sys.stdout.write("\n".join([*lines, ""]))
    return 1 if over else 0
