"""How does data stand in a page without ever ending the element that it stands in?"""

import json
import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from paper.text.characters import printable

# Inside a string of JSON the escape means the very same character, so that none is left which HTML reads as markup:
# `</script>`, `<!--`, `&amp;`. https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&'\u2028\u2029"}
_QUOTE = "\\u0022"
# Most words have nothing in them that JSON or HTML would escape.
_SPECIAL = re.compile("[\x00-\x1f\x7f<>&'\"\\\\\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def data_block(value: Any) -> SafeString:
    """Return JSON-LD as a data block, which browsers neither run nor hold against the Content-Security-Policy."""
    # The shape holds braces, commas and quotation marks alone. Every word is an argument and goes through Django's own
    # escaping, which finds nothing to do; should it ever find something, the data is wrong and the page is sound.
    words: list[str] = []
    shape = _shape(value, words)
    return format_html(f'<script type="application/ld+json">{shape}</script>', *words)


def _shape(value: Any, words: list[str]) -> str:
    """Return the shape of a value for `format_html`, and put the words that belong into it behind `words`."""
    if isinstance(value, dict):
        parts = (f"{_name(name, words)}:{_shape(part, words)}" for name, part in value.items())
        return f"{{{{{','.join(parts)}}}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(_shape(part, words) for part in value)}]"
    if isinstance(value, str):
        words.append(_escaped(value))
        return '"{}"'
    words.append(json.dumps(value))
    return "{}"


def _name(name: str, words: list[str]) -> str:
    # schema.org's own words are letters alone and need no place to be put into.
    return f'"{name}"' if name.removeprefix("@").isidentifier() and name.isascii() else _shape(name, words)


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    parts = (_encode(part)[1:-1] for part in printable(text).split('"'))
    return _QUOTE.join(parts).translate(_ESCAPES)
