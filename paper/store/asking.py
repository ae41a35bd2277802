"""Is a request one that every reader could have sent, and which page does it ask for?"""

import re
from typing import Any

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from paper.store.parameters import canonical

Environ = dict[str, Any]
# A path; or, for what has a query or spares bytes, (path, query, whether it spares bytes).
Key = str | tuple[str, str, bool]

_MOST_HOSTS = 64
# What a page may depend on: where it is asked for and, to count questions, from where. Nothing else that a browser
# sends gets to a view, so no answer can differ by it: no cookie, no language, no browser's name, no condition.
_TOLD = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR", "HTTP_SAVE_DATA"}


class Readers:
    """Tells readers' questions from all others: those of the staff, those for a file, those to a name not ours."""

    def __init__(self, *, apart: tuple[str, ...]) -> None:
        """Take the beginnings of the paths that are no readers' pages."""
        self._apart = apart
        # Names of ours that readers have asked for.
        self.hosts: set[str] = set()
        # What a request has to bear where nothing is answered in the open.
        self.secure: tuple[str, str] | None = None
        if settings.SECURE_SSL_REDIRECT:
            self.secure = settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")

    def key(self, environ: Environ) -> Key | None:
        """Return the address of the page that is asked for, with what counts of its query; None for all else."""
        path: str = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(self._apart):
            return None
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts and not self._is_ours(host):
            return None
        if self.secure and environ.get(self.secure[0]) != self.secure[1]:
            return None
        query = environ["QUERY_STRING"]
        query = canonical(path, query) if query else ""
        # https://wicg.github.io/savedata/: a reader who pays for every byte may get another page.
        sparing = "HTTP_SAVE_DATA" in environ and environ["HTTP_SAVE_DATA"].lower() == "on"
        return (path, query, sparing) if query or sparing else path

    def _is_ours(self, host: str) -> bool:
        # As Django does it, which answers 400 to any other; remembered, since readers send one and the same.
        domain, _ = split_domain_port(host)
        ours = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
        if ours and len(self.hosts) < _MOST_HOSTS:
            self.hosts.add(host)
        return ours


def has_query(key: Key) -> bool:
    """Say whether a page's address has a query, and so is one of any number that people can think of."""
    return not isinstance(key, str) and bool(key[1])


def as_anybody(environ: Environ, key: Key) -> Environ:
    """Return the request as Django is to see it: a GET without anything that tells this reader from another."""
    _, query, sparing = (key, "", False) if isinstance(key, str) else key
    told = {name: value for name, value in environ.items() if not name.startswith("HTTP_") or name in _TOLD}
    if not sparing:
        told.pop("HTTP_SAVE_DATA", None)
    return told | {"REQUEST_METHOD": "GET", "QUERY_STRING": query}


_TAG = re.compile(r'(?:W/)?("[^"]*")')


def has_it_already(condition: str, etag: str) -> bool:
    """Say whether If-None-Match names the page: weakly compared, as RFC 9110, 13.1.2 wants it."""
    return condition == etag or condition.strip() == "*" or etag in _TAG.findall(condition)
