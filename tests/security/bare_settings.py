"""What would the newsroom answer if nobody had thought of headers? The same house without that middleware."""

from newsroom.settings import *  # noqa: F403
from newsroom.settings import MIDDLEWARE as _WITH_HEADERS

MIDDLEWARE = [
    name
    for name in _WITH_HEADERS
    if name not in {"newsroom.headers.ContentSecurityPolicy", "newsroom.headers.Baseline"} and "security" not in name
]
