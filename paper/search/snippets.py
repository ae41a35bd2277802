"""Which passage of a text shows best why it was found?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WORDS_BEFORE = 12
WORDS_SHOWN = 34


@dataclass(frozen=True)
class Snippet:
    """A passage as (text, is a hit) parts in order; `starts` and `ends` say whether the text itself does there."""

    parts: list[tuple[str, bool]]
    starts: bool
    ends: bool


def snippet(text: str, asked: Sequence[str], *, fold: Callable[[str], str]) -> Snippet:
    """Return the passage around the first hit. `asked` is folded already; `fold` makes the text's words comparable.

    English endings are let go (`walks` marks `walking`), since the index stems them as well.
    """
    wanted = {_stem(word) for phrase in asked for word in phrase.split()}
    tokens = text.split()
    hits = [any(_stem(part) in wanted for part in re.findall(r"\w+", fold(token))) for token in tokens]
    first = max((hits.index(True) if True in hits else 0) - WORDS_BEFORE, 0)
    last = first + WORDS_SHOWN
    parts: list[tuple[str, bool]] = []
    for token, hit in zip(tokens[first:last], hits[first:last], strict=True):
        if parts and parts[-1][1] == hit:
            parts[-1] = (f"{parts[-1][0]} {token}", hit)
        else:
            parts.append((token, hit))
    return Snippet(parts, starts=first == 0, ends=last >= len(tokens))


def _stem(word: str) -> str:
    return re.sub(r"(ing|ed|es|s)$", "", word) if len(word) > 4 else word
