"""What is every picture of the demo paper drawn on?"""

import random
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw

from newsroom.demo.drawing.palette import Colour, mix

Point = tuple[float, float]

WIDE: Final = (1200.0, 800.0)
SQUARE: Final = (400.0, 400.0)
PIXELS_PER_UNIT: Final = 1.6
# Everything is drawn twice as large and halved at the end: that smooths all edges alike.
_FINER: Final = 2


class Canvas:
    """A sheet measured in units, so that a motif never counts pixels; equal seeds give equal pictures."""

    def __init__(
        self, *, seed: int, size: tuple[float, float] = WIDE, pixels_per_unit: float = PIXELS_PER_UNIT
    ) -> None:
        self.width, self.height = size
        self.random = random.Random(seed)  # noqa: S311  a drawing hides no secret
        self._scale = pixels_per_unit * _FINER
        self._image = Image.new("RGB", (round(self.width * self._scale), round(self.height * self._scale)))
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill the outline through these points."""
        self._draw.polygon(self._pixels(points), fill=colour)

    def shaded(self, points: Sequence[Point], top: Colour, bottom: Colour) -> None:
        """Fill the outline through these points with a colour that turns into another downwards."""
        pixels = self._pixels(points)
        highest, lowest = min(y for _, y in pixels), max(y for _, y in pixels)
        left, right = _within([x for x, _ in pixels], self._image.width)
        upper, lower = _within([y for _, y in pixels], self._image.height)
        if left >= right or upper >= lower:
            return
        mask = Image.new("L", (right - left, lower - upper))
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in pixels], fill=255)
        # The gradient belongs to the whole outline, also where that reaches over the sheet's edge.
        span = max(1.0, lowest - highest)
        start, end = (mix(top, bottom, (edge - highest) / span) for edge in (upper, lower))
        self._image.paste(_gradient(mask.size, start, end), (left, upper), mask)

    def box(self, left: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill an upright rectangle."""
        self.shape([(left, top), (left + width, top), (left + width, top + height), (left, top + height)], colour)

    def ground(self, top: float, bottom: float, upper: Colour, lower: Colour) -> None:
        """Fill a band across the whole sheet with a colour that turns into another downwards."""
        self.shaded([(0, top), (self.width, top), (self.width, bottom), (0, bottom)], upper, lower)

    def oval(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """Fill an ellipse around a centre, by its two radii."""
        corners = self._pixels([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse(corners, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle around a centre."""
        self.oval(x, y, radius, radius, colour)

    def ring(self, x: float, y: float, radius: float, colour: Colour, *, width: float) -> None:
        """Draw a circle's edge, `width` units thick inwards."""
        corners = self._pixels([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse(corners, outline=colour, width=round(width * self._scale))

    def line(self, points: Sequence[Point], colour: Colour, *, width: float) -> None:
        """Draw a line through these points."""
        self._draw.line(self._pixels(points), fill=colour, width=max(1, round(width * self._scale)), joint="curve")

    def finished(self) -> Image.Image:
        """Return the picture at its final size in pixels."""
        return self._image.reduce(_FINER)

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]


def _within(values: Sequence[float], limit: int) -> tuple[int, int]:
    """Return the whole pixels between which the values lie, cut to the sheet."""
    return max(0, int(min(values))), min(limit, int(max(values)) + 1)


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    # One column is mixed and then widened: mixing every pixel would take most of the time of a picture.
    column = (1, size[1])
    ramp = Image.linear_gradient("L").crop((0, 0, 1, 256)).resize(column, Image.Resampling.BILINEAR)
    mixed = Image.composite(Image.new("RGB", column, bottom), Image.new("RGB", column, top), ramp)
    return mixed.resize(size, Image.Resampling.NEAREST)
