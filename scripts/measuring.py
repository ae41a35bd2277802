"""How fast does this machine serve the paper? Every measurement of `make bench`, on both databases, one at a time."""

import os
import tempfile

from scripts import environment, places, postgres, program, wrk

_MEASUREMENTS = ("serving",)
# Rounds of so many seconds in so many sittings, each with servers of its own (`bench.serving`).
_USUALLY = (("ROUNDS", "2"), ("SECONDS", "3"), ("SITTINGS", "12"))


def bench() -> int:
    """Measure on SQLite and then on PostgreSQL; return the exit code. ROUNDS, SECONDS and SITTINGS say how long."""
    environment.ensure(environment.DEVELOP)
    wrk.ensure()
    with postgres.server() as url:
        codes = [_measure(name, settings) for settings in ({}, {"DATABASE_URL": url}) for name in _MEASUREMENTS]
    return max(codes)


def bench_edition() -> int:
    """Measure what the desk waits for, on SQLite and then on PostgreSQL; 1 when it is longer than it may be."""
    environment.ensure(environment.DEVELOP)
    with postgres.server() as url:
        return max([_measure("edition", settings) for settings in ({}, {"DATABASE_URL": url})])


def bench_desk() -> int:
    """Measure how long desks and the list of articles take, on SQLite and on PostgreSQL; 1 when one is too slow."""
    environment.ensure(environment.DEVELOP)
    with postgres.server() as url:
        return max([_measure("desk", settings) for settings in ({}, {"DATABASE_URL": url})])


def _measure(name: str, settings: dict[str, str]) -> int:
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | settings
    command = [places.VENV_PYTHON, "-m", "bench", name]
    command += [os.environ.get(word, usual) for word, usual in _USUALLY] if name == "serving" else []
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-", ignore_cleanup_errors=True) as folder:
        return program.in_foreground(command, env={**environ, "TMPDIR": folder})
