"""What does a page cost of which something has to be printed? Django, made to forget before each one.

One request at a time: whoever forgets in the middle of another's page would measure neither.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from newsroom.wsgi import application as _application
from paper import remembering

Environ: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]

# By address, all parts that its page was printed of; and by part, of how many pages it is one.
_parts: dict[str, dict[bytes, str]] = {}
_pages: Counter[bytes] = Counter()


def pages(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer a request with no page remembered, only its parts: something on it has changed."""
    remembering.PAGES.forget()
    return _application(environ, start_response)


def own(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer a request with nothing remembered but what other pages are printed of as well: a page's first time."""
    path = environ["PATH_INFO"]
    remembering.forget()
    if path not in _parts:
        answer = _application(environ, start_response)
        _parts[path] = remembering.PARTS.everything()
        _pages.update(_parts[path].keys())
        return answer
    for key, text in _parts[path].items():
        if _pages[key] > 1:
            remembering.PARTS.put(key, text)
    return _application(environ, start_response)


def everything(environ: Environ, start_response: Start) -> Iterable[bytes]:
    """Answer a request with nothing remembered, as the first one after a server's start."""
    remembering.forget()
    return _application(environ, start_response)
