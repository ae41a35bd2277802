"""Which Chromium do the tests drive? One that is there, or else one that this machine lets us fetch."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts import debs, places, program
from scripts.problem import Problem

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell")
_PLAYWRIGHT = places.TOOLS / "playwright"
_UNPACKED = places.TOOLS / "chromium"


def ensure(*, search: str | None = None) -> Path:
    """Return a Chromium that has shown a page; a Problem says what to install when there is none to be had.

    `search` is the PATH to look along, our own when not given.
    """
    named = os.environ.get("NEWSROOM_CHROMIUM")
    if named:
        if works(Path(named)):
            return Path(named)
        raise Problem(
            f"NEWSROOM_CHROMIUM is {named}, which does not show a page: name a Chromium or a Chrome that does."
        )
    return next(filter(works, _found(search)), None) or _installed(search)


def works(executable: Path) -> bool:
    """Say whether `executable` shows a page; takes a second or two."""
    with tempfile.TemporaryDirectory(prefix="newsroom-chromium-", ignore_cleanup_errors=True) as profile:
        page = "data:text/html,<p>shown</p>"
        # Without its own sandbox, as the tests run it: root and most containers cannot have one.
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={profile}",
        ]
        code, said = program.output_of([executable, *options, "--dump-dom", page], seconds=60)
    return code == 0 and "<p>shown</p>" in said


def _found(search: str | None) -> Iterator[Path]:
    yield from (Path(path) for name in _NAMES if (path := shutil.which(name, path=search)))
    yield from sorted(_PLAYWRIGHT.glob("chromium*/chrome-*/chrome*"))
    yield from _UNPACKED.glob("chromium")


def _installed(search: str | None) -> Path:
    print("Fetching a Chromium for the tests (once, a few minutes) …", flush=True)
    places.require_writable(places.TOOLS)
    reasons = []
    for way in (_by_package_manager, _by_playwright, _by_unpacking):
        try:
            way()
            reasons.append(f"{way.__name__.strip('_')}: it does not show a page")
        except Problem as problem:
            reasons.append(f"{way.__name__.strip('_')}: {problem}")
        executable = next(filter(works, _found(search)), None)
        if executable:
            return executable
    print("\n".join(reasons))
    raise Problem(
        "The tests need a Chromium and none could be fetched: install one (Debian: apt-get install chromium), "
        "or set NEWSROOM_CHROMIUM to the path of a Chromium or Chrome."
    )


def _by_package_manager() -> None:
    debs.install("chromium")


def _by_playwright() -> None:
    command = [places.VENV_PYTHON, "-m", "playwright", "install", "chromium"]
    code, said = program.output_of(command, env={"PLAYWRIGHT_BROWSERS_PATH": str(_PLAYWRIGHT)}, seconds=600)
    if code:
        raise Problem(program.last_line(said))


def _by_unpacking() -> None:
    root = debs.unpack("chromium", folder=_UNPACKED)
    debs.write_starter("chromium", folder=_UNPACKED, starts=root / "usr/lib/chromium/chromium")
