"""How are fields drawn?"""

from newsroom.demo.drawing import land
from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.land import Light
from newsroom.demo.drawing.palette import (
    CLAY,
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

HORIZON = 400.0
_VIOLET: Colour = mix(mix(LAPIS, POMEGRANATE, 0.45), STONE, 0.12)


def saffron(canvas: Canvas, light: Light) -> None:
    """Draw rows of saffron in flower that run to the mountains."""
    land.sky(canvas, light, horizon=HORIZON)
    land.massif(canvas, light, base=HORIZON + 12, rise=210)
    land.ranges(canvas, light, top=HORIZON - 40, bottom=HORIZON + 14, count=2, rise=60, nearest=0.5)
    _rows(canvas, soil=mix(CLAY, STONE, 0.15), leaf=deeper(SAGE, 0.18), flower=_VIOLET)
    _pickers(canvas)


def terraces(canvas: Canvas, light: Light) -> None:
    """Draw a valley of small fields, each in the colour of its crop, under a cliff."""
    land.sky(canvas, light, horizon=330)
    land.massif(canvas, light, base=350, rise=250, snow=0.35)
    land.ranges(canvas, light, top=300, bottom=380, count=2, rise=90, nearest=0.45)
    crops = [
        SAGE,
        mix(SAGE, SAFFRON, 0.4),
        deeper(SAGE, 0.25),
        mix(CLAY, SAGE, 0.45),
        mix(CLAY, SAFFRON, 0.3),
        paler(SAGE, 0.25),
    ]
    canvas.ground(360, canvas.height, paler(SAGE, 0.35), deeper(SAGE, 0.3))
    y, deep = 366.0, 20.0
    while y < canvas.height:
        _strip(canvas, y=y, deep=deep, crops=crops)
        y, deep = y + deep, deep * 1.30
    _stores(canvas)


def _rows(canvas: Canvas, *, soil: Colour, leaf: Colour, flower: Colour) -> None:
    canvas.ground(HORIZON + 10, canvas.height, paler(soil, 0.30), deeper(soil, 0.22))
    vanishing, near, far = 640.0, 27.0, 2.8
    for row in range(-27, 28):
        head, foot = vanishing + row * 22, vanishing + row * 92
        ends: list[Point] = [
            (head - far, HORIZON + 10),
            (head + far, HORIZON + 10),
            (foot + near, 810),
            (foot - near, 810),
        ]
        canvas.shaded(ends, mix(paler(leaf, 0.15), flower, 0.60), mix(leaf, flower, 0.35))
        for _ in range(64):
            share = canvas.random.random() ** 0.8
            x = head + (foot - head) * share + canvas.random.uniform(-1, 1) * (far + (near - far) * share)
            if -20 < x < canvas.width + 20:
                tint = paler(flower, canvas.random.uniform(0.0, 0.45))
                _crocus(canvas, x=x, y=HORIZON + 10 + 395 * share, size=1.4 + 9 * share, colour=tint)


def _crocus(canvas: Canvas, *, x: float, y: float, size: float, colour: Colour) -> None:
    canvas.shape(
        [(x, y + size), (x - size, y - size * 0.5), (x - size * 0.4, y - size * 0.2), (x, y - size * 1.2)],
        deeper(colour, 0.12),
    )
    canvas.shape(
        [(x, y + size), (x + size, y - size * 0.5), (x + size * 0.4, y - size * 0.2), (x, y - size * 1.2)], colour
    )
    if size > 3:
        canvas.line([(x, y), (x + size * 0.15, y - size * 1.1)], SAFFRON, width=size * 0.22)


def _pickers(canvas: Canvas) -> None:
    for x, y, tall, colour in (
        (330, 470, 34, POMEGRANATE),
        (398, 462, 31, LAPIS),
        (840, 500, 44, deeper(SAGE, 0.3)),
        (915, 478, 36, mix(SAFFRON, CLAY, 0.3)),
    ):
        canvas.shape(
            [
                (x - tall * 0.5, y + tall),
                (x - tall * 0.35, y + tall * 0.25),
                (x + tall * 0.1, y),
                (x + tall * 0.5, y + tall),
            ],
            deeper(colour, 0.15),
        )
        canvas.disc(x + tall * 0.3, y + tall * 0.05, tall * 0.2, mix(colour, PAPER, 0.35))
        canvas.oval(x + tall * 0.75, y + tall * 0.9, tall * 0.28, tall * 0.15, deeper(CLAY, 0.2))


def _strip(canvas: Canvas, *, y: float, deep: float, crops: list[Colour]) -> None:
    """Draw one step of the valley: fields between walls of earth, with furrows in them."""
    x = -canvas.random.uniform(0, deep * 4)
    lean = deep * 0.5
    while x < canvas.width + deep:
        wide = deep * canvas.random.uniform(3.2, 7.0)
        crop = canvas.random.choice(crops)
        outline: list[Point] = [(x, y), (x + wide, y), (x + wide - lean, y + deep), (x - lean, y + deep)]
        canvas.shaded(outline, paler(crop, 0.22), crop)
        furrows = int(wide / (deep * 0.34))
        for index in range(furrows):
            start = x + wide * (index + 0.5) / furrows
            canvas.line(
                [(start, y + deep * 0.08), (start - lean, y + deep * 0.94)], deeper(crop, 0.13), width=deep * 0.045
            )
        x += wide
    canvas.box(0, y + deep * 0.93, canvas.width, deep * 0.10, deeper(mix(CLAY, SAGE, 0.3), 0.32))


def _stores(canvas: Canvas) -> None:
    """Draw three mounds with a chimney and a door, dug into the slope."""
    for x, y, size in ((250, 520, 64), (560, 476, 44), (890, 560, 82)):
        earth = mix(CLAY, SAGE, 0.25)
        canvas.shaded(
            [
                (x - size * 1.5, y),
                (x - size * 0.9, y - size * 0.7),
                (x, y - size * 0.95),
                (x + size, y - size * 0.7),
                (x + size * 1.6, y),
            ],
            paler(earth, 0.12),
            deeper(earth, 0.22),
        )
        canvas.box(x + size * 0.3, y - size * 1.35, size * 0.24, size * 0.6, deeper(CLAY, 0.35))
        canvas.box(x + size * 0.24, y - size * 1.40, size * 0.36, size * 0.1, deeper(CLAY, 0.5))
        canvas.box(x - size * 0.44, y - size * 0.58, size * 0.62, size * 0.58, deeper(CLAY, 0.55))
        canvas.box(x - size * 0.36, y - size * 0.50, size * 0.46, size * 0.50, deeper(SAGE, 0.45))
