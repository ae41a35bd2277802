"""Which characters do the bytes of a saved page stand for?"""

import codecs
import re

from editions.reading.page import Found, PageRefused

MAX_BYTES = 5 * 1024 * 1024

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_KNOWN_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
_WEB_ARCHIVE = re.compile(rb"\A(?:From: <Saved by|MIME-Version:|Content-Type: multipart/)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_EIGHT_BITS = re.compile(r"cp125\d|iso8859-\d+|koi8-[ru]|mac-roman")
_INVISIBLE = {ord("\ufeff"): None, ord("\u200b"): None, ord("\u2060"): None}


def decode(data: bytes) -> tuple[str, Found[str]]:
    """Return the text and the encoding it was in; raises PageRefused for what is no text at all."""
    _refuse_what_is_no_page(data)
    encoding = _marked(data) or _unmarked_utf16(data)
    if encoding:
        text, found = _marked_text(data, encoding=encoding)
    else:
        text, found = _unmarked_text(data)
    if "\x00" in text or len(_NO_TEXT.findall(text)) > 1 + len(text) // 500:
        raise PageRefused("It is not a text: it holds bytes that no text has.")
    text = _CONTROL.sub("", text).translate(_INVISIBLE)
    if not text.strip():
        raise PageRefused("It is empty.")
    return text, found


def _refuse_what_is_no_page(data: bytes) -> None:
    if not data:
        raise PageRefused("It is empty.")
    if len(data) > MAX_BYTES:
        raise PageRefused(f"It is larger than {MAX_BYTES // 1024 // 1024} MB, too large for one page.")
    if data.startswith(_KNOWN_BINARY):
        raise PageRefused("It is not a text: save the page as plain text or as HTML.")
    if _WEB_ARCHIVE.match(data):
        raise PageRefused("It is a web archive: save the page as HTML only.")


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _unmarked_utf16(data: bytes) -> str:
    """English in UTF-16 has a zero in every second byte."""
    start = data[:400]
    if start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    if start[0::2].count(0) > len(start) // 3:
        return "utf-16-be"
    return ""


def _marked_text(data: bytes, *, encoding: str) -> tuple[str, Found[str]]:
    text = data.decode(encoding, errors="replace")
    return text, Found(encoding, "the mark at its start", sure="\ufffd" not in text)


def _unmarked_text(data: bytes) -> tuple[str, Found[str]]:
    """UTF-8 that decodes is UTF-8 whatever the page claims; else the page's claim; else windows-1252."""
    declared = _declared(data)
    try:
        return data.decode("utf-8"), Found("utf-8", "its bytes")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    whole = sum(character > "\x7f" for character in damaged) - broken
    if broken <= whole // 10:
        return damaged, Found("utf-8", f"its bytes, {broken} of them damaged", sure=False)
    text = data.decode(declared or "windows-1252", errors="replace")
    how = "the page's own word" if declared else "a guess from its bytes"
    return text, Found(declared or "windows-1252", how, sure=bool(declared))


def _declared(data: bytes) -> str:
    """The eight-bit encoding that the page names; Latin-1 means windows-1252 (WHATWG Encoding Standard)."""
    match = _META_CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(match[1].decode("ascii", errors="replace")).name if match else ""
    except LookupError:
        return ""
    if name in {"iso8859-1", "cp1252"}:
        return "windows-1252"
    return name if _EIGHT_BITS.fullmatch(name) else ""
