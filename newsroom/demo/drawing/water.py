"""How is a canal drawn, with or without its gate?"""

from newsroom.demo.drawing import land
from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.land import Light
from newsroom.demo.drawing.palette import CLAY, INK, PAPER, SAGE, STONE, Colour, deeper, mix, paler

HORIZON = 430.0


def canal(canvas: Canvas, light: Light) -> None:
    """Draw a canal that runs between poplars towards the mountains."""
    land.sky(canvas, light, horizon=HORIZON)
    land.massif(canvas, light, base=HORIZON + 10, rise=240, snow=0.4)
    land.ranges(canvas, light, top=HORIZON - 50, bottom=HORIZON + 20, count=2, rise=60, nearest=0.55)
    _banks(canvas)
    _water(canvas, light, vanishing=700)
    _poplars(canvas, light, vanishing=700, side=-1)
    _poplars(canvas, light, vanishing=700, side=1)


def gate(canvas: Canvas, light: Light) -> None:
    """Draw a canal's gate: two piers, a beam, a wheel and the board that the water stands against."""
    land.sky(canvas, light, horizon=HORIZON)
    land.massif(canvas, light, base=HORIZON + 10, rise=220, snow=0.35)
    land.ranges(canvas, light, top=HORIZON - 60, bottom=HORIZON + 20, count=2, rise=70, nearest=0.5)
    _banks(canvas)
    _water(canvas, light, vanishing=600)
    _poplars(canvas, light, vanishing=600, side=-1)
    _masonry(canvas)
    _wheel(canvas, x=600, y=300)


def _banks(canvas: Canvas) -> None:
    canvas.ground(HORIZON, canvas.height, paler(mix(SAGE, CLAY, 0.35), 0.30), deeper(mix(SAGE, CLAY, 0.15), 0.18))
    for _ in range(70):
        y = HORIZON + 20 + (canvas.height - HORIZON) * canvas.random.random() ** 1.4
        near = (y - HORIZON) / (canvas.height - HORIZON)
        x, reach = canvas.random.uniform(-50, 1250), 20 + 130 * near
        tint = deeper(mix(SAGE, CLAY, canvas.random.uniform(0.0, 0.5)), 0.10 + 0.15 * near)
        canvas.shape(
            [(x, y), (x + reach, y - 2 - 4 * near), (x + reach * 1.3, y + 3 * near), (x + 8, y + 6 * near)], tint
        )


def _water(canvas: Canvas, light: Light, *, vanishing: float) -> None:
    """Fill the canal's bed; the water has the colours of the sky above it, upside down."""
    foot = canvas.height + 20
    bed = deeper(CLAY, 0.35)
    canvas.shape([(vanishing - 16, HORIZON + 8), (vanishing + 16, HORIZON + 8), (1010, foot), (130, foot)], bed)
    outline: list[Point] = [(vanishing - 11, HORIZON + 8), (vanishing + 11, HORIZON + 8), (950, foot), (190, foot)]
    canvas.shaded(outline, light.horizon, mix(light.zenith, light.near, 0.45))
    for _ in range(46):
        share = canvas.random.random() ** 1.6
        y = HORIZON + 16 + (foot - HORIZON - 30) * share
        left = vanishing - 11 + (190 - vanishing + 11) * (y - HORIZON) / (foot - HORIZON)
        right = vanishing + 11 + (950 - vanishing - 11) * (y - HORIZON) / (foot - HORIZON)
        reach = (right - left) * canvas.random.uniform(0.10, 0.42)
        x = canvas.random.uniform(left + 4, right - reach - 4)
        thick = 1 + 5 * share
        tone = mix(light.horizon, PAPER, 0.5) if canvas.random.random() < 0.6 else mix(light.zenith, light.near, 0.55)
        canvas.shape([(x, y), (x + reach * 0.5, y - thick / 2), (x + reach, y), (x + reach * 0.5, y + thick / 2)], tone)


def _poplars(canvas: Canvas, light: Light, *, vanishing: float, side: int) -> None:
    """Line one bank with poplars that shrink towards the vanishing point."""
    share = 0.05
    trees: list[tuple[float, float, float]] = []
    while share < 1:
        foot = HORIZON + 8 + (canvas.height - HORIZON) * share * 0.72
        x = vanishing + side * (26 + 560 * share)
        trees.append((x, foot, 50 + 460 * share))
        share = share * 1.42 + 0.012
    for x, foot, height in trees:
        tint = mix(mix(light.far, SAGE, 0.55), deeper(SAGE, 0.50), min(1.0, height / 360))
        _poplar(canvas, x=x + canvas.random.uniform(-4, 4), foot=foot, height=height, colour=tint)


def _poplar(canvas: Canvas, *, x: float, foot: float, height: float, colour: Colour) -> None:
    half = height * 0.085
    canvas.box(x - half * 0.12, foot - height * 0.16, half * 0.24, height * 0.17, deeper(CLAY, 0.45))
    outline: list[Point] = [(x, foot - height)]
    outline += [
        (x + half * wide, foot - height * up) for wide, up in ((0.55, 0.78), (0.95, 0.48), (0.80, 0.22), (0.25, 0.10))
    ]
    outline += [
        (x - half * wide, foot - height * up) for wide, up in ((0.25, 0.10), (0.85, 0.24), (1.0, 0.50), (0.5, 0.80))
    ]
    canvas.shape(outline, colour)
    lit = [(x, foot - height), (x - half * 0.5, foot - height * 0.8), (x - half, foot - height * 0.5)]
    canvas.shape(
        [*lit, (x - half * 0.85, foot - height * 0.24), (x - half * 0.1, foot - height * 0.3)], paler(colour, 0.18)
    )


def _masonry(canvas: Canvas) -> None:
    stone, shade = paler(STONE, 0.1), deeper(STONE, 0.28)
    canvas.shaded([(396, 470), (804, 470), (804, 640), (396, 640)], deeper(CLAY, 0.55), deeper(CLAY, 0.75))
    for left in (330, 770):
        canvas.shaded([(left, 330), (left + 100, 330), (left + 112, 800), (left - 12, 800)], stone, shade)
        canvas.shape([(left + 72, 330), (left + 100, 330), (left + 112, 800), (left + 76, 800)], deeper(STONE, 0.40))
        canvas.box(left - 14, 312, 128, 22, deeper(STONE, 0.12))
        for course in range(7):
            y = 380 + course * 60
            canvas.line([(left - 6, y), (left + 72, y)], shade, width=2)
    canvas.box(300, 440, 600, 44, deeper(STONE, 0.30))
    canvas.box(300, 440, 600, 12, paler(STONE, 0.2))
    _board(canvas)
    canvas.shaded([(444, 640), (756, 640), (800, 800), (400, 800)], paler(STONE, 0.55), mix(STONE, INK, 0.35))
    for _ in range(16):
        x = canvas.random.uniform(450, 740)
        lean, top = (x - 600) * 0.32, canvas.random.uniform(640, 700)
        foam = mix(PAPER, STONE, canvas.random.uniform(0, 0.5))
        canvas.shape([(x, top), (x + 5, top), (x + 9 + lean, 800), (x - 3 + lean, 800)], foam)


def _board(canvas: Canvas) -> None:
    for plank in range(6):
        canvas.box(440, 484 + plank * 27, 320, 25, deeper(CLAY, 0.30 + 0.05 * (plank % 3)))
    canvas.box(520, 484, 16, 160, deeper(INK, 0.1))
    canvas.box(664, 484, 16, 160, deeper(INK, 0.1))


def _wheel(canvas: Canvas, *, x: float, y: float) -> None:
    iron = mix(INK, STONE, 0.12)
    canvas.box(x - 7, y, 14, 146, iron)
    canvas.ring(x, y, 78, iron, width=14)
    for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7)):
        canvas.line([(x - 70 * dx, y - 70 * dy), (x + 70 * dx, y + 70 * dy)], iron, width=9)
    canvas.disc(x, y, 17, iron)
