"""Does a page cost the same however large the archive is? `python -m bench archive 1000 10000 100000 1000000`.

Makes an archive of each size, once, and keeps it: on SQLite in --folder, on PostgreSQL beside the database that
DATABASE_URL names, under its name and the size. Then asks Django itself, ahead of any store, for pages that hold the
same number of lines in each archive, by turns, and prints medians and the ratio to the smallest archive.
"""

import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

ROOT = Path(__file__).resolve().parent.parent
SIZES = [1_000, 10_000, 100_000, 1_000_000]
SITTINGS, ROUNDS, TIMES = 4, 12, 2
ALLOWED = 1.2


class Archive:
    """One archive: its size, its place, and the process that answers for it."""

    def __init__(self, size: int, *, folder: Path) -> None:
        self.size = size
        url = os.environ.get("DATABASE_URL", "")
        self.engine = "postgresql" if url.startswith(("postgres://", "postgresql://")) else "sqlite"
        self.folder = folder / f"{self.engine}-{size}"
        self.folder.mkdir(parents=True, exist_ok=True)
        # A newsroom of its own: nothing of this one's settings counts.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        self.environ = kept | {"NEWSROOM_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "bench.settings"}
        self.sizes: dict[str, int] = {}
        self.environ["NEWSROOM_SITE_URL"] = "http://127.0.0.1:8000"
        self.environ["DATABASE_URL"] = (
            f"{url}_{size}" if self.engine == "postgresql" else f"sqlite:///{self.folder / 'newsroom.sqlite3'}"
        )

    def prepare(self, *, until: datetime.date) -> None:
        """Make the archive, unless it was made before."""
        done = self.folder / "loaded"
        if not done.exists():
            self._run("bench.archive_database")
            self._run("manage", "migrate", "-v0")
            self._run("manage", "createcachetable")
            self._run("bench.load_archive", str(self.size), "--until", until.isoformat())
            done.touch()

    def prepare_desk(self) -> None:
        """Make the working copies behind the archive, unless they were made before."""
        done = self.folder / "desk-loaded"
        if not done.exists():
            self._run("bench.load_desk")
            done.touch()

    def start(self) -> None:
        """Start the process that answers."""
        command = [sys.executable, "-m", "bench.archive_worker"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environ, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.pages: dict[str, str] = self.ask("pages")

    def ask(self, name: str, **given: Any) -> Any:
        """Ask the process and wait for its answer."""
        question, answer = cast(IO[str], self.process.stdin), cast(IO[str], self.process.stdout)
        question.write(json.dumps([name, given]) + "\n")
        question.flush()
        return json.loads(answer.readline())

    def has(self, name: str) -> bool:
        """Ask for a page once, so that nothing is its first time, and note its size; say so where it is not there."""
        status, self.sizes[name] = self.ask("ask", path=self.pages[name])
        if status != 200:
            _say(f"{name:<32} answers {status} in {self.size:,}")
        return bool(status == 200)

    def stop(self) -> None:
        """End the process."""
        cast(IO[str], self.process.stdin).close()
        self.process.wait()

    def _run(self, module: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, env=self.environ, check=True)


def main(arguments: list[str]) -> None:
    """Make what is missing, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench archive", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="how many articles; the default is all four")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench", help="where the archives are kept")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args(arguments)
    # The last day of a month: then the smallest archive is one whole month.
    until = datetime.date.today().replace(day=1) - datetime.timedelta(days=1)  # noqa: DTZ011
    archives = [Archive(size, folder=given.folder) for size in sorted(given.sizes)]
    for archive in archives:
        archive.prepare(until=until)
    _report(archives, rounds=given.rounds)


def _report(archives: list[Archive], *, rounds: int) -> None:
    sizes = "".join(f"{archive.size:>22,}" for archive in archives)
    how = f"{SITTINGS} × {rounds} × {TIMES}"
    _say(f"{archives[0].engine}: CPU ms, ms, CPU ÷ that of the smallest; medians of {how}")
    _say(f"{'page':<32}{sizes}   bytes")
    worst: dict[str, float] = {}
    for name, costs in _measured(archives, rounds=rounds).items():
        medians = [_median(each) for each in costs]
        ratios = [_ratio(each, costs[0]) for each in costs]
        worst[name] = max(ratios) / min(ratios)
        cells = "".join(
            f"{cpu:9.2f}{wall:8.2f}{ratio:5.2f}" for (cpu, wall), ratio in zip(medians, ratios, strict=True)
        )
        _say(f"{name:<32}{cells}   {' '.join(str(archive.sizes[name]) for archive in archives)}")
    over = {name: round(ratio, 2) for name, ratio in worst.items() if ratio > ALLOWED and "search" not in name}
    _say(f"pages whose dearest archive costs more than {ALLOWED} × the cheapest: {over or 'none'}")
    with _open(archives):
        for archive in archives:
            seconds = archive.ask("release", articles=40, times=3)
            _say(f"release of 40 articles into {archive.size:,}: {', '.join(f'{each:.2f}' for each in seconds)} s")


def _measured(archives: list[Archive], *, rounds: int) -> dict[str, list[list[tuple[float, float]]]]:
    """Return {page: by archive, what it cost each time}, (CPU ms, ms), of all pages that are there."""
    found: dict[str, list[list[tuple[float, float]]]] = {}
    for first in range(SITTINGS):
        # A process is some percent faster or slower for its whole life, by where things lie in its memory.
        with _open([*archives[first:], *archives[:first]]):
            for name in archives[0].pages:
                if all(archive.has(name) for archive in archives):
                    samples = found.setdefault(name, [[] for _ in archives])
                    for _ in range(rounds):
                        for place, archive in enumerate(archives):
                            samples[place] += archive.ask("cost", path=archive.pages[name], times=TIMES)
    return found


def _ratio(costs: list[tuple[float, float]], smallest: list[tuple[float, float]]) -> float:
    """Return how many times as much work it was, from pairs a moment apart: a machine is slower for whole minutes."""
    return statistics.median(one / other for (one, _), (other, _) in zip(costs, smallest, strict=True))


def _median(costs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(cpu for cpu, _ in costs), statistics.median(wall for _, wall in costs)


@contextmanager
def _open(archives: list[Archive]) -> Iterator[None]:
    """Start the processes that answer, in this order, and end them."""
    with ExitStack() as stack:
        for archive in archives:
            archive.start()
            stack.callback(archive.stop)
        yield


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
