"""Which parts of a page need not be rendered again, because nothing that is printed in them has changed?

A release changes the stamp and with it every page, but hardly any part of one: the footer, the sections, yesterday's
stories. A part is remembered by all that it was given, so it never has to be told that something changed; it is
asked for with what the database says now, and either that was printed before or it is printed anew.
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
from typing import Any, Final

from django.db import models
from django.db.models.fields.files import FieldFile

# Some megabytes in each process: what an edition and a day's reading of older ones are made of. What was printed first
# goes first; whatever is asked for again is only printed again.
MOST: Final = 4096

_printed: OrderedDict[bytes, str] = OrderedDict()
_changing = threading.Lock()
_keeps = ContextVar("keeps what is printed", default=True)


def remembered(name: str, given: Mapping[str, Any], *, beside: tuple[Any, ...], make: Callable[[], str]) -> str:
    """Return a part as it was printed of the very same, or make it.

    `given` are its variables: plain values, records of the database and lists of both. `beside` is all else that it
    depends on, such as the page's language.
    """
    key = _digest(name, beside, given)
    found = _printed.get(key)
    if found is None:
        found = make()
        if not _keeps.get():
            return found
        with _changing:
            _printed[key] = found
            while len(_printed) > MOST:
                _printed.popitem(last=False)
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
    """Forget every part: for tests, which change what no part is given, such as settings."""
    _printed.clear()


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
