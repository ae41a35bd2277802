"""What does a page cost of which something has to be printed? Django, made to forget before each one."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from newsroom.wsgi import application as _application
from paper import remembering

Environ: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]


def pages(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer a request with no page remembered, only its parts: something on it has changed."""
    remembering.PAGES.forget()
    return _application(environ, start_response)


def everything(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer a request with nothing remembered, as the first one after a server's start."""
    remembering.forget()
    return _application(environ, start_response)
