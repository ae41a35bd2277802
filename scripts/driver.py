"""Does the program that steers the browser start? Playwright brings its own Node.js, which needs one library more."""

from collections.abc import Mapping
from pathlib import Path

from scripts import debs, places, program
from scripts.problem import Problem

_LIBRARY = "libatomic1"
_UNPACKED = places.TOOLS / _LIBRARY
_STARTER = _UNPACKED / "node"


def ensure() -> Mapping[str, str]:
    """Return the environment in which Playwright's driver starts; fetches the library that slim machines lack."""
    node = next(places.VENV.glob("lib/python*/site-packages/playwright/driver/node"), None)
    if node is None:
        raise Problem("Playwright has no driver for this kind of machine: the browser tests cannot run here.")
    if _starts(node):
        return {}
    if not _starts(_STARTER):
        _fetch(node)
    return {} if _starts(node) else {"PLAYWRIGHT_NODEJS_PATH": str(_STARTER)}


def _starts(executable: Path) -> bool:
    return program.output_of([executable, "--version"], seconds=60)[0] == 0


def _fetch(node: Path) -> None:
    try:
        debs.install(_LIBRARY)
    except Problem:
        places.require_writable(_UNPACKED)
        _unpack(node)
    if not (_starts(node) or _starts(_STARTER)):
        reason = program.last_line(program.output_of([node, "--version"])[1])
        raise Problem(f"The browser's driver does not start ({reason}): install what it misses.")


def _unpack(node: Path) -> None:
    try:
        debs.unpack(_LIBRARY, folder=_UNPACKED)
        debs.write_starter("node", folder=_UNPACKED, starts=node)
    except Problem as problem:
        print(problem)
