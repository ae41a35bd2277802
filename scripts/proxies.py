"""Where are nginx and Varnish, which the tests put in front of the paper? Those that are there, or Debian's."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from scripts import debs, places, program
from scripts.problem import Problem

# program → (Debian's package, where it lies in it)
_PACKAGES = {"nginx": ("nginx-light", "usr/sbin/nginx"), "varnishd": ("varnish", "usr/sbin/varnishd")}
# Where Debian keeps what root alone needs, and many a PATH lacks.
_ALSO = "/usr/local/sbin:/usr/sbin:/sbin"
_VERSION = {"nginx": "-v", "varnishd": "-V"}


def ensure() -> Mapping[str, Path]:
    """Return {program: path} of both; a Problem says what to install when one is not to be had."""
    return {name: find(name) or _installed(name) for name in _PACKAGES}


def find(name: str) -> Path | None:
    """Return a program that starts, of this machine or fetched earlier."""
    there = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_ALSO}")
    for found in (there, _folder(name) / name):
        if found and program.output_of([found, _VERSION[name]], seconds=20)[0] == 0:
            return Path(found)
    return None


def _folder(name: str) -> Path:
    return places.TOOLS / name


def _installed(name: str) -> Path:
    package, inside = _PACKAGES[name]
    print(f"Fetching {name} for the tests (once) …", flush=True)
    places.require_writable(places.TOOLS)
    try:
        # Unpacked and not installed: an installed one would start serving on this machine.
        root = debs.unpack(package, folder=_folder(name))
        debs.write_starter(name, folder=_folder(name), starts=root / inside)
    except Problem as problem:
        raise Problem(f"The tests need {name} ({problem}): install it (Debian: apt-get install {package}).") from None
    found = find(name)
    if found is None:
        raise Problem(f"The {name} that was fetched does not start: install it (Debian: apt-get install {package}).")
    return found
