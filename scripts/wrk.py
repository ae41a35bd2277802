"""Where is wrk, which asks a server as fast as it can? One that is there, or Debian's, fetched for us alone."""

import shutil
from pathlib import Path

from scripts import debs, places, program
from scripts.problem import Problem

_UNPACKED = places.TOOLS / "wrk"
_STARTER = _UNPACKED / "wrk"


def ensure() -> Path:
    """Return a wrk that starts; a Problem says what to install when there is none to be had."""
    for found in (shutil.which("wrk"), _STARTER):
        if found and works(Path(found)):
            return Path(found)
    places.require_writable(places.TOOLS)
    try:
        root = debs.unpack("wrk", folder=_UNPACKED)
        debs.write_starter("wrk", folder=_UNPACKED, starts=root / "usr/bin/wrk")
    except Problem as problem:
        raise Problem(f"The measurements need wrk ({problem}): install it (Debian: apt-get install wrk).") from None
    return _STARTER


def works(executable: Path) -> bool:
    """Say whether `executable` starts."""
    # Its name alone would also stand in the complaint that it is not there.
    return "wrk " in program.output_of([executable, "--version"], seconds=20)[1] and executable.is_file()
