"""What is a page that is kept in memory, ready to be sent, and which pages stay when there are too many?"""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from paper.store.asking import Key
from paper.store.encodings import encoded, is_text
from paper.store.stamp import Numbers

Headers = list[tuple[str, str]]

# Neither a changed release nor a restart: for what nobody told the stamp about, and for pages that look at the clock.
LONGEST_SECONDS = 600.0
# What the headers and Python's own objects take beside the bytes of a page.
_BESIDE = 4096
# Of the page's bytes, not of the page.
_OF_BYTES = {"content-type", "content-length", "content-encoding", "content-language", "content-disposition"}
# Made anew for each encoding.
_OWN = {"content-length", "content-encoding", "etag", "vary", "age"}


@dataclass(frozen=True, slots=True)
class Message:
    """What a reader is sent, made once: as a WSGI server is given it, and its parts as they go over the line."""

    status: str
    headers: Headers
    body: list[bytes]
    status_line: bytes
    fields: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """A page in one encoding: whole, and for somebody who has it already."""

    etag: str
    whole: Message
    unchanged: Message


@dataclass(slots=True)
class Kept:
    """A page as it was rendered under a stamp, at a moment of the monotonic clock."""

    status: str
    plain: bytes
    stamp: Numbers
    rendered: float
    headers: Headers
    vary: str
    packs: bool
    answers: dict[str, Answer] = field(default_factory=dict)

    def holds(self, known: Numbers | None, moment: float) -> bool:
        """Say whether it is what readers should see at this moment."""
        return self.stamp == known and moment - self.rendered < LONGEST_SECONDS

    def may_stand_in(self, known: Numbers | None) -> bool:
        """Say whether it may be shown when nothing newer can be made: not when something was withdrawn since."""
        return known is None or self.stamp.number >= known.withdrawn

    def aged(self, moment: float) -> Headers:
        """Return the headers that say how old it is, for when it stands in for a newer one (RFC 9111, 5.1 and 5.5)."""
        return [("Age", str(max(0, round(moment - self.rendered)))), ("Warning", '110 - "Response is Stale"')]

    def answer(self, encoding: str) -> Answer:
        """Return the page in an encoding; packed when the first reader asks for it, and then kept."""
        name = encoding if self.packs else ""
        found = self.answers.get(name)
        if found is None:
            # Two threads may do this at once: both make the same bytes.
            found = self.answers[name] = _answer(self, name)
        return found

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, all its encodings together."""
        # A list, for another thread may add an encoding meanwhile.
        answers = list(self.answers.items())
        fields = sum(len(each.whole.fields) + len(each.unchanged.fields) for _, each in answers)
        return len(self.plain) + sum(len(each.whole.body[0]) for name, each in answers if name) + fields + _BESIDE


def make(
    status: str, headers: Headers, body: bytes, *, stamp: Numbers, moment: float, older: Kept | None = None
) -> Kept:
    """Return a rendered page, to be kept; one that is just what the `older` was need not be packed again."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    own = [(name, value) for name, value in headers if name.lower() not in _OWN]
    spares = any(name.lower() == "vary" and "save-data" in value.lower() for name, value in headers)
    vary = "Accept-Encoding, Save-Data" if spares else "Accept-Encoding"
    page = Kept(status, body, stamp, moment, own, vary, packs=bool(body) and is_text(kind))
    if older and (older.status, older.plain, older.headers, older.vary) == (status, body, own, vary):
        page.answers = older.answers
    return page


def _answer(page: Kept, encoding: str) -> Answer:
    body = encoded(page.plain, encoding)
    # Strong and apart for each encoding, for each is other bytes (RFC 9110, 8.8.3.3).
    digest = hashlib.sha256(page.plain).hexdigest()[:32]
    etag = f'"{digest}-{encoding}"' if encoding else f'"{digest}"'
    headers = [*page.headers, ("ETag", etag), ("Vary", page.vary), ("Content-Length", str(len(body)))]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    unchanged = _message("304 Not Modified", without_bytes(headers), [])
    return Answer(etag, _message(page.status, headers, [body]), unchanged)


def _message(status: str, headers: Headers, body: list[bytes]) -> Message:
    # RFC 9112, 4 and 5; what a server says of itself comes in between.
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return Message(status, headers, body, _bytes(f"HTTP/1.1 {status}\r\n"), _bytes(f"{lines}\r\n"))


def _bytes(text: str) -> bytes:
    # As PEP 3333 has them in a str.
    return text.encode("latin-1")


def without_bytes(headers: Headers) -> Headers:
    """Return the headers that a 304 carries: all but those of the page's bytes (RFC 9110, 15.4.5)."""
    return [(name, value) for name, value in headers if name.lower() not in _OF_BYTES]


class Shelf:
    """Pages by their key, at most so many bytes of them: the one that nobody asked for the longest goes first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pages: OrderedDict[Key, Kept] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._used = 0
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self.pages)

    @property
    def used(self) -> int:
        """How many bytes the pages take."""
        return self._used

    def get(self, key: Key) -> Kept | None:
        """Return the page of a key, which is then the last to go; without a lock, for this is asked all the time."""
        page = self.pages.get(key)
        if page is not None:
            try:  # noqa: SIM105  (a third of the whole way would go into the context manager)
                self.pages.move_to_end(key)
            except KeyError:
                pass  # Another thread has made room with it just now; it is still the page.
        return page

    def put(self, key: Key, page: Kept) -> None:
        """Keep a page in place of the earlier one; what would fill an eighth of the shelf alone is not kept."""
        with self._changing:
            if self.pages.pop(key, None) is not None:
                self._used -= self._sizes.pop(key)
            if page.size <= self.most // 8:
                self.pages[key], self._sizes[key] = page, 0
                self._weigh(key, page)

    def weigh(self, key: Key, page: Kept) -> None:
        """Count what a page takes now that it was packed, unless another stands in its place already."""
        with self._changing:
            if self.pages.get(key) is page:
                self._weigh(key, page)

    def _weigh(self, key: Key, page: Kept) -> None:
        size = page.size
        self._used += size - self._sizes[key]
        self._sizes[key] = size
        while self._used > self.most:
            oldest, _ = self.pages.popitem(last=False)
            self._used -= self._sizes.pop(oldest)
