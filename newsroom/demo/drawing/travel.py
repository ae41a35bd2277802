"""How are a van on a mountain road and a train drawn?"""

from itertools import pairwise

from newsroom.demo.drawing import land
from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.land import Light
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    PAPER,
    POMEGRANATE,
    SAFFRON,
    SAGE,
    STONE,
    Colour,
    deeper,
    mix,
    paler,
)


def mountain_road(canvas: Canvas, light: Light) -> None:
    """Draw a road that winds down from a pass, and a van on it."""
    land.sky(canvas, light, horizon=420)
    land.massif(canvas, light, base=470, rise=330, snow=0.45)
    land.ranges(canvas, light, top=420, bottom=560, count=2, rise=110, nearest=0.45)
    slope: list[Point] = [
        (-40, 560),
        (200, 500),
        (430, 470),
        (700, 500),
        (960, 450),
        (1240, 480),
        (1240, 840),
        (-40, 840),
    ]
    earth = mix(mix(CLAY, SAGE, 0.35), light.near, 0.18)
    canvas.shaded(slope, paler(earth, 0.25), deeper(earth, 0.30))
    _road(canvas)
    _van(canvas, left=470, top=596)


def train(canvas: Canvas, light: Light) -> None:
    """Draw a freight train that crosses the steppe."""
    land.sky(canvas, light, horizon=500)
    canvas.disc(
        canvas.random.uniform(180, 1020),
        canvas.random.uniform(330, 430),
        66,
        paler(mix(SAFFRON, light.horizon, 0.4), 0.35),
    )
    land.ranges(canvas, light, top=455, bottom=520, count=2, rise=50, nearest=0.4)
    steppe = mix(CLAY, SAFFRON, 0.35)
    canvas.ground(505, canvas.height, paler(steppe, 0.42), deeper(mix(steppe, SAGE, 0.3), 0.25))
    _grass(canvas, colour=deeper(mix(steppe, SAGE, 0.5), 0.2))
    canvas.shape([(-40, 640), (1240, 596), (1240, 622), (-40, 676)], deeper(CLAY, 0.30))
    canvas.line([(-40, 640), (1240, 597)], deeper(STONE, 0.55), width=4)
    paints = [POMEGRANATE, mix(CLAY, POMEGRANATE, 0.4), deeper(SAGE, 0.2), LAPIS, deeper(STONE, 0.30)]
    for index in range(8):
        paint = mix(canvas.random.choice(paints), STONE, 0.22)
        _wagon(canvas, x=1200 - index * 152, paint=paint, tank=canvas.random.random() < 0.4)


def _road(canvas: Canvas) -> None:
    """Draw the bends as a row of flat ovals that grow towards the viewer, so that the road widens evenly."""
    bends: list[Point] = [
        (930, 462), (800, 500), (660, 516), (610, 534), (700, 554), (880, 572), (950, 594), (880, 620), (600, 642),
        (330, 658), (214, 684), (300, 716), (600, 742), (900, 780), (1130, 850),
    ]  # fmt: skip
    way = [
        (x + (x2 - x) * step / 40, y + (y2 - y) * step / 40)
        for (x, y), (x2, y2) in pairwise(bends)
        for step in range(40)
    ]
    for colour, below in ((deeper(CLAY, 0.30), 1.0), (paler(mix(CLAY, STONE, 0.5), 0.25), 0.0)):
        for x, y in way:
            reach = 7 + (y - 462) * 0.075
            canvas.oval(x, y + below * reach * 0.45, reach, reach * 0.52, colour)


def _van(canvas: Canvas, *, left: float, top: float) -> None:
    body: list[Point] = [
        (left, top + 6),
        (left + 8, top),
        (left + 76, top),
        (left + 98, top + 22),
        (left + 102, top + 44),
        (left, top + 44),
    ]
    canvas.oval(left + 52, top + 52, 60, 6, deeper(CLAY, 0.55))
    canvas.shaded(body, PAPER, STONE)
    canvas.shape([(left + 74, top + 5), (left + 92, top + 23), (left + 74, top + 23)], deeper(LAPIS, 0.2))
    for index in range(3):
        canvas.box(left + 8 + index * 21, top + 7, 16, 16, deeper(LAPIS, 0.2))
    canvas.box(left, top + 29, 100, 5, POMEGRANATE)
    for wheel in (left + 22, left + 80):
        canvas.disc(wheel, top + 45, 10, INK)
        canvas.disc(wheel, top + 45, 4, STONE)


def _grass(canvas: Canvas, *, colour: Colour) -> None:
    for _ in range(150):
        share = canvas.random.random() ** 1.5
        x, y = canvas.random.uniform(-10, 1210), 530 + 280 * share
        blade = 4 + 16 * share
        for lean in (-0.5, 0.1, 0.6):
            canvas.line(
                [(x, y), (x + blade * lean, y - blade)],
                mix(colour, CLAY, canvas.random.random() * 0.5),
                width=0.8 + share,
            )


def _wagon(canvas: Canvas, *, x: float, paint: Colour, tank: bool) -> None:
    """Draw a wagon whose right end stands at x; the line climbs a little to the right."""
    y = 632 - x * 0.0344
    lift = 138 * 0.0344
    if tank:
        canvas.shaded(
            [(x - 138, y - 62 + lift), (x, y - 62), (x, y - 14), (x - 138, y - 14 + lift)],
            paler(paint, 0.35),
            deeper(paint, 0.30),
        )
        canvas.oval(x - 138, y - 38 + lift, 9, 24, deeper(paint, 0.1))
        canvas.oval(x, y - 38, 9, 24, deeper(paint, 0.25))
        canvas.box(x - 80, y - 72, 22, 12, deeper(paint, 0.3))
    else:
        canvas.shaded(
            [(x - 142, y - 84 + lift), (x, y - 84), (x, y - 12), (x - 142, y - 12 + lift)], paint, deeper(paint, 0.22)
        )
        canvas.shape(
            [(x - 146, y - 84 + lift), (x - 138, y - 93 + lift), (x - 4, y - 93), (x + 4, y - 84)], deeper(paint, 0.30)
        )
        canvas.box(x - 92, y - 80 + lift / 2, 42, 66, deeper(paint, 0.16))
        for rib in (-126, -109, -36, -19):
            canvas.box(x + rib, y - 82, 3, 68, deeper(paint, 0.20))
    canvas.shape([(x - 146, y - 13 + lift), (x + 5, y - 13), (x + 5, y - 5), (x - 146, y - 5 + lift)], deeper(INK, 0.1))
    for wheel in (-122, -96, -46, -20):
        canvas.disc(x + wheel, y - 4 - wheel * 0.0344, 10, INK)
        canvas.disc(x + wheel, y - 4 - wheel * 0.0344, 4, deeper(STONE, 0.3))
