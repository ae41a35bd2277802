"""How is a cricket match on its ground drawn?"""

from newsroom.demo.drawing import land
from newsroom.demo.drawing.canvas import Canvas
from newsroom.demo.drawing.land import Light
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    POMEGRANATE,
    SAGE,
    STONE,
    Colour,
    deeper,
    mix,
    paler,
)


def cricket(canvas: Canvas, light: Light) -> None:
    """Draw a cricket field behind brick kilns, with a match on it."""
    land.sky(canvas, light, horizon=330)
    land.ranges(canvas, light, top=290, bottom=360, count=3, rise=110, nearest=0.5)
    canvas.ground(345, canvas.height, paler(mix(CLAY, SAGE, 0.3), 0.25), deeper(mix(CLAY, SAGE, 0.25), 0.12))
    _kilns(canvas)
    turf = mix(SAGE, (88, 128, 72), 0.5)
    canvas.oval(600, 570, 560, 178, paler(mix(turf, STONE, 0.4), 0.35))
    canvas.oval(600, 570, 548, 171, turf)
    for band in range(5):
        canvas.oval(600, 570, 548 - band * 108, 171 - band * 34, paler(turf, 0.10) if band % 2 == 0 else turf)
    canvas.shape([(552, 508), (648, 508), (672, 640), (528, 640)], paler(CLAY, 0.42))
    canvas.shape([(572, 508), (628, 508), (642, 640), (558, 640)], mix(SAGE, (40, 110, 70), 0.6))
    _match(canvas)
    _onlookers(canvas)


def _kilns(canvas: Canvas) -> None:
    for x, high in ((160, 210), (420, 170), (980, 230)):
        brick = mix(POMEGRANATE, CLAY, 0.55)
        canvas.shaded(
            [(x - 13, 372 - high), (x + 13, 372 - high), (x + 24, 380), (x - 24, 380)], paler(brick, 0.2), brick
        )
        canvas.box(x - 17, 372 - high, 34, 9, deeper(brick, 0.25))
        canvas.shaded([(x - 100, 352), (x + 110, 352), (x + 128, 392), (x - 118, 392)], brick, deeper(brick, 0.25))
        for arch in range(5):
            canvas.disc(x - 76 + arch * 38, 378, 10, deeper(brick, 0.55))
            canvas.box(x - 86 + arch * 38, 378, 20, 14, deeper(brick, 0.55))


def _match(canvas: Canvas) -> None:
    white = paler(STONE, 0.6)
    for x, y, size in ((600, 512, 15), (600, 636, 22)):
        for stump in (-0.3, 0, 0.3):
            canvas.line([(x + stump * size, y), (x + stump * size, y - size * 1.3)], deeper(CLAY, 0.45), width=1.8)
    places = [
        (575, 500, 1.0),
        (652, 520, 1.0),
        (560, 626, 1.35),
        (655, 652, 1.45),
        (600, 474, 0.9),
        (330, 560, 1.15),
        (430, 500, 0.95),
        (790, 520, 1.0),
        (905, 590, 1.2),
        (760, 672, 1.45),
        (410, 660, 1.4),
        (236, 610, 1.2),
        (960, 530, 1.0),
    ]
    for x, y, scale in places:
        _player(
            canvas, x=x, y=y, scale=scale, colour=mix(white, canvas.random.choice([LAPIS, POMEGRANATE, SAGE]), 0.18)
        )
    canvas.line([(563, 612), (534, 590)], deeper(CLAY, 0.2), width=5)


def _player(canvas: Canvas, *, x: float, y: float, scale: float, colour: Colour) -> None:
    tall = 34 * scale
    canvas.oval(x + tall * 0.2, y + 1, tall * 0.42, tall * 0.09, deeper(SAGE, 0.4))
    stride = canvas.random.uniform(0.08, 0.22) * tall
    for foot in (-stride, stride):
        canvas.line([(x, y - tall * 0.42), (x + foot, y)], deeper(colour, 0.18), width=tall * 0.13)
    canvas.shape(
        [
            (x - tall * 0.17, y - tall * 0.82),
            (x + tall * 0.17, y - tall * 0.82),
            (x + tall * 0.2, y - tall * 0.3),
            (x - tall * 0.2, y - tall * 0.3),
        ],
        colour,
    )
    canvas.disc(x, y - tall * 0.95, tall * 0.13, deeper(CLAY, 0.35))


def _onlookers(canvas: Canvas) -> None:
    for _ in range(64):
        x = canvas.random.uniform(-10, 1210)
        y = 784 + canvas.random.uniform(-14, 26)
        colour = deeper(
            mix(canvas.random.choice([LAPIS, POMEGRANATE, CLAY, SAGE, STONE]), INK, 0.15),
            canvas.random.uniform(0.1, 0.4),
        )
        canvas.shape([(x - 26, y + 40), (x - 20, y + 4), (x + 20, y + 4), (x + 26, y + 40)], colour)
        canvas.disc(x, y - 10, 14, deeper(CLAY, 0.35))
        canvas.oval(x, y - 17, 15, 9, mix(colour, STONE, canvas.random.uniform(0.1, 0.8)))
