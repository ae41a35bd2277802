"""How is the database taken away from a running server, and given back? Never from the tests themselves."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection, connections


class Wire:
    """A wire from a port of this machine to PostgreSQL that can be cut and mended."""

    def __init__(self) -> None:
        told = connection.settings_dict
        port = told["PORT"] or 5432
        local = str(told["HOST"]).startswith("/")
        self._family = socket.AF_UNIX if local else socket.AF_INET
        self._far: str | tuple[str, int] = f"{told['HOST']}/.s.PGSQL.{port}" if local else (told["HOST"], int(port))
        self._ends: list[socket.socket] = []
        self._one_at_a_time = threading.Lock()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    def url(self) -> str:
        """Return the address of the tests' database over this wire."""
        told = connection.settings_dict
        return f"postgres://{quote(told['USER'])}:{quote(told['PASSWORD'])}@127.0.0.1:{self.port}/{told['NAME']}"

    def cut(self) -> None:
        """Break every connection and refuse new ones."""
        with self._one_at_a_time:
            _break(self._listener, *self._ends)
            self._ends.clear()

    def mend(self) -> None:
        """Take connections again, at the same port."""
        self._listener = self._listen(self.port)

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.socket(self._family)
                far.connect(self._far)
                with self._one_at_a_time:
                    if listener.fileno() < 0:
                        # Cut while this one was being made.
                        _break(near, far)
                        return
                    self._ends += [near, far]
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    @staticmethod
    def _carry(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while some := source.recv(65536):
                sink.sendall(some)
        _break(source, sink)


def _break(*ends: socket.socket) -> None:
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


class MovedFile:
    """An SQLite file that is moved away; a folder takes its place, so that nobody can make an empty one there."""

    def __init__(self) -> None:
        self._file = Path(connection.settings_dict["NAME"])
        self._aside = self._file.with_suffix(".away")

    def url(self) -> str:
        """Return the address of the tests' database."""
        return f"sqlite:///{self._file}"

    def cut(self) -> None:
        """Move the file away, whole: what stands in its log is written into it first."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        self._file.rename(self._aside)
        self._file.mkdir()

    def mend(self) -> None:
        """Put it back."""
        self._file.rmdir()
        self._aside.rename(self._file)


@contextmanager
def database() -> Iterator[Wire | MovedFile]:
    """Yield what a server's database hangs on: `url()` to serve from, `cut()` and `mend()`."""
    if connection.vendor == "sqlite":
        yield MovedFile()
        return
    wire = Wire()
    try:
        yield wire
    finally:
        wire.cut()
