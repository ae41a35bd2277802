"""How are mountains and the sky above them drawn?"""

from dataclasses import dataclass
from typing import Final

from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    MIST,
    POMEGRANATE,
    SAFFRON,
    SAGE,
    Colour,
    deeper,
    mix,
    paler,
)


@dataclass(frozen=True)
class Light:
    """An hour of the day: the sky from top to horizon, and the mountains from far to near."""

    zenith: Colour
    horizon: Colour
    far: Colour
    near: Colour


NOON: Final = Light(mix(MIST, LAPIS, 0.10), paler(MIST, 0.35), paler(LAPIS, 0.62), deeper(LAPIS, 0.38))
DAWN: Final = Light(
    paler(LAPIS, 0.62),
    paler(mix(SAFFRON, POMEGRANATE, 0.28), 0.66),
    mix(paler(LAPIS, 0.60), POMEGRANATE, 0.18),
    deeper(LAPIS, 0.45),
)
DUST: Final = Light(
    paler(CLAY, 0.55),
    paler(SAFFRON, 0.72),
    paler(mix(CLAY, POMEGRANATE, 0.25), 0.42),
    deeper(mix(CLAY, POMEGRANATE, 0.35), 0.45),
)
COLD: Final = Light(paler(LAPIS, 0.70), paler(MIST, 0.60), paler(LAPIS, 0.55), deeper(LAPIS, 0.25))
GREEN: Final = Light(
    mix(MIST, LAPIS, 0.06), paler(SAGE, 0.75), paler(mix(SAGE, LAPIS, 0.45), 0.50), deeper(mix(SAGE, LAPIS, 0.30), 0.30)
)
NIGHT: Final = Light(mix(INK, LAPIS, 0.35), mix(LAPIS, MIST, 0.22), mix(LAPIS, INK, 0.25), mix(INK, LAPIS, 0.18))


def sky(canvas: Canvas, light: Light, *, horizon: float) -> None:
    """Fill the sheet down to the horizon and leave it in the horizon's colour below."""
    canvas.ground(0, canvas.height, light.horizon, light.horizon)
    canvas.ground(0, horizon, light.zenith, light.horizon)


def skyline(canvas: Canvas, *, base: float, rise: float, step: float = 46) -> list[Point]:
    """Return a broken line across the sheet, `rise` units high at most, as mountains stand against the sky."""
    count = round(canvas.width / step) + 2
    heights = [canvas.random.random() for _ in range(count)]
    # A slow wave under the jags makes massifs; jags alone look like a saw.
    swell = [canvas.random.random() for _ in range(count // 4 + 3)]
    line = []
    for index in range(count):
        place = index / 4
        here = swell[int(place)] + (swell[int(place) + 1] - swell[int(place)]) * (place % 1)
        x = (index - 0.5) * step + canvas.random.uniform(-0.3, 0.3) * step
        line.append((x, base - rise * (0.62 * here + 0.38 * heights[index])))
    return line


def ridge(canvas: Canvas, light: Light, *, base: float, rise: float, share: float, foot: float) -> None:
    """Draw one plain ridge; `share` says how near it is, from 0 to 1, and it pales towards `foot`."""
    colour = mix(light.far, light.near, share)
    line = skyline(canvas, base=base, rise=rise, step=58 - 12 * share)
    pale = mix(colour, light.horizon, 0.34 - 0.20 * share)
    canvas.shaded([*line, (canvas.width + 60, foot), (-60, foot)], colour, pale)


def massif(canvas: Canvas, light: Light, *, base: float, rise: float, snow: float = 0) -> None:
    """Draw a chain of high peaks, lit from the left, with snow on the upper share of each."""
    count = 6
    places = [(index + canvas.random.uniform(0.1, 0.9)) * canvas.width / (count - 1) - 140 for index in range(count)]
    peaks = sorted((canvas.random.uniform(0.55, 1.0) * rise, x) for x in places)
    for height, x in reversed(peaks):
        _peak(canvas, light, x=x, base=base, height=height, snow=snow)


def _peak(canvas: Canvas, light: Light, *, x: float, base: float, height: float, snow: float) -> None:
    top = base - height
    left = _flank(canvas, x, top, base, reach=-height * canvas.random.uniform(0.95, 1.35))
    right = _flank(canvas, x, top, base, reach=height * canvas.random.uniform(0.95, 1.35))
    spine = _flank(canvas, x, top, base, reach=height * canvas.random.uniform(0.10, 0.35), sway=0.10)
    lit, shade = paler(light.far, 0.20), mix(light.far, light.near, 0.16)
    mist = mix(light.far, light.horizon, 0.55)
    canvas.shaded([*left, *reversed(spine)], lit, mist)
    canvas.shaded([*right, *reversed(spine)], shade, mist)
    if snow:
        cut = max(2, round(len(left) * snow))
        canvas.shape([*left[:cut], *_ragged(canvas, left[cut - 1], spine[cut - 1], reach=height / 9)], paler(lit, 0.80))
        canvas.shape(
            [*right[:cut], *_ragged(canvas, right[cut - 1], spine[cut - 1], reach=height / 9)], paler(shade, 0.55)
        )
        canvas.shape([*left[:cut], *reversed(spine[:cut])], paler(lit, 0.80))
        canvas.shape([*right[:cut], *reversed(spine[:cut])], paler(shade, 0.55))


def _flank(canvas: Canvas, x: float, top: float, base: float, *, reach: float, sway: float = 0.035) -> list[Point]:
    """Return the way down from a summit, in ten uneven steps."""
    steps = 10
    way = [(x, top)]
    for step in range(1, steps):
        off = canvas.random.uniform(-sway, sway) * abs(base - top)
        way.append((x + reach * step / steps + off, top + (base - top) * step / steps))
    return [*way, (x + reach, base)]


def _ragged(canvas: Canvas, outer: Point, inner: Point, *, reach: float) -> list[Point]:
    """Return the lower edge of snow between a flank and the spine: tongues of uneven length, `reach` at most."""
    edge: list[Point] = []
    share = 0.0
    while (share := share + canvas.random.uniform(0.07, 0.17)) < 0.95:
        tongue = reach * (canvas.random.uniform(0.3, 1) if len(edge) % 2 == 0 else canvas.random.uniform(-0.5, 0.1))
        x = outer[0] + (inner[0] - outer[0]) * share
        edge.append((x, outer[1] + (inner[1] - outer[1]) * share + tongue))
    return [*edge, inner]


def ranges(
    canvas: Canvas, light: Light, *, top: float, bottom: float, count: int, rise: float = 150, nearest: float = 1
) -> None:
    """Draw plain ridges one before the other, from far to near; `nearest` (0 to 1) keeps the last one away."""
    for index in range(count):
        share = nearest * (index + 1) / count
        base = top + (bottom - top) * index / count
        ridge(canvas, light, base=base, rise=rise * (1 - 0.4 * share), share=share, foot=bottom)
