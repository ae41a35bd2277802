"""How are the tests run? With all that they need, on both databases where they use one, and one plain line at last."""

import os
import shlex
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts import browser, driver, environment, places, postgres, program, proxies
from scripts.problem import Problem
from scripts.tally import Tally, of_run

# A test that waits for what never comes fails by its name, with the line where it stands, so many seconds later. Its
# worker is not started anew: that one would only begin the same test again.
_UNENDING = ["--max-worker-restart=0", "-o", "faulthandler_timeout=600", "-o", "faulthandler_exit_on_timeout=true"]
# In the order of tests/conftest.py, which knows better than the number of tests in a file what takes long.
_SPREAD = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *_UNENDING]


def everything() -> int:
    """Run all tests but those that take minutes, on SQLite and then on PostgreSQL; return the exit code."""
    return _on_both("not crash and not load", spread=_SPREAD)


def crash() -> int:
    """Run the crash tests on both databases, one at a time: they measure moments, and load would blur them."""
    return _on_both("crash", spread=[])


def load() -> int:
    """Run the tests with a crowd of readers on both databases, one at a time; LOAD_SECONDS says how long each reads."""
    return _on_both("load", spread=[])


def fast() -> int:
    """Run one case of each quick test that needs neither browser nor PostgreSQL nor a cache in front; exit code."""
    environment.ensure(environment.DEVELOP)
    marks = "not browser and not proxy and not slow and not crash and not load"
    return _report(_run("SQLite", marks=marks, spread=[*_SPREAD, "--cases", "1"], settings={}))


def _on_both(marks: str, *, spread: list[str]) -> int:
    environment.ensure(environment.DEVELOP)
    tools = {"NEWSROOM_CHROMIUM": str(browser.ensure()), **driver.ensure()}
    proxies.ensure()
    with postgres.server() as url:
        on_sqlite = _run("SQLite", marks=marks, spread=spread, settings=tools)
        # What uses no database would only be the same again.
        options = [*spread, "--database-only"]
        on_postgres = _run("PostgreSQL", marks=marks, spread=options, settings={**tools, "DATABASE_URL": url})
    return _report(on_sqlite + on_postgres)


def _run(name: str, *, marks: str, spread: list[str], settings: Mapping[str, str]) -> Tally:
    print(f"\nTests on {name} ({marks})", flush=True)
    # Without an address the tests make an SQLite file of their own; the installation's database is never theirs.
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | dict(settings)
    # Everything temporary goes in here, so that nothing stays behind even when the run is killed.
    with tempfile.TemporaryDirectory(prefix="newsroom-tests-", ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.xml"
        # ARGS last, so that what a person asks for wins.
        options = ["-m", marks, *spread, f"--junit-xml={report}", *shlex.split(os.environ.get("ARGS", ""))]
        command = [places.VENV_PYTHON, "-m", "pytest", *options]
        code = program.in_foreground(command, env={**environ, "TMPDIR": folder})
        return of_run(report, exit_code=code)


def _report(total: Tally) -> int:
    if not total.passed and not total.failed:
        raise Problem("No test ran.")
    if total.skipped:
        print(f"\n{total.skipped} skipped: the lines above say which and why.")
    print(f"\n{total}", flush=True)
    return 1 if total.failed else 0
