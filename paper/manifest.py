"""How is what was approved written down, so that anybody can recompute its hash?"""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """Return `value` as canonical JSON: RFC 8785 for ASCII keys, strings, whole numbers, booleans, null.

    Raises TypeError for a float: its canonical form is the one part of the RFC that this does not implement.
    """
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("A manifest holds no fractions: their canonical form differs between languages.")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)
