"""What does a file say of itself that a photo editor may want in the form?

Only what an agency or a desk wrote into it on purpose (IPTC), and the day it was taken. Never the place,
never a serial number, and never the camera owner's name, which cameras write by themselves.
https://www.iptc.org/std/photometadata/specification/
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from PIL import Image

_PHOTOSHOP_IPTC: Final = 0x0404
_BYLINE, _CREDIT, _CAPTION, _DATE_CREATED = 80, 110, 120, 55
_EXIF_IFD: Final = 0x8769
_DATE_TIME_ORIGINAL: Final = 0x9003


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposals:
    """What the form may offer where a person left a field empty."""

    credit_line: str = ""
    caption: str = ""
    taken_on: dt.date | None = None

    def missing_from(self, details: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the file says for the fields that are empty in these details."""
        return {name: said for name, said in asdict(self).items() if said and not details.get(name)}


def proposals_from(image: Image.Image) -> Proposals:
    """Read the proposals from an opened picture; one that says nothing legible proposes nothing."""
    try:
        said = dict(_iptc(image.info.get("photoshop", {}).get(_PHOTOSHOP_IPTC, b"")))
    except (AttributeError, IndexError, TypeError):
        said = {}
    return Proposals(
        credit_line=" / ".join(said[key] for key in (_BYLINE, _CREDIT) if said.get(key))[:200],
        caption=said.get(_CAPTION, "")[:2000],
        taken_on=_date(said.get(_DATE_CREATED, "")) or _exif_date(image),
    )


def _iptc(block: bytes) -> Iterator[tuple[int, str]]:
    """Give the (dataset, text) pairs of an IIM block's second record."""
    start = 0
    while len(block) >= start + 5 and block[start] == 0x1C:
        record, dataset = block[start + 1], block[start + 2]
        end = start + 5 + int.from_bytes(block[start + 3 : start + 5])
        if record == 2:
            yield dataset, _text(block[start + 5 : end])
        start = end


def _text(value: bytes) -> str:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _exif_date(image: Image.Image) -> dt.date | None:
    try:
        taken = image.getexif().get_ifd(_EXIF_IFD).get(_DATE_TIME_ORIGINAL, "")
    except Exception:
        # A broken EXIF block is no reason to refuse a good picture, and Pillow raises many kinds of error.
        return None
    return _date(str(taken)[:10].replace(":", ""))


def _date(text: str) -> dt.date | None:
    """Read a date written as YYYYMMDD."""
    try:
        return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  the camera's own day has no zone
    except ValueError:
        return None
