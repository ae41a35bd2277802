"""How is a city bus in its street drawn?"""

from newsroom.demo.drawing import land
from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.land import Light
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    POMEGRANATE,
    SAFFRON,
    SAGE,
    STONE,
    Colour,
    deeper,
    mix,
    paler,
)

_GREEN: Colour = mix(SAGE, (30, 92, 66), 0.62)


def bus(canvas: Canvas, light: Light) -> None:
    """Draw a city bus that passes a row of houses and trees, seen from across the street."""
    land.sky(canvas, light, horizon=420)
    land.massif(canvas, light, base=440, rise=300, snow=0.4)
    land.ranges(canvas, light, top=400, bottom=470, count=2, rise=90, nearest=0.5)
    _street(canvas)
    _bus(canvas, left=170, top=356, wide=860, high=286)
    canvas.ground(716, 720, paler(STONE, 0.3), paler(STONE, 0.3))
    for x in (80, 420, 760, 1100):
        canvas.shape([(x, 742), (x + 150, 742), (x + 138, 752), (x - 12, 752)], paler(STONE, 0.45))


def _street(canvas: Canvas) -> None:
    x = -40.0
    while x < canvas.width:
        wide, high = canvas.random.uniform(110, 190), canvas.random.uniform(120, 230)
        wall = mix(CLAY, STONE, canvas.random.uniform(0.35, 0.85))
        canvas.shaded([(x, 640 - high), (x + wide, 640 - high), (x + wide, 660), (x, 660)], paler(wall, 0.3), wall)
        canvas.box(x, 640 - high, wide, 7, deeper(wall, 0.15))
        for column in range(int(wide // 46)):
            for row in range(int(high // 70)):
                canvas.box(x + 14 + column * 44, 662 - high + row * 62, 22, 32, deeper(mix(wall, LAPIS, 0.3), 0.30))
        x += wide
    for place in (60, 1120, 1180):
        canvas.box(place - 4, 500, 8, 160, deeper(CLAY, 0.5))
        for dx, dy, radius in ((0, -10, 58), (-34, 22, 40), (32, 18, 44), (0, -52, 38)):
            canvas.disc(place + dx, 480 + dy, radius, deeper(mix(SAGE, CLAY, 0.1), 0.12 if dx <= 0 else 0.26))
    canvas.ground(640, 664, paler(STONE, 0.15), deeper(STONE, 0.10))
    canvas.ground(664, canvas.height, deeper(STONE, 0.52), deeper(STONE, 0.68))


def _bus(canvas: Canvas, *, left: float, top: float, wide: float, high: float) -> None:
    right, floor = left + wide, top + high
    canvas.oval(left + wide / 2, floor + 58, wide * 0.54, 16, deeper(STONE, 0.78))
    body: list[Point] = [
        (left + 22, top),
        (right - 34, top),
        (right - 6, top + 46),
        (right, floor),
        (left, floor),
        (left, top + 22),
    ]
    canvas.shaded(body, paler(_GREEN, 0.06), deeper(_GREEN, 0.22))
    canvas.box(left, top + 172, wide - 1, 26, paler(_GREEN, 0.78))
    canvas.box(left + 22, top + 8, wide - 62, 10, paler(_GREEN, 0.35))
    canvas.box(left + 24, top + 40, wide - 76, 112, deeper(LAPIS, 0.55))
    for index in range(8):
        _pane(canvas, left=left + 34 + index * 95, top=top + 50, person=canvas.random.random() < 0.8)
    canvas.shape(
        [(right - 66, top + 42), (right - 12, top + 42), (right - 4, top + 152), (right - 66, top + 152)],
        paler(LAPIS, 0.55),
    )
    for door in (left + 250, right - 190):
        canvas.box(door, top + 36, 88, high - 44, deeper(_GREEN, 0.35))
        for leaf in (door + 5, door + 46):
            canvas.box(leaf, top + 46, 37, high - 66, mix(paler(LAPIS, 0.45), _GREEN, 0.15))
    canvas.box(right - 210, top + 6, 130, 24, INK)
    canvas.disc(right - 190, top + 18, 7, SAFFRON)
    canvas.box(right - 174, top + 13, 80, 10, SAFFRON)
    canvas.box(right - 18, floor - 62, 18, 22, paler(SAFFRON, 0.5))
    for wheel in (left + 168, right - 262 + 10):
        canvas.disc(wheel, floor + 6, 54, deeper(_GREEN, 0.6))
        canvas.disc(wheel, floor + 12, 46, INK)
        canvas.disc(wheel, floor + 12, 22, deeper(STONE, 0.25))
        canvas.disc(wheel, floor + 12, 9, deeper(STONE, 0.6))


def _pane(canvas: Canvas, *, left: float, top: float, person: bool) -> None:
    canvas.shaded(
        [(left, top), (left + 84, top), (left + 84, top + 94), (left, top + 94)], paler(LAPIS, 0.60), paler(LAPIS, 0.38)
    )
    if person:
        colour = canvas.random.choice(
            [deeper(POMEGRANATE, 0.2), deeper(LAPIS, 0.2), deeper(CLAY, 0.4), deeper(SAGE, 0.3)]
        )
        x = left + canvas.random.uniform(26, 58)
        canvas.shape([(x - 24, top + 94), (x - 16, top + 62), (x + 16, top + 62), (x + 24, top + 94)], colour)
        canvas.disc(x, top + 46, 15, deeper(CLAY, 0.25))
        canvas.oval(x - 1, top + 39, 17, 12, mix(colour, STONE, canvas.random.uniform(0.0, 0.6)))
    canvas.shape([(left + 10, top + 94), (left + 40, top), (left + 52, top), (left + 22, top + 94)], paler(LAPIS, 0.66))
