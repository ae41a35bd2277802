"""How are roofs and a bazaar drawn?"""

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
    STONE,
    TURQUOISE,
    Colour,
    deeper,
    mix,
    paler,
)


def roofs(canvas: Canvas, light: Light, *, lamps: bool = False) -> None:
    """Draw a hillside of flat-roofed houses; with `lamps` it is night and most windows are lit."""
    land.sky(canvas, light, horizon=380)
    if lamps:
        _stars(canvas)
    land.massif(canvas, light, base=420, rise=250, snow=0.3)
    slope = land.skyline(canvas, base=300, rise=90, step=120)
    hill = mix(light.far, light.near, 0.5) if lamps else mix(CLAY, light.far, 0.35)
    canvas.shaded([*slope, (1260, 820), (-60, 820)], hill, deeper(hill, 0.25))
    y, size = 320.0, 44.0
    while y < canvas.height + 90:
        _row(canvas, light, y=y, size=size, lamps=lamps)
        y, size = y + size * 0.74, size * 1.115


def bazaar(canvas: Canvas) -> None:
    """Draw a street of awnings, one above the other, under a strip of sky."""
    canvas.ground(0, canvas.height, paler(SAFFRON, 0.78), paler(CLAY, 0.45))
    _facades(canvas)
    cloths = [POMEGRANATE, paler(TURQUOISE, 0.10), SAFFRON, paler(LAPIS, 0.12), mix(CLAY, POMEGRANATE, 0.35)]
    for row in range(4):
        top, wide, deep = 236 + row * 118, 176 + row * 42, 78 + row * 20
        x = -canvas.random.uniform(0.2, 0.9) * wide
        while x < canvas.width:
            cloth = mix(canvas.random.choice(cloths), STONE, 0.34 - 0.09 * row)
            _awning(canvas, x=x, y=top + canvas.random.uniform(-14, 14), wide=wide, deep=deep, cloth=cloth)
            x += wide * canvas.random.uniform(1.0, 1.16)
    _heads(canvas)


def _stars(canvas: Canvas) -> None:
    for _ in range(90):
        x, y = canvas.random.uniform(0, 1200), canvas.random.uniform(0, 260)
        canvas.disc(x, y, canvas.random.uniform(0.6, 1.7), mix(PAPER, LAPIS, canvas.random.uniform(0.1, 0.6)))


def _row(canvas: Canvas, light: Light, *, y: float, size: float, lamps: bool) -> None:
    x = -size * canvas.random.random()
    while x < canvas.width:
        wide = size * canvas.random.uniform(0.85, 1.7)
        top = y - size * canvas.random.uniform(0.0, 0.55)
        wall = mix(CLAY, canvas.random.choice([STONE, STONE, PAPER, POMEGRANATE]), canvas.random.uniform(0.12, 0.5))
        if lamps:
            wall = mix(mix(wall, light.near, 0.80), INK, 0.12)
        _house(canvas, x=x, top=top, wide=wide, high=size * 1.7, wall=wall, lamps=lamps)
        x += wide * canvas.random.uniform(0.92, 1.02)


def _house(canvas: Canvas, *, x: float, top: float, wide: float, high: float, wall: Colour, lamps: bool) -> None:
    unit = high / 17
    canvas.shaded([(x, top), (x + wide, top), (x + wide, top + high), (x, top + high)], wall, deeper(wall, 0.18))
    canvas.box(x + wide * 0.82, top, wide * 0.18, high, deeper(wall, 0.22))
    canvas.box(x - unit * 0.4, top - unit * 0.5, wide + unit * 0.8, unit * 1.1, paler(wall, 0.08 if lamps else 0.34))
    count = max(1, round(wide / (unit * 5.2)))
    for index in range(count):
        left = x + wide * 0.80 * (index + 0.5) / count - unit * 1.1
        if canvas.random.random() < 0.86:
            _window(canvas, left=left, top=top + unit * 2.6, unit=unit, wall=wall, lamps=lamps)
    if canvas.random.random() < 0.16:
        canvas.line([(x + wide * 0.3, top), (x + wide * 0.3, top - unit * 4)], deeper(wall, 0.45), width=1.4)
        canvas.box(x + wide * 0.3 - unit * 1.2, top - unit * 4, unit * 2.4, 1.6, deeper(wall, 0.45))


def _window(canvas: Canvas, *, left: float, top: float, unit: float, wall: Colour, lamps: bool) -> None:
    lit = lamps and canvas.random.random() < 0.52
    glass = mix(SAFFRON, PAPER, canvas.random.uniform(0.15, 0.6)) if lit else deeper(mix(wall, LAPIS, 0.35), 0.42)
    canvas.box(left - unit * 0.25, top - unit * 0.25, unit * 2.7, unit * 3.5, paler(wall, 0.05 if lamps else 0.45))
    canvas.box(left, top, unit * 2.2, unit * 3.0, glass)
    canvas.box(left + unit * 0.98, top, unit * 0.24, unit * 3.0, deeper(wall, 0.2))


def _facades(canvas: Canvas) -> None:
    x = -30.0
    while x < canvas.width:
        wide = canvas.random.uniform(120, 210)
        top = canvas.random.uniform(30, 120)
        wall = mix(CLAY, STONE, canvas.random.uniform(0.45, 0.85))
        canvas.shaded([(x, top), (x + wide, top), (x + wide, 420), (x, 420)], paler(wall, 0.35), wall)
        canvas.box(x - 4, top - 8, wide + 8, 12, deeper(wall, 0.12))
        for column in range(int(wide / 52)):
            left = x + 18 + column * 50
            canvas.box(left, top + 34, 26, 62, deeper(mix(wall, LAPIS, 0.25), 0.30))
            canvas.disc(left + 13, top + 34, 13, deeper(mix(wall, LAPIS, 0.25), 0.30))
            canvas.box(left - 4, top + 98, 34, 6, paler(wall, 0.5))
        x += wide


def _awning(canvas: Canvas, *, x: float, y: float, wide: float, deep: float, cloth: Colour) -> None:
    """Draw a striped cloth that hangs forward from its pole, with a scalloped edge, and the dark of the stall."""
    shade = deeper(mix(cloth, CLAY, 0.4), 0.68)
    canvas.box(x + 6, y + deep * 0.7, wide - 12, deep * 1.6, shade)
    stripes = 8
    for index in range(stripes):
        share, following = index / stripes, (index + 1) / stripes
        colour = cloth if index % 2 == 0 else paler(cloth, 0.72)
        upper = (x + wide * (0.06 + 0.88 * share), x + wide * (0.06 + 0.88 * following))
        lower = (x + wide * share, x + wide * following)
        canvas.shaded(
            [(upper[0], y), (upper[1], y), (lower[1], y + deep), (lower[0], y + deep)], colour, deeper(colour, 0.08)
        )
        middle, half = (lower[0] + lower[1]) / 2, (lower[1] - lower[0]) / 2
        canvas.oval(middle, y + deep, half, half * 0.85, deeper(colour, 0.14))
    if canvas.random.random() < 0.7:
        _lamp(canvas, x=x + wide * canvas.random.uniform(0.25, 0.75), y=y + deep * 1.25)


def _lamp(canvas: Canvas, *, x: float, y: float) -> None:
    canvas.line([(x, y - 12), (x, y + 4)], INK, width=1.5)
    canvas.disc(x, y + 10, 9, mix(SAFFRON, PAPER, 0.55))


def _heads(canvas: Canvas) -> None:
    """Draw the backs of people along the lower edge: scarves, caps and turbans."""
    clothes = [
        deeper(LAPIS, 0.35),
        deeper(POMEGRANATE, 0.40),
        deeper(CLAY, 0.45),
        deeper(TURQUOISE, 0.45),
        deeper(STONE, 0.35),
    ]
    x = 20.0
    while x < canvas.width:
        tall, colour = canvas.random.uniform(0.9, 1.25), canvas.random.choice(clothes)
        y = 770 - canvas.random.uniform(0, 34)
        shoulders: list[Point] = [
            (x - 56 * tall, 810),
            (x - 44 * tall, y + 14),
            (x, y - 8),
            (x + 44 * tall, y + 14),
            (x + 56 * tall, 810),
        ]
        canvas.shape(shoulders, colour)
        canvas.oval(x, y - 26 * tall, 23 * tall, 28 * tall, deeper(CLAY, 0.35))
        canvas.oval(x, y - 37 * tall, 27 * tall, 19 * tall, mix(colour, STONE, canvas.random.uniform(0.2, 0.8)))
        x += canvas.random.uniform(80, 150)
