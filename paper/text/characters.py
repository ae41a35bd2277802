"""Which characters of a text can a document hold that a machine reads?"""

import re
from typing import Any

# What XML 1.0 has no way to write, https://www.w3.org/TR/xml/#charsets; JSON readers stumble over halves of a pair too.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without the control characters and halves of characters that nobody can read."""
    return _FORBIDDEN.sub("", text)


def printable_parts(value: Any) -> Any:
    """Return data of texts, lists and dictionaries with every text in it made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {printable(name): printable_parts(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [printable_parts(part) for part in value]
    return value
