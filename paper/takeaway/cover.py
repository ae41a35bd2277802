"""What does the book of an edition look like on a shelf? Nameplate, date and first headline on the paper's ground."""

import io
from typing import Final

from django.contrib.staticfiles import finders
from django.utils.translation import gettext
from PIL import Image, ImageDraw, ImageFont

from paper import words
from paper.calendar import dates
from paper.takeaway.contents import Contents

SIZE: Final = (1000, 1500)
_MARGIN: Final = 80
# The colours of static/css/tokens.css by day.
_PAPER, _INK, _MUTED, _LAPIS = "#fbfaf6", "#16181c", "#595c63", "#1d3f72"
_BOLD: Final = 600
_LATIN, _ARABIC, _SANS = "newsreader-headline", "noto-naskh-arabic", "libre-franklin"


def draw(contents: Contents) -> bytes:
    """Return the cover as a JPEG of 1,000 by 1,500 pixels."""
    edition = contents.edition
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    name = _fitting(edition.paper_name, most=118)
    pen.text((SIZE[0] / 2, 230), edition.paper_name, font=name, fill=_INK, anchor="ms")
    pen.rectangle((_MARGIN, 290, SIZE[0] - _MARGIN, 298), fill=_INK)
    start, end, face = (SIZE[0] - _MARGIN, "rs"), (_MARGIN, "ls"), _ARABIC
    if edition.direction == "ltr":
        start, end, face = (_MARGIN, "ls"), (SIZE[0] - _MARGIN, "rs"), _SANS
    day = dates.masthead_date(edition.issue_date, language=words.page_language())
    for (place, anchor), told in ((start, day), (end, words.number_of(edition))):
        pen.text((place, 348), told, font=_font(face, 32), fill=_INK, anchor=anchor)
    pen.rectangle((_MARGIN, 374, SIZE[0] - _MARGIN, 375), fill=_INK)
    _headlines(pen, contents)
    _chief(pen, f"{gettext('Editor in Chief')}:", edition.editor_in_chief, rtl=edition.direction == "rtl")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _chief(pen: ImageDraw.ImageDraw, office: str, name: str, *, rtl: bool) -> None:
    """Set who answers for the edition in the middle of the foot; office and name may be of two scripts."""
    parts = [
        (text, _font(_SANS if text.isascii() else _ARABIC, 28)) for text in ((name, office) if rtl else (office, name))
    ]
    space = 10
    place = (SIZE[0] - space - sum(font.getlength(text) for text, font in parts)) / 2
    for text, font in parts:
        pen.text((place, 1430), text, font=font, fill=_MUTED, anchor="ls")
        place += font.getlength(text) + space


def _headlines(pen: ImageDraw.ImageDraw, contents: Contents) -> None:
    """Set the lead large and as many of the others under it as there is room for."""
    pieces = sorted(contents.pieces(), key=lambda piece: (not piece.article.is_lead, piece.number))
    is_rtl = contents.edition.direction == "rtl"
    place, end = 450.0, 1350.0
    for rank, piece in enumerate(pieces):
        size = 84 if rank == 0 else 44
        font = _font(_ARABIC if is_rtl else _LATIN, size)
        lines = _broken(piece.article.headline, font=font)
        height = len(lines) * size * (1.55 if is_rtl else 1.14)
        if place + height > end:
            break
        for line in lines:
            x, anchor = (SIZE[0] - _MARGIN, "ra") if is_rtl else (_MARGIN, "la")
            pen.text((x, place), line, font=font, fill=_INK if rank == 0 else _LAPIS, anchor=anchor)
            place += size * (1.55 if is_rtl else 1.14)
        place += 44 if rank == 0 else 26


def _broken(text: str, *, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitting(text: str, *, most: int) -> ImageFont.FreeTypeFont:
    """Return the nameplate's face in the largest size at which the name fits on one line."""
    face = _LATIN if text.isascii() else _ARABIC
    room = SIZE[0] - 2 * _MARGIN
    return next(
        (font for size in range(most, 24, -2) if (font := _font(face, size)).getlength(text) <= room), _font(face, 24)
    )


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(finders.find(f"fonts/{name}.woff2")), size)
    if name == _ARABIC:
        font.set_variation_by_axes([_BOLD])
    return font
