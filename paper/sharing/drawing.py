"""How is a card drawn? 1200 by 630 pixels of the paper's ground, ink and one colour, as a PNG of sixteen colours.

The size is what Open Graph's readers crop nothing of, https://ogp.me. Ink and colour are drawn as two masks of grey, so
that the smooth edges of letters become a few shades of each and the file stays small.
"""

import io
from collections.abc import Callable, Sequence
from typing import Final

from django.utils.translation import gettext, override, pgettext
from PIL import Image, ImageChops, ImageDraw

from paper import words
from paper.calendar import dates
from paper.languages import direction
from paper.models import PublishedArticle, PublishedEdition
from paper.sharing.typesetting import HEADLINE, LABEL, OPINION, Line, Voice, break_evenly, set_line

SIZE: Final = (1200, 630)
MARGIN: Final = 72
WIDTH: Final = SIZE[0] - 2 * MARGIN
PAPER, INK, LAPIS, POMEGRANATE = (0xFB, 0xFA, 0xF6), (0x16, 0x18, 0x1C), (0x1D, 0x3F, 0x72), (0x8A, 0x2A, 0x35)
_SHADES: Final = 7
_MUTED: Final = 175

# From which size on, in pixels, a headline is tried until it fits its lines.
_SIZES: Final = (94, 84, 76, 68, 60, 54, 48, 42, 36)
_HEADLINE_TOP, _HEADLINE_BOTTOM, _MOST_LINES = 212, 540, 5
_LONGEST_WORD: Final = 26
_LEADING: Final = {"ltr": 1.1, "rtl": 1.45}


class _Sheet:
    """A card being drawn, from one of its two sides."""

    def __init__(self, language: str) -> None:
        self.direction = direction(language)
        self.ink, self.colour = Image.new("L", SIZE), Image.new("L", SIZE)
        self._on = {"ink": ImageDraw.Draw(self.ink), "colour": ImageDraw.Draw(self.colour)}

    def rule(self, top: int, *, height: int, width: int = WIDTH, mask: str = "ink") -> None:
        """Draw a rule from the side on which lines begin."""
        left = SIZE[0] - MARGIN - width if self.direction == "rtl" else MARGIN
        self._on[mask].rectangle((left, top, left + width - 1, top + height - 1), fill=255)

    def line(
        self, line: Line, baseline: float, *, mask: str = "ink", strength: int = 255, where: str = "start"
    ) -> None:
        """Draw a line at the side on which lines begin, at the other (`end`), or in the `middle`."""
        spare = WIDTH - line.width
        left = {"start": 0.0, "middle": spare / 2, "end": spare}[where]
        if self.direction == "rtl":
            left = spare - left
        line.draw(self._on[mask], at=(MARGIN + left, baseline), strength=strength)

    def png(self, colour: tuple[int, int, int]) -> io.BytesIO:
        """Return the card as PNG: eight shades from paper to ink, and eight of a colour."""
        inked = self.ink.point([round(value * _SHADES / 255) for value in range(256)])
        coloured = self.colour.point([_SHADES + round(v * 8 / 255) if v > 15 else 0 for v in range(256)])
        card = ImageChops.lighter(inked, coloured)
        card.putpalette([*_shades(INK, _SHADES + 1, first=0), *_shades(colour, 8, first=1)])
        file = io.BytesIO()
        card.save(file, "PNG", bits=4)
        return file


def draw_article(article: PublishedArticle) -> io.BytesIO:
    """Draw an article's card: nameplate, section, the headline in even lines, who wrote it and when."""
    sheet = _Sheet(article.language)
    _head(sheet, article.edition)
    names = [credit["name"] for credit in article.credits if credit["credit"] == "by"]
    with override(article.language):
        label = " · ".join(filter(None, (words.section_name(article.section), article.kicker)))
    sheet.rule(150, height=6, width=64, mask="colour")
    sheet.line(_fitted(label, LABEL, sizes=(28, 24, 20), direction=sheet.direction), 192, mask="colour")
    _headline(sheet, article.headline, OPINION if article.is_opinion and sheet.direction == "ltr" else HEADLINE)
    byline = {"ltr": ", ", "rtl": "، "}[sheet.direction].join(names)
    sheet.line(_fitted(byline, LABEL, sizes=(26, 22, 18), direction=sheet.direction), 580, strength=_MUTED)
    return sheet.png(POMEGRANATE if article.is_opinion else LAPIS)


def draw_edition(edition: PublishedEdition) -> io.BytesIO:
    """Draw an edition's card: the nameplate as on its front page, over the folio."""
    sheet = _Sheet(edition.language)
    name = _fitted(edition.paper_name, HEADLINE, sizes=(132, 116, 100, 84, 72, 60, 48), direction=sheet.direction)
    sheet.line(name, 270, where="middle")
    if edition.motto:
        motto = _fitted(edition.motto, OPINION, sizes=(34, 28, 22), direction=sheet.direction)
        sheet.line(motto, 336, where="middle", strength=_MUTED)
    sheet.rule(388, height=8)
    sheet.rule(402, height=2)
    date, editor = _folio(edition)
    sheet.line(_fitted(date, LABEL, sizes=(34, 28), direction=sheet.direction), 468, where="middle", mask="colour")
    line = _fitted(editor, LABEL, sizes=(28, 22, 18), direction=sheet.direction)
    sheet.line(line, 518, where="middle", strength=_MUTED)
    return sheet.png(LAPIS)


def _folio(edition: PublishedEdition) -> tuple[str, str]:
    """Return the date with the edition's number, and who edited it, in the edition's language."""
    day, language = edition.issue_date, edition.language
    with override(language):
        date = f"{dates.weekday(day, language=language)}{gettext(',')} {dates.plain_date(day, language=language)}"
        if edition.number:
            date += f" · {pgettext('of an edition', 'No.')} {dates.digits(f'{edition.number:,}', language=language)}"
        return date, f"{gettext('Editor in Chief')}: {edition.editor_in_chief}"


def _head(sheet: _Sheet, edition: PublishedEdition) -> None:
    """Draw the nameplate and the date over the paper's heavy and thin rule."""
    printed = dates.plain_date(edition.issue_date, language=edition.language)
    date = set_line(printed, LABEL, size=24, direction=sheet.direction)
    sheet.line(_fitted(edition.paper_name, HEADLINE, sizes=(46, 38, 30, 24), direction=sheet.direction, width=760), 92)
    sheet.line(date, 92, where="end", strength=_MUTED)
    sheet.rule(112, height=6)
    sheet.rule(122, height=2)


def _headline(sheet: _Sheet, headline: str, voice: Voice) -> None:
    text = " ".join(word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…" for word in headline.split())
    leading, room = _LEADING[sheet.direction], _HEADLINE_BOTTOM - _HEADLINE_TOP
    for size in _SIZES:
        lines = break_evenly(text, voice, size=size, width=WIDTH, direction=sheet.direction)
        fits = len(lines) <= _MOST_LINES and len(lines) * size * leading <= room
        if fits and all(line.width <= WIDTH for line in lines):
            break
    # What is left over is spread above and below, a little more of it below: type hangs.
    height = len(lines[:_MOST_LINES]) * size * leading
    top = _HEADLINE_TOP + (room - height) * 0.42
    for place, line in enumerate(lines[:_MOST_LINES]):
        sheet.line(line, top + place * size * leading + size * (0.82 if sheet.direction == "ltr" else 1.05))


def _fitted(text: str, voice: Voice, *, sizes: Sequence[int], direction: str, width: int = WIDTH) -> Line:
    """Return a line at the first of some sizes that fits, or at the last one as many words as fit."""
    for size in sizes:
        line = set_line(text, voice, size=size, direction=direction)
        if line.width <= width:
            return line
    lines = break_evenly(text, voice, size=sizes[-1], width=width, direction=direction)
    return lines[0] if lines else line


def _shades(colour: tuple[int, int, int], number: int, *, first: int) -> list[int]:
    """Return red, green and blue of so many shades from paper to a colour."""
    steps = number - 1 + first
    mix: Callable[[int, int, int], int] = lambda ground, full, step: round(ground + (full - ground) * step / steps)  # noqa: E731
    return [mix(PAPER[part], colour[part], step) for step in range(first, number + first) for part in range(3)]
