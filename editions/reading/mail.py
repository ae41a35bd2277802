"""Which e-mail addresses does a line give, also where they are broken or veiled?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_AT = r"(?:\s*@\s*|\s*[\[({<]\s*(?i:at|@)\s*[\])}>]\s*)"
_DOT = r"(?:\.|\s*[\[({<]\s*(?i:dot|\.)\s*[\])}>]\s*)"
# After a space a point ends a sentence, unless what follows can only end an address.
_BROKEN_END = r"(?:\s*\.\s*(?:com|net|org|edu|gov|info|af|co\.uk|uk|de|ca|in|pk|ir|fr|au)\b(?!\s*@))"
_VEILED = re.compile(
    rf"(?P<local>[\w+\-]+(?:{_DOT}[\w+\-]+)*){_AT}(?P<domain>[\w\-]+(?:{_DOT}[\w\-]+)*{_BROKEN_END}?)",
)
_SPOKEN = re.compile(r"(?P<local>[\w+.\-]+)\s+at\s+(?P<domain>[\w\-]+\s+dot\s+\w+(?:\s+dot\s+\w+)?)\b", re.IGNORECASE)
_BROKEN_START = re.compile(
    r"(?:(?:reached|contacted)\s+(?:at|on|via)|e-?mail\s*:)\s*(?P<start>[\w+\-]+\s*\.\s*|[\w+\-]+\.\s+)$"
)
_LABELS = re.compile(r"(?:\be-?mails?(?: address)?\b|\bmail\b)\s*:?|[\s,;/](?:and|or)(?=[\s,]*$)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w+\-]+(?:\.[\w+\-]+)*@[\w\-]+(?:\.[\w\-]+)*\.[^\W\d_]{2,24}")


@dataclass(frozen=True)
class Address:
    """An e-mail address, and how it was printed when that differs."""

    mail: str
    printed: str = ""


def addresses(text: str, *, links: Iterable[str] = ()) -> list[Address]:
    """The addresses of a line in order, each once; `links` are those behind its mail links."""
    found: dict[str, Address] = {}
    for match in sorted([*_VEILED.finditer(text), *_SPOKEN.finditer(text)], key=lambda match: match.start()):
        printed = _broken_start(text[: match.start()]) + match[0]
        mail = _mended(match, start=_broken_start(text[: match.start()]))
        if _ADDRESS.fullmatch(mail):
            found.setdefault(mail.casefold(), Address(mail, "" if mail == printed else printed))
    for link in links:
        mail = link.strip().rstrip(".")
        if _ADDRESS.fullmatch(mail):
            found.setdefault(mail.casefold(), Address(mail))
    return list(found.values())


def is_only_addresses(text: str) -> bool:
    """Tell whether a line is an address and nothing else but its label."""
    return len(text) < 200 and without_addresses(text) == "" and bool(addresses(text))


def without_addresses(text: str) -> str:
    """What a line says beside its addresses and their label."""
    rest = _SPOKEN.sub(" ", _VEILED.sub(" ", text))
    return re.sub(r"\s+", " ", _LABELS.sub(" ", rest)).strip(" ,.:;()[]<>|-–—")


def _broken_start(before: str) -> str:
    match = _BROKEN_START.search(before)
    return match["start"] if match else ""


def _mended(match: re.Match[str], *, start: str) -> str:
    whole = f"{start}{match['local']}@{match['domain']}"
    whole = re.sub(r"[\[({<]\s*(?:dot|\.)\s*[\])}>]|\s+dot\s+", ".", whole, flags=re.IGNORECASE)
    return re.sub(r"\s+", "", whole)
