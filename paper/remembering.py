"""What of a page need not be rendered again, because nothing that is printed in it has changed?

A release changes the stamp and with it every page, but hardly any part of one: the footer, the sections, yesterday's
stories; and most pages of older editions not at all. A part, or a page, is remembered by all that it was given, so it
never has to be told that something changed; it is asked for with what the database says now, and either that was
printed before or it is printed anew.
"""

import datetime
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile

_keeps = ContextVar("keeps what is printed", default=True)


class Printed:
    """What was printed, by a digest of all that it was printed of. What came first goes first."""

    def __init__(self, most: int) -> None:
        """Keep so many at most; whatever is asked for again is only printed again."""
        self.most = most
        self._kept: OrderedDict[bytes, str] = OrderedDict()
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: bytes) -> str | None:
        """Return what was printed under a key."""
        return self._kept.get(key)

    def put(self, key: bytes, text: str) -> None:
        """Keep what was printed."""
        with self._changing:
            self._kept[key] = text
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)

    def everything(self) -> dict[bytes, str]:
        """Return all that is kept, by key."""
        return dict(self._kept)

    def forget(self) -> None:
        """Forget everything."""
        self._kept.clear()


# Some megabytes each in every process: what an edition and a day's reading of older ones are made of.
PARTS = Printed(4096)
PAGES = Printed(128)


def remembered(
    name: str,
    given: Mapping[str, Any],
    *,
    beside: tuple[Any, ...],
    make: Callable[[], str],
    among: Printed = PARTS,
) -> str:
    """Return a part or a page as it was printed of the very same, or make it.

    `given` are its variables: plain values, records of the database and lists of both. `beside` is all else that it
    depends on, such as the page's language.
    """
    key = _digest(name, beside, given)
    found = among.get(key)
    if found is None:
        found = make()
        # Nor is anything kept while the house is being built: a template that was changed is to be seen.
        if _keeps.get() and not settings.DEBUG:
            among.put(key, found)
    return found


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Keep nothing of what is printed meanwhile: it is not out, perhaps not saved, and nobody asks for it again."""
    before = _keeps.set(False)
    try:
        yield
    finally:
        _keeps.reset(before)


def forget() -> None:
    """Forget every part and page: for tests, which change what none is given, such as settings."""
    PARTS.forget()
    PAGES.forget()


class _Facts(pickle.Pickler):
    """Writes down all that a value says: of a record its fields as loaded, and the records loaded with it."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, datetime.date):
            return str, (obj.isoformat(),)
        if isinstance(obj, models.Model):
            own = {name: value for name, value in vars(obj).items() if name != "_state"}
            return str, (obj._meta.label,), (own, obj._state.fields_cache)
        if isinstance(obj, FieldFile):
            return str, (obj.name,)
        if isinstance(obj, models.QuerySet):
            return list, (list(obj),)
        if isinstance(obj, tuple):
            # With names, as a link has them: what it is called and what stands in it, without asking it how it is kept.
            return str, (type(obj).__name__,), tuple(obj)
        return NotImplemented


def _digest(*facts: Any) -> bytes:
    written = BytesIO()
    _Facts(written, protocol=pickle.HIGHEST_PROTOCOL).dump(facts)
    return blake2b(written.getbuffer(), digest_size=20).digest()
