"""Which blocks does a body consist of: its paragraphs, headings, lists, quotations, pictures and tables?"""

import re
from typing import Final

from paper.text.nesting import VOID

_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
_WITHIN: Final = frozenset({"a", "abbr", "b", "br", "cite", "em", "i", "img", "s", "span", "strong", "sub", "sup"})


def blocks(body: str) -> list[str]:
    """Return the blocks of a cleaned body, in order; put together again they are that body, but for space between.

    Words that stand in no block are a block of their own.
    """
    found: list[str] = []
    depth = start = 0
    for tag in _TAG.finditer(body):
        closing, name = tag.groups()
        within = name in _WITHIN
        if depth == 0 and not within:
            found.append(body[start : tag.start()])
            start = tag.start()
        if name not in VOID and not (within and depth == 0):
            depth += -1 if closing else 1
        if depth == 0 and not within:
            found.append(body[start : tag.end()])
            start = tag.end()
    found.append(body[start:])
    return [block.strip() for block in found if block.strip()]
