"""What do many readers see who read at the same time? A program of its own, so that it takes nobody's turn.

`python -m tests.load.crowd PORT READERS SEED PATH…` reads until its input ends, and writes what was seen as JSON.
"""

import asyncio
import json
import random
import re
import sys
import time
from dataclasses import dataclass, field
from typing import Any

# Every headline of these tests names its edition: `Edition 7 story 3`.
_EDITION = re.compile(rb"Edition (\d+) story \d+")
_ASK = "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: {}\r\n\r\n"
LONGEST_PAUSE = 0.5


@dataclass
class Seen:
    """What the crowd saw: milliseconds of every answer, failures, and (asked at, editions, corrected) of each page."""

    milliseconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    pages: dict[str, list[tuple[float, list[int], bool]]] = field(default_factory=dict)
    aged: int = 0

    def as_json(self) -> str:
        """Return it for whoever started the crowd."""
        told: dict[str, Any] = {"milliseconds": self.milliseconds, "failures": self.failures, "pages": self.pages}
        return json.dumps(told | {"aged": self.aged})


@dataclass
class Reader:
    """Somebody who reads one page after another over one connection, as a browser does."""

    port: int
    seen: Seen
    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def read(self, path: str) -> None:
        """Ask for a page and note what was seen; a connection that the server closed meanwhile is opened anew."""
        started = time.monotonic()
        try:
            used = self.streams is not None
            try:
                status, head, body = await self._ask(path)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.streams = None
                if not used:
                    raise
                status, head, body = await self._ask(path)
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            self.streams = None
            self.seen.failures.append(f"{path}: {error!r}")
            return
        self.seen.milliseconds.append((time.monotonic() - started) * 1000)
        if status != 200:
            self.seen.failures.append(f"{path}: {status}")
        self.seen.aged += b"\r\nage:" in head.lower()
        # What was lately corrected stands at the foot of the front page and is of an earlier edition.
        editions = sorted({int(number) for number in _EDITION.findall(body.partition(b'class="lately"')[0])})
        self.seen.pages.setdefault(path, []).append((started, editions, b"An earlier version" in body))

    async def _ask(self, path: str) -> tuple[int, bytes, bytes]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        source, sink = self.streams
        sink.write(_ASK.format(path, self.port, "identity").encode())
        head = await source.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        body = await source.readexactly(int(length[1]) if length else 0)
        if b"connection: close" in head.lower():
            sink.close()
            self.streams = None
        return int(head.split(maxsplit=2)[1]), head, body


async def crowd(port: int, paths: list[str], *, readers: int, seed: int) -> Seen:
    """Let so many readers read until the input ends, each pausing a little after a page; return what they saw."""
    chance, seen = random.Random(seed), Seen()
    end = asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

    async def one() -> None:
        reader = Reader(port, seen)
        await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
        while not end.done():
            await reader.read(chance.choice(paths))
            await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
        if reader.streams:
            reader.streams[1].close()

    await asyncio.gather(*(one() for _ in range(readers)))
    return seen


def main() -> None:
    """Read the command line, let the crowd in, and tell."""
    port, readers, seed, *paths = sys.argv[1:]
    found = asyncio.run(crowd(int(port), paths, readers=int(readers), seed=int(seed)))
    sys.stdout.write(found.as_json())


if __name__ == "__main__":
    main()
