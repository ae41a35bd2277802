"""Has what readers see changed? A number that is raised with every change, so that whoever keeps pages can tell.

The row is raised in the transaction of the change. Once that is committed the file beside the database gets the same
numbers, which costs a keeper of pages one look at a file and no query, and caches in front are told to forget.
"""

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F

from paper.models import PublishedEdition, Stamp
from paper.store import purge
from paper.store.surrogates import EDITION_FILES, PAPER, of_edition

_ONLY = 1


class Numbers(NamedTuple):
    """The stamp, and its number when something was last taken away from readers: a kill, a retraction, a recall."""

    number: int
    withdrawn: int


def bump(*, edition: PublishedEdition | None = None, withdraws: bool = False) -> None:
    """Raise the stamp; call it inside the transaction that changes what readers see. Two queries.

    `edition` is the one whose own files change with it; all editions' do when none is given. `withdraws` says that
    something was taken away: what was kept before must then not even stand in for a page that cannot be made.
    """
    raised = F("number") + 1
    changes = {"number": raised} | ({"withdrawn": raised} if withdraws else {})
    if not Stamp.objects.filter(pk=_ONLY).update(**changes):
        Stamp.objects.create(pk=_ONLY, number=1, withdrawn=int(withdraws))
    keys = (PAPER, of_edition(edition) if edition else EDITION_FILES)
    # What is committed is committed: a full disk must not look like a release that failed. `paper.store.freshness`
    # mends the file a moment later.
    transaction.on_commit(touch, robust=True)
    transaction.on_commit(lambda: purge.send(keys), robust=True)


def number() -> int:
    """Return the stamp as committed; 0 before the first change. One query."""
    return numbers().number


def numbers() -> Numbers:
    """Return the stamp's numbers as committed; zeros before the first change. One query."""
    row = Stamp.objects.filter(pk=_ONLY).values_list("number", "withdrawn").first()
    return Numbers(*row) if row else Numbers(0, 0)


def file() -> Path:
    """Return the file that holds the stamp's numbers."""
    return Path(settings.DATA) / "paper_stamp"


def read(text: str) -> Numbers | None:
    """Return the numbers that a file's text holds; None when it is no such text."""
    parts = text.split()
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    return Numbers(*map(int, parts))


def touch() -> Numbers:
    """Write the committed numbers into the file, whole: written aside and moved into place. Returns them."""
    folder = file().parent
    with _alone(folder):
        # Asked inside the lock: of two changes at once the later one's number is the one that stays.
        found = numbers()
        descriptor, aside = tempfile.mkstemp(dir=folder, prefix=".paper_stamp-")
        try:
            with os.fdopen(descriptor, "w") as out:
                out.write(f"{found.number} {found.withdrawn}\n")
            Path(aside).replace(file())
        except BaseException:
            with contextlib.suppress(OSError):
                Path(aside).unlink()
            raise
    return found


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".paper_stamp.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
