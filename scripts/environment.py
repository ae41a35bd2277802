"""Does .venv hold exactly what a lock file names? Makes it so, once."""

import fcntl
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scripts import pip_failures, places, program
from scripts.problem import Problem

RUN = "requirements.txt"
DEVELOP = "requirements-dev.txt"

_STAMP = places.VENV / "installed"
_UNFINISHED = places.VENV / "unfinished"
_PIP_ENV = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_USER": "0"}


def ensure(lock: str) -> None:
    """Make .venv and install what the file `lock` names, unless that has been done; writes .venv alone."""
    if _is_done(lock):
        return
    places.require_writable(places.ROOT)
    with _alone():
        if not _is_done(lock):
            _make()
            _install(lock)


def _is_done(lock: str) -> bool:
    # exists() follows the link: a .venv whose Python was removed is made anew.
    return places.VENV_PYTHON.exists() and not _UNFINISHED.exists() and _digest(lock) in _installed()


def _installed() -> set[str]:
    return set(_STAMP.read_text().split()) if _STAMP.is_file() else set()


def _digest(lock: str) -> str:
    return hashlib.sha256((places.ROOT / lock).read_bytes()).hexdigest()


@contextmanager
def _alone() -> Iterator[None]:
    # `make run` and `make test` may be started side by side on a fresh clone; two installs would spoil each other.
    lock = places.ROOT / "var" / "setup.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Waiting for another make that sets up this checkout …", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make() -> None:
    works = (
        program.output_of([places.VENV_PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"])[0] == 0
    )
    if works and not _UNFINISHED.exists():
        return
    print(f"Making .venv with Python {sys.version.split()[0]} …", flush=True)
    code, said = program.output_of([sys.executable, "-m", "venv", "--clear", places.VENV])
    if code:
        raise Problem(f"The virtual environment could not be made: {program.last_line(said)}")


def _install(lock: str) -> None:
    print(f"Installing what {lock} names (once, a few minutes) …", flush=True)
    _UNFINISHED.touch()
    command = [places.VENV_PYTHON, "-m", "pip", "install", "--progress-bar=off", "--require-hashes", "-r", lock]
    code, said = program.output_of(command, env=_PIP_ENV)
    if code:
        (places.VENV / "pip.log").write_text(said)
        raise Problem(pip_failures.explain(said))
    # What tests need contains what the site needs, at the same versions: see `make lock`.
    done = {_digest(lock), _digest(RUN)}
    _STAMP.write_text("\n".join(sorted(_installed() | done)) + "\n")
    _UNFINISHED.unlink()
