"""What does somebody get to see who follows every link and guesses every address?"""

import io
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from django.http.response import HttpResponseBase
from django.test import Client

from tests.security.markers import shown

_LINKING = {"href", "src", "action", "data-ajax--url"}


@dataclass
class Crawl:
    """What one visitor saw: every address asked with its status, and every marker with the addresses it stood on."""

    client: Client
    heads: bool = True
    asked: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    @property
    def markers(self) -> set[str]:
        """All markers that were shown anywhere."""
        return set(self.seen)

    def follow(self, start: str, *, under: str = "/", most: int = 5_000) -> None:
        """Open an address and everything that links lead to from there, with GET and HEAD."""
        waiting = deque([start])
        while waiting and len(self.asked) < most:
            url = waiting.popleft()
            if ("GET", url) in self.asked or not url.startswith(under):
                continue
            waiting.extend(self.ask(url))
            if self.heads and self.asked["GET", url] < 300:
                self.ask(url, method="HEAD")

    def ask_all(self, urls: Iterable[str], *, under: str = "/") -> None:
        """Ask for addresses by GET, those that answer by HEAD as well, and follow what their pages link to."""
        for url in urls:
            self.follow(url, under=under)

    def ask(self, url: str, *, method: str = "GET", data: dict[str, str] | None = None) -> list[str]:
        """Ask once, note what is shown, and return the addresses that the answer names."""
        response = self.client.generic(method, url) if data is None else self.client.post(url, data)
        self.asked[method, url] = response.status_code
        body = text_of(response)
        told = "\n".join([*(f"{name}: {value}" for name, value in response.items()), str(response.cookies), body])
        # A page may repeat what it was asked; that tells nobody anything.
        for word in shown(told) - shown(unquote(url)):
            self.seen.setdefault(word, set()).add(f"{method} {url}")
        names = list(_links(body)) if "html" in response.get("Content-Type", "") else []
        names += [response["Location"]] if response.has_header("Location") else []
        # Questions put to a list lead to ever more questions: those of the plain list are followed, and no others.
        found = (_local(url, name) for name in names)
        return [link for link in found if link and not ("?" in url and "?" in link)]


def text_of(response: HttpResponseBase) -> str:
    """Return a response's body as text, whatever it is; of a book what is packed in it."""
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    if content and response["Content-Type"] == "application/epub+zip":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return content.decode("utf-8", "replace")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in _LINKING and value]
        for sources in (value for name, value in attrs if name == "srcset" and value):
            self.found += [source.split()[0] for source in sources.split(",") if source.strip()]


def _links(html: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    yield from reader.found


def _local(base: str, link: str) -> str:
    """Return a link as an address of ours without its fragment, or nothing for one that leads elsewhere."""
    parts = urlsplit(urljoin(f"http://testserver{base}", link))
    if parts.scheme != "http" or parts.hostname not in {"testserver", "127.0.0.1"}:
        return ""
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    return f"{path}?{parts.query}" if parts.query else path
