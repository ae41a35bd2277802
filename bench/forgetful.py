"""What does a page cost of which nothing was ever printed? Django, made to forget all parts before each one."""

from collections.abc import Callable, Iterable
from typing import Any

from newsroom.wsgi import application as _application
from paper import remembering


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request with no part remembered."""
    remembering.forget()
    return _application(environ, start_response)
