"""What of a page need not be rendered again, because nothing that is shown in it has changed?

A board of sixty cards is asked for after every move of anybody, and of its cards one has changed. A part is remembered
by all that it was given, so it never has to be told that something changed; it is asked for with what the database says
now, and either that was rendered before or it is rendered anew.
"""

import datetime
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import blake2b
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile


class Parts:
    """What was rendered, by a digest of all that it was rendered of. What came first goes first."""

    def __init__(self, most: int) -> None:
        """Keep so many at most; whatever is asked for again is only rendered again."""
        self.most = most
        self._kept: OrderedDict[bytes, str] = OrderedDict()
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: bytes) -> str | None:
        """Return what was rendered under a key."""
        return self._kept.get(key)

    def put(self, key: bytes, text: str) -> None:
        """Keep what was rendered."""
        with self._changing:
            self._kept[key] = text
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        """Forget everything: for tests, which change what no part is given, such as settings."""
        self._kept.clear()


# Some megabytes in every process: the boards of a night.
PARTS = Parts(4096)


def remembered(name: str, given: Mapping[str, Any], *, make: Callable[[], str], among: Parts = PARTS) -> str:
    """Return a part as it was rendered of the very same, or make it.

    `given` are its variables, and all that it depends on: plain values, records of the database and lists of both.
    """
    key = _digest(name, given)
    found = among.get(key)
    if found is None:
        found = make()
        # Nothing is kept while the house is being built: a template that was changed is to be seen.
        if not settings.DEBUG:
            among.put(key, found)
    return found


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
            # With names: what it is called and what stands in it, without asking it how it is kept.
            return str, (type(obj).__name__,), tuple(obj)
        return NotImplemented


def _digest(*facts: Any) -> bytes:
    written = BytesIO()
    _Facts(written, protocol=pickle.HIGHEST_PROTOCOL).dump(facts)
    return blake2b(written.getbuffer(), digest_size=20).digest()
