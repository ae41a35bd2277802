"""An application that says which way it was asked, and what it was told: `tests.newsroom.two_ways:application`."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

_TOLD = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "wsgi.url_scheme")
STATUS = "200 OK"


@dataclass(frozen=True)
class Ready:
    """An answer as `newsroom.worker` wants it."""

    body: list[bytes]
    status: str = STATUS
    status_line: bytes = b"HTTP/1.1 200 OK\r\n"

    @property
    def fields(self) -> bytes:
        """The headers of the usual way, as bytes."""
        return "".join(f"{name}: {value}\r\n" for name, value in _headers(self.body)).encode() + b"\r\n"


class Application:
    """Answers the same both ways, but for the word that names the way."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer by WSGI."""
        body = _said("usual", environ)
        start_response(STATUS, _headers(body))
        return body

    def at_once(self, environ: dict[str, Any]) -> Ready | None:
        """Return a ready answer to whatever is not asked for below /made/."""
        return None if environ["PATH_INFO"].startswith("/made/") else Ready(_said("ready", environ))


def _said(way: str, environ: dict[str, Any]) -> list[bytes]:
    told = {name: value for name, value in environ.items() if name in _TOLD or name.startswith("HTTP_")}
    return [json.dumps({"way": way, "told": told}).encode()]


def _headers(body: list[bytes]) -> list[tuple[str, str]]:
    return [("Content-Type", "application/json"), ("Content-Length", str(len(body[0])))]


application = Application()
