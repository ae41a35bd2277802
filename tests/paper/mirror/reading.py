"""What does somebody read who follows every link of a mirror, from a file, and of the served paper?"""

import posixpath
from collections import deque
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.http import HttpResponse
from django.test import Client

from tests.paper.outline import Outline

# What a page holds besides its words; the mirror's redirects and its page instead of a search are its own.
Texts = dict[str, str]


def words_of(page: str) -> str:
    """Return the words of a page as a reader sees them."""
    return Outline(page).one("body").text


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]
        for name, value in attrs:
            if name == "srcset" and value:
                self.found += [source.split()[0] for source in value.split(",")]


def links_of(page: str) -> list[str]:
    """Return what a page's links, sheets and pictures name."""
    return _Links(page).found


def crawl(start: str, *, fetch: Callable[[str], bytes | None], step: Callable[[str, str], str]) -> dict[str, bytes]:
    """Return {place: content} of all that is found from `start`; `step` leads from a place along a link, or nowhere."""
    waiting, found = deque([start]), dict[str, bytes]()
    while waiting:
        place = waiting.popleft()
        content = None if place in found else fetch(place)
        if content is None:
            continue
        found[place] = content
        if place.endswith((".html", "/")) and not place.endswith("/edition.html"):
            steps = (step(place, link) for link in links_of(content.decode()))
            waiting.extend(place for place in steps if place)
    return found


def crawl_files(top: Path) -> dict[str, bytes]:
    """Return {file: content} of what is found in a mirror from its first page, by relative links alone."""

    def fetch(file: str) -> bytes | None:
        assert (top / file).is_file(), f"a link leads to {file}, which is not there"
        return (top / file).read_bytes()

    def step(file: str, link: str) -> str:
        parts = urlsplit(link)
        assert not link.startswith("/"), (file, link)
        if parts.scheme or not parts.path:
            return ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))

    return crawl("index.html", fetch=fetch, step=step)


def crawl_served() -> dict[str, bytes]:
    """Return {path: content} of the pages that are found in the served paper from its front page."""
    client = Client()

    def fetch(path: str) -> bytes | None:
        answer = client.get(path, follow=True)
        assert isinstance(answer, HttpResponse)
        return answer.content

    def step(path: str, link: str) -> str:
        path = urlsplit(link).path
        return path if link.startswith("/") and path.endswith("/") and not path.endswith("/feed/") else ""

    return crawl("/", fetch=fetch, step=step)
