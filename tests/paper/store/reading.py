"""How do tests ask the store as a web server does, and see what it sends and how often it had to ask Django?"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.test import RequestFactory

from paper.store import freshness
from paper.store.application import Application, Start, Store
from paper.store.asking import Environ, Readers
from paper.store.freshness import LOOKED_EVERY, Stamps

HOST = "127.0.0.1:8000"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Sent:
    """What a reader was sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()


@dataclass
class Django:
    """Django's own application, which counts how often it was asked and lets something happen on the way."""

    asked: list[Environ] = field(default_factory=list)
    before: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None
    handler: WSGIHandler = field(default_factory=WSGIHandler)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer as Django does."""
        self.asked.append(environ)
        self.before()
        response: Iterable[bytes] = self.handler(environ, start_response)
        self.after()
        return response


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    moment: float = 1000.0

    def __call__(self) -> float:
        """Return the moment."""
        return self.moment


class House:
    """A store ahead of Django, with a clock of its own."""

    def __init__(self, *, django: Any = None, stamps: Stamps | None = None, most: int = 8 * MEGABYTE) -> None:
        self.django = django or Django()
        self.clock = Clock()
        self.store = Store(
            self.django,
            readers=Readers(apart=settings.NOT_READERS_PAGES),
            stamps=stamps or freshness.stamps(),
            most=most,
            clock=self.clock,
        )
        self.way: Application = self.store
        # How long after the last question the next one comes.
        self.pause = LOOKED_EVERY

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Sent:
        """Ask for an address; headers by their names in a WSGI environment, such as HTTP_ACCEPT_ENCODING."""
        self.clock.moment += self.pause
        told: list[Any] = []
        address, _, query = path.partition("?")
        environ = RequestFactory().generic(method, "/", HTTP_HOST=headers.pop("HTTP_HOST", HOST)).environ
        environ |= {"PATH_INFO": unquote(address, encoding="latin-1"), "QUERY_STRING": query, **headers}
        environ.pop("HTTP_COOKIE", None)
        environ |= headers
        with _connection_kept():
            response = self.way(environ, lambda status, headers, *_: told.extend((status, headers)))
            body = b"".join(response)
            if hasattr(response, "close"):
                response.close()
        names = [name.lower() for name, _ in told[1]]
        assert len(names) == len(set(names)) or "set-cookie" in names, f"a header occurs twice: {sorted(names)}"
        return Sent(int(told[0][:3]), {name.lower(): value for name, value in told[1]}, body)

    @property
    def questions(self) -> int:
        """How often Django was asked."""
        return len(self.django.asked)


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Keep a connection that holds a test's transaction from being closed at the end of a request, as Client does."""
    ours = (request_started, request_finished) if connection.in_atomic_block else ()
    for signal in ours:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in ours:
            signal.connect(close_old_connections)


class Away:
    """A database that answers nothing, for as long as the block runs."""

    def __enter__(self) -> None:
        self._wrapper = connection.execute_wrapper(self._refuse)
        self._wrapper.__enter__()

    def __exit__(self, *raised: object) -> None:
        self._wrapper.__exit__(None, None, None)

    @staticmethod
    def _refuse(*_: object) -> None:
        raise OperationalError("the database is away")
