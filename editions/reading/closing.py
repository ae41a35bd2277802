"""Where does a page say who wrote it, in the line at its end?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editions.reading.lines import Line
from editions.reading.mail import addresses, is_only_addresses, without_addresses
from editions.reading.names import is_name, names_in

_TRADE = (
    r"writers?|authors?|columnists?|journalists?|reporters?|analysts?|commentators?|contributors?|correspondents?"
    r"|freelance(?:r|rs)?|bloggers?|researchers?|scholars?|academics?|lecturers?|professors?|essayists?|editors?"
)
_IS = re.compile(
    r"^(?P<who>\S+(?:\s+\S+){0,15}?),?\s+(?:is|are|was|were|has been)\s+(?P<standing>.+)$",
    re.DOTALL,
)
_APPOSED = re.compile(r"^(?P<who>[^,.!?]{2,60})(?:,|\s[-–—])\s+(?P<standing>.+)$", re.DOTALL)
_REACH = re.compile(
    r"\b(?:(?:he|she|they|who|and|writers?|authors?|columnists?)|(?P<who>[^.!?]+?))\s+(?:can|could|may)\s+(?:also\s+)?be"
    r"\s+(?:reached|contacted|emailed|followed)\b",
    re.IGNORECASE,
)
_MAIL_LABEL = re.compile(
    r"^(?:(?:his|her|their|the (?:writer|author)['’]s)\s+)?e-?mail(?:\s+address)?\s*(?:is\b|[:\-])", re.I
)
_THE_WRITER = re.compile(r"^the\s+(?:writer|author|columnist)s?\b", re.IGNORECASE)
_THE_WRITER_IS = re.compile(
    rf"{_THE_WRITER.pattern}(?:,[^,.]{{2,60}},)?\s+(?:is|are|was|can|could|may)\b", re.IGNORECASE
)
_HEADING = re.compile(r"^about the (?:writer|author)s?\W*$", re.IGNORECASE)
_TRADE_SOON = re.compile(rf"^(?:[^\s]+\s+){{0,7}}?(?:{_TRADE})\b", re.IGNORECASE)
_WORKS = re.compile(r"\b(?:author|editor)s?\s+of\b", re.IGNORECASE)
_TRADE_OF = re.compile(
    rf"\b(?:{_TRADE})\s+(?:of|for|at|with|in)\s+(?:the\s+)?(?:daily|outlook|this (?:news)?paper)", re.I
)
LONGEST = 500


@dataclass(frozen=True)
class Closing:
    """The lines from `start` to `end` that speak of the writers; `sure` when nothing else can be meant."""

    start: int
    end: int
    sure: bool


def find_closing(lines: Sequence[Line]) -> Closing | None:
    """Find the closing lines: the last that plainly are some, or the very last line when it may be one."""
    plain = [index for index, line in enumerate(lines) if is_plainly_closing(line)]
    if plain:
        start, end = _stretched(lines, start=plain[-1])
        return Closing(start, end, sure=True)
    last = len(lines) - 1
    if last >= 1 and may_be_closing(lines[last]):
        start, end = _stretched(lines, start=last)
        return Closing(start, end, sure=False)
    return None


def is_plainly_closing(line: Line) -> bool:
    """Short, and it gives an address to reach a writer at, or calls somebody a writer of the paper."""
    if len(line.text) > LONGEST:
        return False
    if addresses(line.text, links=line.mails):
        text = unwrapped(line.text)
        speaks = _speaks_of_a_writer(text) or _REACH.match(text) or _MAIL_LABEL.match(text)
        return bool(speaks) or is_only_addresses(text) or is_name(without_addresses(text))
    return len(line.text) <= 250 and bool(who_is(line.text) and _TRADE_OF.search(line.text))


def may_be_closing(line: Line) -> bool:
    """Short, and it speaks of a writer: who somebody is, or how to reach them.

    "NAME is the author of …" does not count: it may as well be a sentence of the article.
    """
    return len(line.text) <= 300 and _speaks_of_a_writer(unwrapped(line.text)) and not _WORKS.search(line.text)


def _speaks_of_a_writer(text: str) -> bool:
    reach = _REACH.match(text) if len(text) < 120 else None
    reaches = reach is not None and (reach["who"] is None or is_name(reach["who"].strip(" ,")))
    return reaches or bool(who_is(text) or _THE_WRITER_IS.match(text))


def is_heading_of_closing(line: Line) -> bool:
    """Tell whether a line only announces the closing line ("About the author")."""
    return bool(_HEADING.match(line.text))


def who_is(text: str) -> tuple[tuple[str, ...], str] | None:
    """The names and what they are, where a line says that somebody is a writer of some kind.

    Forms: "NAME is the …", "The writer is a …", "The author, NAME, is a …", "NAME, a …".
    """
    for form in (_IS, _APPOSED):
        match = form.match(unwrapped(text))
        if match and _TRADE_SOON.match(match["standing"]):
            who = _THE_WRITER.sub("", match["who"]).strip(" ,")
            names = names_in(who)
            if names or (not who and form is _IS):
                return names, match["standing"]
    return None


def reached_name(text: str) -> str:
    """The name in "NAME can be reached at …" or "NAME (ADDRESS)", or an empty string."""
    match = _REACH.search(unwrapped(text))
    who = (match["who"] or "").strip(" ,") if match else without_addresses(text)
    return who if is_name(who) else ""


def unwrapped(text: str) -> str:
    """A line without the brackets, stars or dashes around it."""
    return text.strip(' ()[]*_–—-“”"')


def _stretched(lines: Sequence[Line], *, start: int) -> tuple[int, int]:
    """The neighbours that belong to a closing line: the address below; above, who it is if it does not say."""
    end = start + 1
    while end < len(lines) and (is_only_addresses(lines[end].text) or may_be_closing(lines[end])):
        end += 1
    names_nobody = not any(who_is(line.text) or reached_name(line.text) for line in lines[start:end])
    while start > 0 and names_nobody and (may_be_closing(lines[start - 1]) or is_name(lines[start - 1].text)):
        start, names_nobody = start - 1, not names_in(lines[start - 1].text)
    # Two writers may have a line each.
    while start > 0 and who_is(lines[start - 1].text) and is_plainly_closing(lines[start - 1]):
        start -= 1
    if start > 0 and is_heading_of_closing(lines[start - 1]):
        start -= 1
    return start, end
