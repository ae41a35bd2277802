"""Who wrote a page, what is said of them, and how are they reached?"""

import re
from collections.abc import Sequence

from editions.reading.closing import is_heading_of_closing, reached_name, unwrapped, who_is
from editions.reading.lines import Line, join_all, key
from editions.reading.mail import Address, addresses
from editions.reading.page import Found, Writer

_STANDING_ENDS = re.compile(
    r"\s*[.;,]\s*(?:he|she|they|the (?:writer|author|columnist)|his|her|their|e-?mail|contact|you|follow)\b.*"
    r"|,?\s*(?:\b(?:and|who)\s+)?\b(?:can|could|may) (?:also )?be\b.*"
    r"|\s*[(\[<]?\s*(?:e-?mail\s*:|\S+@).*"
    r"|(?<=\w\w)\.\s+(?=[A-Z]).*|[\s.]+$",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(r"^(?:(?:currently|also|now)\s+)?(?:(?:a|an|the)\s+)?", re.IGNORECASE)
_OF_THE_PAPER = re.compile(r"outlook\W*afghanistan|dailyoutlook", re.IGNORECASE)
NOWHERE: Found[str] = Found(None, "no line says", sure=False)


def author_note(lines: Sequence[Line], *, sure: bool) -> Found[str]:
    """The closing line as printed, its lines put together; broken or hidden addresses are made whole for readers."""
    text = join_all(line for line in lines if not is_heading_of_closing(line))
    if not text:
        return NOWHERE
    whole = text
    for address in _addresses(lines):
        whole = whole.replace(address.printed, address.mail) if address.printed else whole
        whole = whole if address.mail.casefold() in whole.casefold() else f"{whole} {address.mail}"
    if whole != text:
        return Found(whole, "the closing line, its address made whole", sure=False)
    return Found(text, "the closing line", sure=sure)


def read_writers(lines: Sequence[Line], *, byline: Sequence[str], sure: bool) -> tuple[Writer, ...]:
    """The writers of a page, at least one; its name is not found when neither line names anybody."""
    standings = _closing_names(lines)
    names = tuple(name for name in standings if name)
    mails = _addresses(lines)
    found = [Found(name, how, sure=certain) for name, how, certain in _credited(names, byline=byline, sure=sure)]
    certain = sure and len(found) <= 1
    # What a closing line says is said of those whom it names.
    said = [standings.get(name.value or "", standings.get("", "")) for name in found] or [standings.get("", "")]
    return tuple(
        Writer(
            name=name,
            standing=Found(standing, "the closing line", sure=certain) if standing else NOWHERE,
            email=NOWHERE if names and name.value not in standings else _email(mails, place=place, writers=len(found)),
        )
        for place, (name, standing) in enumerate(zip(found or [NOWHERE], said, strict=True))
    )


def _closing_names(lines: Sequence[Line]) -> dict[str, str]:
    """The names of the closing lines and each one's standing; a standing of nobody named stands under no name."""
    described = [found for found in (who_is(line.text) for line in lines) if found]
    standings: dict[str, str] = {}
    for names, words in described:
        for name in names or ("",):
            standings.setdefault(name, _standing(words))
    if standings:
        return standings
    reached = (reached_name(line.text) for line in lines)
    return dict.fromkeys(tuple(name for name in reached if name)[:1], "")


def _standing(words: str) -> str:
    return _ARTICLE.sub("", _STANDING_ENDS.sub("", unwrapped(words), count=1)).strip(" .,;(")


def _credited(names: Sequence[str], *, byline: Sequence[str], sure: bool) -> list[tuple[str, str, bool]]:
    """Who is credited: the closing line's names first, and what the byline says against them."""
    if not names:
        return [(name, "the byline", True) for name in byline]
    if not byline or [*map(key, names)] == [*map(key, byline)]:
        return [(name, "the closing line", sure) for name in names]
    how = f"the closing line; the byline says {' and '.join(byline)}"
    # Whom a closing line does not speak of has written all the same, when the byline names the others too.
    known = {*map(key, names)}
    others = [name for name in byline if key(name) not in known] if known < {*map(key, byline)} else []
    return [(name, how, False) for name in names] + [(name, "the byline", False) for name in others]


def _addresses(lines: Sequence[Line]) -> list[Address]:
    found = (address for line in lines for address in addresses(line.text, links=line.mails))
    return list({address.mail.casefold(): address for address in found}.values())


def _email(mails: Sequence[Address], *, place: int, writers: int) -> Found[str]:
    if len(mails) <= place or (place > 0 and len(mails) != writers):
        return NOWHERE
    address = mails[place]
    doubts = [f"mended from “{address.printed}”"] if address.printed else []
    if len(mails) != max(writers, 1):
        doubts.append(f"the first of {len(mails)}" if len(mails) > 1 else f"one for {writers} writers")
    if _OF_THE_PAPER.search(address.mail):
        doubts.append("it looks like the paper's own")
    return Found(address.mail, "; ".join(["the closing line", *doubts]), sure=not doubts)
