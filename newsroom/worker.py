"""How does a process answer the line? What is kept ready goes out as it is; everything else the way gunicorn has it.

gunicorn makes an environment, a response and two writes of every request: for a page from memory that is more work than
to find the page. Its threaded worker is made shorter here by just that, and only for the plainest of requests.
"""

import datetime
import os
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any, NamedTuple, Protocol

from gunicorn import SERVER
from gunicorn.config import PostRequest, PreRequest
from gunicorn.util import unquote_to_wsgi_str
from gunicorn.workers.gthread import ThreadWorker

from newsroom.access_log import AccessLog

Environ = dict[str, Any]

# A request that comes with something to read, or that moves the root, is none of the plain ones.
_MORE = {"HTTP_CONTENT_LENGTH", "HTTP_CONTENT_TYPE", "HTTP_TRANSFER_ENCODING", "HTTP_SCRIPT_NAME"}


class Message(Protocol):
    """An answer that is ready: its parts in the bytes of HTTP/1.1 (RFC 9112), without what a server says of itself."""

    @property
    def status(self) -> str:
        """The code and its reason."""

    @property
    def status_line(self) -> bytes:
        """The first line."""

    @property
    def fields(self) -> bytes:
        """The lines of the headers, and the empty one after them."""

    @property
    def body(self) -> list[bytes]:
        """The content, if there is any."""


class _Logged(NamedTuple):
    """What the log wants to know of an answer, by gunicorn's names."""

    status: str
    sent: int


class Worker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's threaded worker, which first asks the application whether the answer lies ready (`at_once`)."""

    _at_once: Callable[[Environ], Message | None] | None = None
    _own = (0, b"")

    def load_wsgi(self) -> None:
        """Load the application, and learn whether it has answers ready."""
        super().load_wsgi()
        if self._is_plain():
            self._at_once = getattr(self.wsgi, "at_once", None)

    def _is_plain(self) -> bool:
        # Whatever else somebody has gunicorn do with each request is done with each request.
        hooks = (self.cfg.pre_request, self.cfg.post_request) == (PreRequest.default, PostRequest.default)
        usual = self.cfg.protocol == "http" and self.cfg.keepalive and not os.environ.get("SCRIPT_NAME")
        return bool(hooks and usual and isinstance(self.log, AccessLog))

    def handle_request(self, req: Any, conn: Any) -> bool:
        """Answer a request; return whether the connection stays open for the next one."""
        started = time.monotonic()
        environ = self._plainly_asked(req)
        message = self._at_once(environ) if self._at_once and environ else None
        if message is None or environ is None:
            return bool(super().handle_request(req, conn))
        self.nr += 1
        try:
            conn.sock.sendall(b"".join((message.status_line, self._of_the_server(), message.fields, *message.body)))
        finally:
            took = datetime.timedelta(seconds=time.monotonic() - started)
            self.log.access(_Logged(message.status, sum(map(len, message.body))), req, environ, took)
        return True

    def _plainly_asked(self, req: Any) -> Environ | None:
        """Return what a request asks for, by WSGI's names; None where gunicorn has more to do than to answer it."""
        last = not self.alive or self.nr + 1 >= self.max_requests or len(self.keepalived_conns) >= self.max_keepalived
        if self._at_once is None or last or req.version != (1, 1) or req.should_close() or req._expected_100_continue:
            return None
        environ = {
            "REQUEST_METHOD": req.method,
            "PATH_INFO": unquote_to_wsgi_str(req.path),
            "QUERY_STRING": req.query,
            "wsgi.url_scheme": req.scheme,
        }
        facts = len(environ) + len(req.headers)
        for name, value in req.headers:
            environ["HTTP_" + name.replace("-", "_")] = value
        # A header that came twice is for gunicorn to put together.
        return environ if len(environ) == facts and _MORE.isdisjoint(environ) else None

    def _of_the_server(self) -> bytes:
        second, lines = self._own
        now = int(time.time())
        if now != second:
            date = formatdate(now, usegmt=True)
            lines = f"Server: {SERVER}\r\nDate: {date}\r\nConnection: keep-alive\r\n".encode("latin-1")
            # Both at once: another thread must not take the old words for the new second's.
            self._own = (now, lines)
        return lines
