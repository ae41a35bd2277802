"""How does a page find the others from wherever it lies? By links that say the way from file to file."""

import html
import posixpath
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings

# The paper's own pages and the bodies in them hold no raw < or > in an attribute, and every value is quoted.
_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r'(\s(?:href|src|action)=")([^"]*)(")')
_SET = re.compile(r'(\ssrcset=")([^"]*)(")')
# They ask a server for what a folder cannot give, or would be refused where a page is opened from a file.
_FOR_SERVERS: Final = re.compile(
    r'\s*(?:<script\b[^<>]*\btype="module"[^<>]*></script>|<link\b[^<>]*\brel="(?:preload|manifest)"[^<>]*>)'
)
Target = Callable[[str], str | None]


def file_of(path: str, *, index: str = "index.html") -> str:
    """Return the file, from the top of the mirror, in which an address is kept."""
    name = unquote(path).lstrip("/")
    return f"{name}{index}" if path.endswith("/") else name


def way(start: str, end: str) -> str:
    """Return the address of one file as seen from another, both from the top of the mirror."""
    return quote(posixpath.relpath(end, posixpath.dirname(start) or "."))


def rewrite(page: str, *, file: str, target: Target) -> str:
    """Return a page as it stands in `file`: own addresses lead to files, or to the paper where there is none.

    `target` is asked for the file of a path. Everything else of the page stays byte for byte.
    """

    def lead(match: re.Match[str]) -> str:
        return f"{match[1]}{_led(match[2], file=file, target=target)}{match[3]}"

    def lead_each(match: re.Match[str]) -> str:
        sources = [source.split() for source in match[2].split(",")]
        led = (" ".join([_led(address, file=file, target=target), *size]) for address, *size in sources)
        return f"{match[1]}{', '.join(led)}{match[3]}"

    page = _FOR_SERVERS.sub("", page)
    return _TAG.sub(lambda tag: _SET.sub(lead_each, _ADDRESS.sub(lead, tag[0])), page)


def own_paths(page: str) -> set[str]:
    """Return the paths on this site that a page's links and pictures name, wherever they lead."""
    tags = " ".join(tag[0] for tag in _TAG.finditer(page))
    named = [match[2] for match in _ADDRESS.finditer(tags)]
    named += [source.split()[0] for match in _SET.finditer(tags) for source in match[2].split(",") if source.strip()]
    return {html.unescape(address).partition("#")[0] for address in named}


def _led(address: str, *, file: str, target: Target) -> str:
    plain = html.unescape(address)
    if not plain.startswith("/") or plain.startswith("//"):
        return address
    parts = urlsplit(plain)
    found = target(parts.path)
    if found is None:
        return html.escape(f"{settings.SITE_URL}{plain}")
    return html.escape(way(file, found) + (f"#{parts.fragment}" if parts.fragment else ""))
