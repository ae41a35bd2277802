"""When are the files of an edition made, and when are they gone? They say what readers see, or they are not there.

Whatever changes an edition takes the rows of its files away in its own transaction and the files themselves once that
is committed; then those that are quick are made anew. The printed paper takes seconds and is made by
`manage.py make_takeaways --missing`, which also mends what failed.
"""

import datetime
import hashlib
import logging
import secrets
from collections.abc import Callable, Iterable
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import translation

from paper.models import PublishedEdition, TakeAway
from paper.store import stamp
from paper.takeaway import contents, epaper, epub, page, text
from paper.takeaway.contents import Contents

Kind = TakeAway.Kind
MAKERS: Final[dict[str, Callable[[Contents], bytes]]] = {
    Kind.HTML: page.make,
    Kind.TEXT: text.make,
    Kind.EPUB: epub.make,
    Kind.PDF: epaper.make,
}
QUICK: Final = (Kind.HTML, Kind.TEXT, Kind.EPUB)
FOLDER: Final = "take-away"
_TRIES: Final = 5
log = logging.getLogger(__name__)


class KeepsChanging(Exception):
    """The edition was changed every time while its files were being made."""


def makeable() -> tuple[str, ...]:
    """Return the kinds that this installation can make: all, or all but the printed paper."""
    return tuple(kind for kind in MAKERS if kind != Kind.PDF or epaper.is_installed())


def make(edition: PublishedEdition, *, at: datetime.datetime, kinds: Iterable[str] = QUICK) -> list[TakeAway]:
    """Make files of a released edition in place of those there are, and return their rows; none once it is recalled.

    An edition without articles has none either. A change that comes in between makes it start again, so that no file
    ever holds what was withdrawn; raises KeepsChanging when that happens time after time.
    """
    for _ in range(_TRIES):
        found = contents.read(edition)
        with translation.override(edition.language):
            files = {kind: MAKERS[kind](found) for kind in kinds} if found.sections else {}
        kept = _keep(found, files, at=at)
        if kept is not None:
            return kept
    raise KeepsChanging(f"The edition of {edition} was changed {_TRIES} times while its files were made.")


def make_soon(edition: PublishedEdition, *, at: datetime.datetime) -> None:
    """Make the quick files once the transaction is committed. What goes wrong then is logged and undoes nothing."""
    transaction.on_commit(lambda: _make_or_log(edition, at=at))


def drop(edition: PublishedEdition) -> None:
    """Take away all files of an edition: the rows in this transaction, the files once it is committed."""
    rows = TakeAway.objects.filter(edition=edition)
    names = list(rows.values_list("file", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _remove(names))


def replace(edition: PublishedEdition, *, at: datetime.datetime) -> None:
    """Take all files of a changed edition away, and make the quick ones anew once the change is committed."""
    drop(edition)
    make_soon(edition, at=at)


def is_whole(taken: TakeAway) -> bool:
    """Tell whether the file of a row is there in its full length."""
    return default_storage.exists(taken.file) and default_storage.size(taken.file) == taken.size


def sweep(*, before: datetime.datetime) -> int:
    """Remove files older than `before` that no row names, such as a killed run leaves; return how many there were.

    What is younger may be another run's that has not committed its rows yet.
    """
    folders = default_storage.listdir(FOLDER)[0] if default_storage.exists(FOLDER) else []
    strangers = []
    for folder in folders:
        names = [f"{FOLDER}/{folder}/{name}" for name in default_storage.listdir(f"{FOLDER}/{folder}")[1]]
        known = set(TakeAway.objects.filter(file__in=names).values_list("file", flat=True))
        strangers += [name for name in names if name not in known and default_storage.get_modified_time(name) < before]
    _remove(strangers)
    return len(strangers)


def _keep(found: Contents, files: dict[str, bytes], *, at: datetime.datetime) -> list[TakeAway] | None:
    """Keep files if the edition still is what they were made of; None when it was changed meanwhile."""
    edition = found.edition
    with transaction.atomic():
        # The edition first and then its articles: a recall takes the one and a correction one of the others, and
        # both have to wait until these rows are there to be dropped.
        rows = PublishedEdition.objects.select_for_update(no_key=True).readable()
        if not list(rows.filter(pk=edition.pk).values_list("pk")):
            return []
        if contents.state_of(edition, lock=True) != found.state:
            return None
        before = {taken.kind: taken for taken in TakeAway.objects.filter(edition=edition, kind__in=files)}
        kept = [_row(before.get(kind), edition, kind, content, at=at) for kind, content in files.items()]
        if any(taken.made_at == at for taken in kept):
            # What the edition's page says of its files has changed.
            stamp.bump(edition=edition)
        return kept


def _row(
    before: TakeAway | None, edition: PublishedEdition, kind: str, content: bytes, *, at: datetime.datetime
) -> TakeAway:
    digest = hashlib.sha256(content).hexdigest()
    if before and before.sha256 == digest and is_whole(before):
        return before
    taken = before or TakeAway(edition=edition, kind=kind)
    if before:
        replaced = before.file
        transaction.on_commit(lambda: _remove([replaced]))
    name = f"{FOLDER}/{secrets.token_hex(16)}/edition.{taken.extension}"
    taken.file = default_storage.save(name, ContentFile(content))
    taken.size, taken.sha256, taken.made_at = len(content), digest, at
    taken.style = page.source_in(content) if kind == Kind.HTML else ""
    taken.save()
    return taken


def _make_or_log(edition: PublishedEdition, *, at: datetime.datetime) -> None:
    try:
        make(edition, at=at)
    except Exception:
        # Readers have the edition already; `make_takeaways --missing` mends this.
        log.exception("The files to take away of edition %s could not be made", edition.pk)


def _remove(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
        # The folder was this file's alone.
        default_storage.delete(name.rpartition("/")[0])
