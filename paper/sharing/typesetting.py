"""How is a line of text set in the paper's own faces, whatever script it is in, and how are lines broken evenly?"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Final

from django.conf import settings
from PIL import ImageDraw, ImageFont

FONTS: Final = Path(settings.BASE_DIR) / "static" / "fonts"
_NASKH: Final = "noto-naskh-arabic"
_MEASURED: Final = 64
# Joiners and marks have no picture of their own: they stay with the letters before them.
_CLINGING: Final = {"Cf", "Mn"}
# Control characters, ends of lines, halves of characters and what no standard names: nothing that can be drawn.
_NOTHING: Final = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}
# https://www.unicode.org/reports/tr9/#Table_Bidirectional_Character_Types; figures of either kind read as they stand.
_STRONG: Final = {"L": "ltr", "EN": "ltr", "ET": "ltr", "AN": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class Voice:
    """Faces that speak with one voice, first the one that is wanted: each has letters that the others lack."""

    files: tuple[str, ...]
    weight: int = 400


HEADLINE: Final = Voice(("newsreader-headline", "newsreader-headline-ext", _NASKH), 700)
OPINION: Final = Voice(("newsreader-headline-italic", "newsreader-headline-italic-ext", _NASKH), 700)
LABEL: Final = Voice(("libre-franklin", "libre-franklin-ext", _NASKH), 600)


@dataclass(frozen=True)
class Run:
    """A part of a line in one face."""

    text: str
    font: ImageFont.FreeTypeFont
    direction: str

    @cached_property
    def width(self) -> float:
        """Its width in pixels."""
        return self.font.getlength(self.text, direction=self.direction)


@dataclass(frozen=True)
class Line:
    """A line of text, set: its runs in the order in which they are read."""

    runs: tuple[Run, ...]
    direction: str

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return sum(run.width for run in self.runs)

    def draw(self, on: ImageDraw.ImageDraw, *, at: tuple[float, float], strength: int = 255) -> None:
        """Draw it from the left end of its baseline."""
        x, y = at
        for run in self._from_left_to_right():
            on.text((x, y), run.text, fill=strength, font=run.font, anchor="ls", direction=run.direction)
            x += run.width

    def _from_left_to_right(self) -> list[Run]:
        # What is written the other way keeps its own order inside the line: rule L2 of Unicode's algorithm for two
        # directions, https://www.unicode.org/reports/tr9/#L2.
        parts = [list(part) for _, part in groupby(self.runs, key=lambda run: run.direction)]
        visual = [part if part[0].direction == "ltr" else part[::-1] for part in parts]
        return [run for part in (visual if self.direction == "ltr" else visual[::-1]) for run in part]


def set_line(text: str, voice: Voice, *, size: int, direction: str) -> Line:
    """Set a line at a size in pixels. Letters that no face has are spelled plainly or left out."""
    return Line(tuple(_run(*piece, size, voice.weight) for piece in _pieces(text, voice, direction)), direction)


def break_evenly(text: str, voice: Voice, *, size: int, width: int, direction: str) -> list[Line]:
    """Break a text into as few lines as fit a width in pixels, all of about the same length."""
    words = text.split()
    # Measured once: the letters of a face grow evenly.
    widths = [each * size / _MEASURED for each in _measured(text, voice, direction)]
    space = widths.pop() if widths else 0
    few = len(_broken(widths, space=space, width=width))
    narrowest, enough = int(max(widths, default=0)), width
    while narrowest < enough:
        middle = (narrowest + enough) // 2
        if len(_broken(widths, space=space, width=middle)) > few:
            narrowest = middle + 1
        else:
            enough = middle
    lines = _broken(widths, space=space, width=enough)
    return [set_line(" ".join(words[start:end]), voice, size=size, direction=direction) for start, end in lines]


@lru_cache(maxsize=64)
def _measured(text: str, voice: Voice, direction: str) -> tuple[float, ...]:
    """Return the widths of a text's words, and of a space, at the size at which everything is measured."""
    return tuple(set_line(part, voice, size=_MEASURED, direction=direction).width for part in [*text.split(), " "])


def _broken(widths: Sequence[float], *, space: float, width: float) -> list[tuple[int, int]]:
    """Return (first word, word after the last) of each line, filling one line after the other."""
    lines, start, filled = [], 0, 0.0
    for place, word in enumerate(widths):
        longer = filled + space + word if place > start else word
        if place > start and longer > width:
            lines.append((start, place))
            start, longer = place, word
        filled = longer
    return [*lines, (start, len(widths))] if widths else []


def _pieces(text: str, voice: Voice, direction: str) -> list[tuple[str, str, str]]:
    """Return the (letters, face, direction) of a line's runs."""
    pieces: list[tuple[str, str, str]] = []
    for letter, way in zip(text, _ways(text, direction), strict=True):
        file, spelled = _spelled(letter, voice.files, pieces[-1][1] if pieces else "", way)
        if pieces and pieces[-1][1:] == (file, way):
            pieces[-1] = (pieces[-1][0] + spelled, file, way)
        elif spelled:
            pieces.append((spelled, file, way))
    return pieces


def _ways(text: str, direction: str) -> list[str]:
    """Return each letter's direction; what has none goes with what stands on both sides of it, or with the line."""
    strong = [_STRONG.get(unicodedata.bidirectional(letter), "") for letter in text]
    before = list(accumulate(strong, lambda last, way: way or last, initial=direction))[1:]
    after = list(accumulate(reversed(strong), lambda last, way: way or last, initial=direction))[:0:-1]
    return [way or (one if one == other else direction) for way, one, other in zip(strong, before, after, strict=True)]


def _spelled(letter: str, files: tuple[str, ...], before: str, way: str) -> tuple[str, str]:
    """Return (face, letter) for the face that has it, a plainer letter where none has, or nothing at all."""
    wanted = _NASKH if way == "rtl" else files[0]
    category = unicodedata.category(letter)
    if category in _NOTHING:
        return "", ""
    if category == "Zs" or (category in _CLINGING and not before):
        return wanted, letter
    if category in _CLINGING:
        return before, letter
    for spelling in (letter, unicodedata.normalize("NFKD", letter)[0]):
        for file in (wanted, *files):
            if _has(file, spelling):
                return file, spelling
    return "", ""


def _run(text: str, file: str, way: str, size: int, weight: int) -> Run:
    return Run(text, _font(file, size, weight), way)


@lru_cache(maxsize=4096)
def _has(file: str, letter: str) -> bool:
    """Say whether a face has a letter: one that it lacks looks like the letter that no face has."""
    font = _font(file, 32, 400)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=64)
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(FONTS / f"{file}.woff2"), size)
    if not file.startswith("newsreader"):
        font.set_variation_by_axes([weight])
    return font
