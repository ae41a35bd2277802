"""Who answers readers? Whole pages kept in memory, ahead of Django; it is asked only for what is not there.

Every page is kept under the stamp that held before it was rendered (`paper.store.stamp`), and is shown while that stamp
holds. When a page cannot be made, because the database is away, the last one that was kept stands in for it.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from paper.store import freshness, kept
from paper.store.asking import Environ, Key, Readers, as_anybody, has_it_already, has_query
from paper.store.encodings import accepted
from paper.store.freshness import Stamps
from paper.store.kept import LONGEST_SECONDS, Answer, Headers, Kept, Message, Shelf
from paper.store.stamp import Numbers

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

KEPT_STATUSES = {"200", "301", "410"}
# One reader's question makes a page that many wait for; after so long each asks for themselves.
LONGEST_WAIT = 2.0
# While the database is away it is tried once in so many seconds, and not by everybody.
TRIED_EVERY = 1.0
_SEARCHES = 4
# How often a page is made until nothing was committed meanwhile; editions are minutes apart.
_TRIES = 3
_VARIES = {"accept-encoding", "save-data"}


@dataclass(frozen=True, slots=True)
class Passed:
    """What Django answered, when it is nothing to keep."""

    status: str
    headers: Headers
    body: Iterable[bytes]

    def send(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer with it: to a HEAD without the body, to somebody who has it already with that word alone."""
        etag = next((value for name, value in self.headers if name.lower() == "etag"), "")
        condition = environ.get("HTTP_IF_NONE_MATCH")
        if condition and etag and self.status == "200 OK" and has_it_already(condition, etag):
            start_response("304 Not Modified", kept.without_bytes(self.headers))
        else:
            start_response(self.status, self.headers)
            if environ["REQUEST_METHOD"] != "HEAD":
                return self.body
        _close(self.body)
        return []


@dataclass(frozen=True, slots=True)
class StandIn:
    """An older page, shown because no newer one can be made."""

    page: Kept
    since: float


class Store:
    """A WSGI application around another, which it asks for the pages that it has not kept."""

    def __init__(
        self,
        django: Application,
        *,
        readers: Readers,
        stamps: Stamps,
        most: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep at most `most` bytes, a quarter of them for answers to searches, of which there are endlessly many."""
        self._django, self._readers, self._stamps, self._clock = django, readers, stamps, clock
        self._pages, self._found = Shelf(most - most // _SEARCHES), Shelf(most // _SEARCHES)
        self._by_path = self._pages.pages
        self._hosts, self._secure = readers.hosts, readers.secure
        self._making: dict[Key, threading.Event] = {}
        self._away_until = float("-inf")

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer a request as WSGI wants it (PEP 3333)."""
        message = self.at_once(environ)
        if message is None:
            return self.usual(environ, start_response)
        start_response(message.status, message.headers)
        return message.body

    def at_once(self, environ: Environ) -> Message | None:
        """Return the answer that is kept ready for a request, or None where it takes more than to look it up.

        Of the environment nothing is read but the method, the path, the query, the scheme and the headers.
        """
        # What nearly everybody asks for, a page that is kept and holds, is found here in one piece: on a busy server to
        # call a function costs more than what most of them do, and the usual way takes eight. Whatever is not as
        # simple as that goes the usual way.
        path = environ["PATH_INFO"]
        page = self._by_path.get(path)
        if (
            page is not None
            and environ["REQUEST_METHOD"] == "GET"
            and not environ["QUERY_STRING"]
            and "HTTP_SAVE_DATA" not in environ
            and environ.get("HTTP_HOST") in self._hosts
            and (self._secure is None or environ.get(self._secure[0]) == self._secure[1])
        ):
            moment = self._clock()
            until, known = self._stamps.said
            answer = page.answers.get(accepted(environ.get("HTTP_ACCEPT_ENCODING", "")))
            if answer and moment < until and page.stamp == known and moment - page.rendered < LONGEST_SECONDS:
                condition = environ.get("HTTP_IF_NONE_MATCH")
                if condition is None or (condition == answer.etag and page.status == "200 OK"):
                    try:  # noqa: SIM105  (as in `Shelf.get`)
                        self._by_path.move_to_end(path)
                    except KeyError:
                        pass
                    return answer.whole if condition is None else answer.unchanged
        return None

    def usual(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer any request: one for a page that holds, and all others."""
        key = self._readers.key(environ)
        if key is None:
            return self._django(environ, start_response)
        moment = self._clock()
        page = self._shelf(key).get(key)
        if page is not None and page.holds(self._stamps.now(moment), moment):
            return self._send(key, page, environ, start_response)
        made = self._once(key, environ, page)
        if isinstance(made, Passed):
            return made.send(environ, start_response)
        if isinstance(made, StandIn):
            return self._send(key, made.page, environ, start_response, more=made.page.aged(made.since))
        return self._send(key, made, environ, start_response)

    def _send(
        self, key: Key, page: Kept, environ: Environ, start_response: Start, more: Headers | None = None
    ) -> Iterable[bytes]:
        encoding = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = page.answers.get(encoding) or self._packed(key, page, encoding)
        condition = environ.get("HTTP_IF_NONE_MATCH")
        known = condition is not None and page.status == "200 OK" and has_it_already(condition, answer.etag)
        message = answer.unchanged if known else answer.whole
        start_response(message.status, message.headers + more if more else message.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else message.body

    def _packed(self, key: Key, page: Kept, encoding: str) -> Answer:
        answer = page.answer(encoding)
        self._shelf(key).weigh(key, page)
        return answer

    def _shelf(self, key: Key) -> Shelf:
        return self._pages if isinstance(key, str) or not has_query(key) else self._found

    def _once(self, key: Key, environ: Environ, older: Kept | None) -> Kept | StandIn | Passed:
        """Have a page made by one of those who ask at the same time; the others wait, and then look again."""
        mine = threading.Event()
        other = self._making.setdefault(key, mine)
        if other is mine:
            try:
                return self._make(key, environ, older)
            finally:
                del self._making[key]
                mine.set()
        other.wait(LONGEST_WAIT)
        moment = self._clock()
        page = self._shelf(key).get(key)
        if page is not None and page.holds(self._stamps.now(moment), moment):
            return page
        return self._make(key, environ, older)

    def _make(self, key: Key, environ: Environ, older: Kept | None) -> Kept | StandIn | Passed:
        moment = self._clock()
        # Before the first query of the page: whatever is released from here on has another stamp.
        known = self._stamps.now(moment)
        if older and moment < self._away_until and older.may_stand_in(known):
            return StandIn(older, moment)
        page: Kept
        for more in reversed(range(_TRIES)):
            made = self._rendered(key, environ, older, known=known, moment=moment)
            if not isinstance(made, Kept):
                return made
            page = made
            # A page takes several queries. Of one that was made while something was committed some may tell of
            # before and some of after, so the row says whether anything was, and nobody is shown such a mix.
            committed = freshness.row()
            if not more or committed in (None, known):
                break
            known = committed
        if known == (committed or self._stamps.now(self._clock())):
            self._shelf(key).put(key, page)
        return page

    def _rendered(
        self, key: Key, environ: Environ, older: Kept | None, *, known: Numbers | None, moment: float
    ) -> Kept | StandIn | Passed:
        try:
            status, headers, response = self._ask(as_anybody(environ, key))
        except Exception:
            if older and self._stands_in(older):
                return StandIn(older, moment)
            raise
        if status.startswith("5") and older and self._stands_in(older):
            _close(response)
            return StandIn(older, moment)
        if known is None or not _may_be_kept(status, headers, response):
            return Passed(status, headers, response)
        return kept.make(status, headers, _whole(response), stamp=known, moment=moment, older=older)

    def _ask(self, environ: Environ) -> tuple[str, Headers, Iterable[bytes]]:
        told: list[Any] = []
        response = self._django(environ, lambda status, headers, *_: told.extend((status, headers)))
        return told[0], told[1], response

    def _stands_in(self, older: Kept) -> bool:
        """Say whether an older page may be shown now that making it failed, and learn whether the database is away."""
        if freshness.row() is None:
            self._away_until = self._clock() + TRIED_EVERY
        return older.may_stand_in(self._stamps.now(self._clock()))


def ahead_of(django: Application) -> Store:
    """Return a store ahead of Django, as the settings of this installation have it."""
    readers = Readers(apart=settings.NOT_READERS_PAGES)
    return Store(django, readers=readers, stamps=freshness.stamps(), most=settings.STORE_BYTES)


def _may_be_kept(status: str, headers: Headers, response: Iterable[bytes]) -> bool:
    told = {name.lower(): value.lower() for name, value in headers}
    return (
        status[:3] in KEPT_STATUSES
        and not getattr(response, "streaming", True)
        and "set-cookie" not in told
        and not any(word in told.get("cache-control", "") for word in ("no-store", "private", "no-cache"))
        and {name.strip() for name in told.get("vary", "").split(",")} <= {"", *_VARIES}
    )


def _whole(response: Iterable[bytes]) -> bytes:
    try:
        return b"".join(response)
    finally:
        _close(response)


def _close(response: Iterable[bytes]) -> None:
    close = getattr(response, "close", None)
    if close:
        close()
