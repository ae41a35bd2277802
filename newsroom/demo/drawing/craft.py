"""How are a brick wall with openings, a panel of tiles and a shelf of bowls drawn?"""

import math

from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    PAPER,
    SAFFRON,
    SAGE,
    STONE,
    TURQUOISE,
    Colour,
    deeper,
    mix,
    paler,
)


def raisin_house(canvas: Canvas) -> None:
    """Draw the wall of a drying house: brick courses with a pattern of openings that the sun shines through."""
    canvas.ground(0, canvas.height, paler(CLAY, 0.25), deeper(CLAY, 0.10))
    wide, high = 60.0, 25.0
    for course in range(33):
        for brick in range(-1, 21):
            tone = mix(
                CLAY, canvas.random.choice([STONE, SAFFRON, deeper(CLAY, 0.4)]), canvas.random.uniform(0.05, 0.30)
            )
            x = brick * wide + (course % 2) * wide / 2
            canvas.box(x + 1.5, course * high + 1.5, wide - 3, high - 3, tone)
    for row in range(5):
        for column in range(11):
            opening = 118 * column - (59 if row % 2 else 0) + 10
            _slit(canvas, x=opening, y=62 + row * 150)
    canvas.ground(760, 800, deeper(CLAY, 0.35), deeper(CLAY, 0.5))


def tiles(canvas: Canvas) -> None:
    """Draw a panel of eight-pointed stars and crosses in the workshop's blues."""
    canvas.ground(0, canvas.height, paler(STONE, 0.35), paler(STONE, 0.1))
    size = 133.34
    for row in range(-1, 8):
        for column in range(-1, 11):
            x, y = (column + 0.5) * size, (row + 0.5) * size
            _star(canvas, x=x, y=y, radius=size * 0.5)
            _cross(canvas, x=x + size / 2, y=y + size / 2, size=size)


def bowls(canvas: Canvas) -> None:
    """Draw three shelves of glazed bowls against a plastered wall."""
    canvas.ground(0, canvas.height, paler(CLAY, 0.62), paler(CLAY, 0.40))
    glazes = [
        TURQUOISE,
        mix(TURQUOISE, LAPIS, 0.55),
        paler(TURQUOISE, 0.35),
        mix(TURQUOISE, SAGE, 0.55),
        paler(LAPIS, 0.18),
    ]
    for shelf, y in enumerate((262.0, 506.0, 750.0)):
        canvas.box(0, y, canvas.width, 20, deeper(CLAY, 0.28))
        canvas.ground(y + 20, y + 58, mix(CLAY, INK, 0.22), paler(CLAY, 0.47))
        x = 30.0 - shelf * 26
        while x < canvas.width:
            wide = canvas.random.uniform(120, 230)
            high = wide * canvas.random.uniform(0.42, 0.72)
            _bowl(canvas, left=x, foot=y, wide=wide, high=high, glaze=canvas.random.choice(glazes))
            x += wide + canvas.random.uniform(14, 46)


def _slit(canvas: Canvas, *, x: float, y: float) -> None:
    """Draw an opening that narrows upwards in steps of one course, and the light in it."""
    inside, glow = deeper(CLAY, 0.72), paler(SAFFRON, 0.45)
    for step in range(4):
        half = 27 - step * 6
        top = y + (3 - step) * 25
        canvas.box(x - half, top, half * 2, 25, inside)
        canvas.box(x - half, top, 5, 25, deeper(CLAY, 0.45))
    if canvas.random.random() < 0.55:
        canvas.shape([(x - 2, y + 18), (x + 6, y + 18), (x + 20, y + 100), (x - 8, y + 100)], mix(glow, inside, 0.25))
    canvas.box(x - 29, y + 100, 58, 5, paler(CLAY, 0.35))


def _star(canvas: Canvas, *, x: float, y: float, radius: float) -> None:
    blue = canvas.random.choice([TURQUOISE, mix(TURQUOISE, LAPIS, 0.35), paler(TURQUOISE, 0.14)])
    canvas.shape(_points(x, y, radius * 1.0, radius * 0.765, count=8), paler(STONE, 0.55))
    canvas.shape(_points(x, y, radius * 0.95, radius * 0.727, count=8), blue)
    canvas.shape(_points(x, y, radius * 0.66, radius * 0.505, count=8), paler(STONE, 0.62))
    canvas.shape(_points(x, y, radius * 0.61, radius * 0.467, count=8), deeper(LAPIS, 0.10))
    canvas.shape(_points(x, y, radius * 0.44, radius * 0.16, count=8), mix(SAFFRON, PAPER, 0.20))
    canvas.disc(x, y, radius * 0.11, TURQUOISE)
    glint = [
        (x - radius * 0.92, y),
        *_points(x, y, radius * 0.95, radius * 0.727, count=8)[12:15],
        (x, y - radius * 0.70),
    ]
    canvas.line(glint[1:-1], paler(blue, 0.45), width=2.2)


def _cross(canvas: Canvas, *, x: float, y: float, size: float) -> None:
    """Fill what four stars leave between them: a cross with pointed arms."""
    colour = mix(LAPIS, INK, canvas.random.uniform(0.0, 0.22))
    reach, waist = size * 0.47, size * 0.185
    outline: list[Point] = []
    for turn in range(4):
        angle = turn * math.pi / 2
        for distance, bearing in ((reach, 0.0), (waist * math.sqrt(2) * 0.93, math.pi / 4)):
            outline.append((x + distance * math.cos(angle + bearing), y + distance * math.sin(angle + bearing)))
    canvas.shape(outline, colour)
    canvas.shape(_points(x, y, size * 0.13, size * 0.05, count=4), mix(TURQUOISE, PAPER, 0.35))


def _points(x: float, y: float, outer: float, inner: float, *, count: int) -> list[Point]:
    """Return the outline of a star with so many points."""
    outline = []
    for index in range(count * 2):
        angle, reach = index * math.pi / count, outer if index % 2 == 0 else inner
        outline.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return outline


def _bowl(canvas: Canvas, *, left: float, foot: float, wide: float, high: float, glaze: Colour) -> None:
    """Draw a bowl from the side: body, foot, the mouth as an ellipse, a band of brushwork and a glint."""
    middle, top = left + wide / 2, foot - high
    canvas.oval(middle, foot, wide * 0.36, 6, mix(CLAY, INK, 0.45))
    body: list[Point] = []
    for index in range(25):
        share = index / 24
        x = left + wide * share
        bulge = math.sin(math.pi * share) ** 0.55
        body.append((x, top + high * 0.90 * bulge))
    canvas.shaded([(left, top), *body, (left + wide, top)], paler(glaze, 0.12), deeper(glaze, 0.32))
    canvas.shape(
        [
            (middle - wide * 0.2, foot - high * 0.16),
            (middle + wide * 0.2, foot - high * 0.16),
            (middle + wide * 0.17, foot),
            (middle - wide * 0.17, foot),
        ],
        deeper(CLAY, 0.12),
    )
    _brushwork(canvas, middle=middle, top=top, wide=wide, high=high, colour=deeper(glaze, 0.45))
    canvas.oval(middle, top, wide / 2, wide * 0.085, paler(glaze, 0.42))
    canvas.oval(middle, top + wide * 0.012, wide * 0.465, wide * 0.066, deeper(glaze, 0.36))
    canvas.oval(middle + wide * 0.05, top + wide * 0.03, wide * 0.36, wide * 0.042, deeper(glaze, 0.18))
    canvas.line(
        [(left + wide * 0.10, top + high * 0.22), (left + wide * 0.15, top + high * 0.46)], paler(glaze, 0.65), width=4
    )


def _brushwork(canvas: Canvas, *, middle: float, top: float, wide: float, high: float, colour: Colour) -> None:
    kind, count = canvas.random.randrange(3), 9
    for index in range(count):
        share = (index + 0.5) / count * 2 - 1
        x = middle + math.sin(share * math.pi / 2) * wide * 0.43
        y = top + high * (0.36 - 0.05 * abs(share))
        across = wide * 0.028 * math.cos(share * 1.3)
        if kind == 0:
            canvas.oval(x, y, across, wide * 0.05, colour)
        elif kind == 1:
            canvas.line([(x - across, y + 9), (x, y - 9), (x + across, y + 9)], colour, width=3)
        else:
            canvas.disc(x, y, across + 1, colour)
