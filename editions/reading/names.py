"""Is this the name of a person, and which line credits one?"""

import re

from editions.reading.dates import Printed, printed_date
from editions.reading.furniture import SECTIONS, bare, parts
from editions.reading.masthead import whole_date

_PARTICLES = {"al", "ul", "ur", "bin", "ibn", "bint", "de", "da", "van", "von", "der", "la", "el", "e", "i"}
_NO_NAME = (
    {"the", "a", "an", "he", "she", "they", "it", "this", "that", "these", "those", "we", "our", "his", "her", "their"}
    | {"no", "not", "what", "who", "why", "how", "when", "there", "here", "is", "and", "staff", "desk"}
    | {"by", "in", "on", "at", "for", "to", "of", "with", "from", "writer", "author", "columnist"}
)
_WORD = re.compile(r"[^\W\d_][\w'’ʼ‘.\-‐‑\u200c]*")
_LAST_AND = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:(?:(?:written|reported|story)\s+)?by(?:\s*:\s*|\s+)|(?:author|writer)\s*:\s*)(?P<names>.+)$",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Tell whether a text may be one person's name: up to six words, each with a capital letter."""
    words = text.split()
    if not 0 < len(words) <= 6 or len(text) > 60 or any(word.casefold() in _NO_NAME for word in words):
        return False
    return all(_WORD.fullmatch(word) and _may_be_in_a_name(word) for word in words) and not words[0].islower()


def names_in(text: str) -> tuple[str, ...]:
    """The persons of "NAME", "NAME and NAME" or "NAME, NAME and NAME"; empty when one of them is no name."""
    *listed, last = _LAST_AND.split(re.sub(r"(?<=\w{3})\.$", "", text.strip(" ,:;")))
    names = (*(name.strip() for name in ",".join(listed).split(",") if name.strip()), last.strip())
    return names if all(is_name(name) for name in names) else ()


def read_byline(text: str) -> tuple[tuple[str, ...], Printed | None] | None:
    """The names of a line that credits its writers, with the date beside them; None for any other line.

    Forms: "By NAME", "Author: NAME", "By NAME | DATE", "NAME | DATE".
    """
    pieces = parts(text)
    dates = [whole_date(piece) for piece in pieces]
    date = next((found for found in dates if found), None)
    words = [piece for piece, found in zip(pieces, dates, strict=True) if not found]
    if len(words) != 1 or len(text) > 120:
        return None
    match = _BYLINE.match(words[0])
    if match is None:
        names = names_in(words[0]) if bare(words[0]) not in SECTIONS else ()
        return (names, date) if date and names else None
    return _credited(match["names"], date=date)


def _credited(text: str, *, date: Printed | None) -> tuple[tuple[str, ...], Printed | None] | None:
    printed = printed_date(text)
    if printed:
        text, date = text[: printed.start].removesuffix(" on "), printed
    names = names_in(text) or names_in(text.split(",")[0])
    return (names, date) if names else None


def _may_be_in_a_name(word: str) -> bool:
    return not word[0].islower() or word.casefold() in _PARTICLES or "-" in word
