"""Which files does a mirror have, which should it have, and what do they hold? Kept on disk, not in memory."""

import contextlib
import datetime
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from paper.addresses import Address
from paper.mirror.links import file_of

MANIFEST = "MANIFEST.sha256"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class Ledger:
    """The books of one run. `before` is what the last run wrote, `now` what this one has."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="mirror-")
        self._books = sqlite3.connect(Path(self._folder.name) / "ledger")
        self._books.executescript("""
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE before (file TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
            CREATE TABLE now (file TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
            CREATE TABLE address (path TEXT PRIMARY KEY, file TEXT, changed_at TEXT) WITHOUT ROWID;
        """)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._books.close()
        self._folder.cleanup()

    def read_before(self, folder: Path) -> None:
        """Read what the last run wrote; nothing when there was none."""
        with contextlib.suppress(FileNotFoundError), (folder / MANIFEST).open(encoding="utf-8") as lines:
            rows = (match.groups()[::-1] for line in lines if (match := _LINE.fullmatch(line.rstrip("\n"))))
            self._books.executemany("INSERT OR REPLACE INTO before VALUES (?, ?)", rows)

    def expect(self, address: Address) -> None:
        """Note an address that readers have."""
        changed_at = address.changed_at.astimezone(datetime.UTC).isoformat() if address.changed_at else ""
        row = (address.path, file_of(address.path, index=address.index), changed_at)
        self._books.execute("INSERT OR REPLACE INTO address VALUES (?, ?, ?)", row)

    def count(self) -> int:
        """Return how many addresses are noted."""
        return int(self._one("SELECT COUNT(*) FROM address") or 0)

    def addresses(self) -> Iterator[tuple[str, str, datetime.datetime | None]]:
        """Yield (path, file, when it was changed or None) in the order of the paths."""
        for path, file, changed_at in self._books.execute("SELECT * FROM address ORDER BY path"):
            yield path, file, datetime.datetime.fromisoformat(changed_at) if changed_at else None

    def file_at(self, path: str) -> str | None:
        """Return the file of an address that readers have."""
        return self._one("SELECT file FROM address WHERE path = ?", path)

    def hash_before(self, file: str) -> str | None:
        """Return what the last run wrote into a file."""
        return self._one("SELECT sha256 FROM before WHERE file = ?", file)

    def note(self, file: str, sha256: str) -> None:
        """Note what a file holds now."""
        self._books.execute("INSERT OR REPLACE INTO now VALUES (?, ?)", (file, sha256))

    def has(self, file: str) -> bool:
        """Tell whether a file is noted in this run."""
        return self._one("SELECT 1 FROM now WHERE file = ?", file) is not None

    def gone(self) -> Iterator[str]:
        """Yield the files of the last run that this one does not have."""
        rows = self._books.execute("SELECT file FROM before WHERE file NOT IN (SELECT file FROM now) ORDER BY file")
        for (file,) in rows:
            yield file

    def forget(self, path: str) -> None:
        """Take an address out at which readers get nothing."""
        self._books.execute("DELETE FROM address WHERE path = ?", (path,))

    def manifest(self) -> Iterator[str]:
        """Yield the lines of the manifest as `sha256sum -c` reads them."""
        for file, sha256 in self._books.execute("SELECT file, sha256 FROM now ORDER BY file"):
            yield f"{sha256}  {file}\n"

    def _one(self, sql: str, *values: str) -> str | None:
        row = self._books.execute(sql, values).fetchone()
        return row[0] if row else None
