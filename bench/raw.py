"""What would a server answer that does nothing but answer? The control: a page's own bytes from plain WSGI."""

import base64
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_kept = json.loads(Path(os.environ["RAW_ANSWER"]).read_text())
_headers = [(name, value) for name, value in _kept["headers"]]
_unchanged = [(name, value) for name, value in _kept["unchanged"]]
_body = [base64.b64decode(_kept["body"])]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer every question with the same page, or with the 304 of that page."""
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", _unchanged)
        return []
    start_response("200 OK", _headers)
    return _body
