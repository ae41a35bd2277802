"""How does data stand in a page without ever ending the element that it stands in?"""

import json
import re
from typing import Any, Final

from markupsafe import Markup

from paper.text.characters import printable_parts

# Inside a string of JSON the escape means the very same character, and nowhere else has JSON one of these. So none is
# left that HTML reads as markup: `</script>`, `<!--`, `&amp;`.
# https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
_MARKUP: Final = re.compile("[<>&'\u2028\u2029]")
# What cannot be printed: as it stands, and as JSON writes it (also a backslash that was typed, which only costs time).
_UNPRINTABLE: Final = re.compile("[\x7f\ud800-\udfff\ufffe\uffff]"), re.compile(r"\\(?:u00|[bf])")
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def data_block(value: Any) -> Markup:
    """Return JSON-LD as a data block, which browsers neither run nor hold against the Content-Security-Policy."""
    text = _encode(value)
    if any(each.search(text) for each in _UNPRINTABLE):
        text = _encode(printable_parts(value))
    escaped = _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return Markup(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S704  Nothing in it is markup.
