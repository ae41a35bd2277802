"""How is a writer's portrait drawn? As a head and shoulders in two colours that could be many people."""

import math
from typing import Literal

from newsroom.demo.drawing.canvas import Canvas, Point
from newsroom.demo.drawing.palette import PAPER, Colour, deeper, mix, paler

Head = Literal["scarf", "turban", "pakol", "karakul", "hair"]


def portrait(
    canvas: Canvas, *, ground: Colour, figure: Colour, head: Head, beard: bool = False, glasses: bool = False
) -> None:
    """Draw one portrait: the ground, the figure's colour in four tones, what is worn, and a beard or glasses."""
    canvas.ground(0, canvas.height, paler(ground, 0.76), paler(ground, 0.58))
    _halo(canvas, colour=paler(ground, 0.84))
    if head == "scarf":
        _scarf_behind(canvas, figure=figure)
    if head == "hair":
        canvas.oval(200, 144, 73, 78, deeper(figure, 0.45))
    _shoulders(canvas, figure=figure, scarf=head == "scarf")
    skin = paler(mix(figure, PAPER, 0.10), 0.42)
    _face(canvas, skin=skin, figure=figure)
    if beard:
        _beard(canvas, figure=figure)
    if glasses:
        _glasses(canvas, figure=figure)
    {"scarf": _scarf, "turban": _turban, "pakol": _pakol, "karakul": _karakul, "hair": _hair}[head](
        canvas, figure=figure
    )


def _halo(canvas: Canvas, *, colour: Colour) -> None:
    tilt = canvas.random.uniform(-24, 24)
    canvas.disc(200 + tilt, 178, 148, colour)


def _shoulders(canvas: Canvas, *, figure: Colour, scarf: bool) -> None:
    cloth = deeper(figure, 0.12)
    canvas.shape([(166, 226), (234, 226), (240, 320), (160, 320)], paler(figure, 0.30))
    outline: list[Point] = [
        (28, 410),
        (46, 338),
        (112, 302),
        (164, 286),
        (200, 312),
        (236, 286),
        (288, 302),
        (354, 338),
        (372, 410),
    ]
    canvas.shape(outline, cloth)
    canvas.shape([(200, 312), (236, 286), (288, 302), (354, 338), (372, 410), (206, 410)], deeper(figure, 0.26))
    if not scarf:
        canvas.shape([(164, 286), (200, 312), (186, 352), (150, 300)], paler(figure, 0.55))
        canvas.shape([(236, 286), (200, 312), (214, 352), (250, 300)], paler(figure, 0.42))


def _face(canvas: Canvas, *, skin: Colour, figure: Colour) -> None:
    canvas.shape(_oval_half(200, 178, 64, 82, left=True), skin)
    canvas.shape(_oval_half(200, 178, 64, 82, left=False), mix(skin, figure, 0.22))
    canvas.shape([(200, 160), (189, 206), (200, 212)], mix(skin, figure, 0.22))
    brow = deeper(figure, 0.35)
    for side in (-1, 1):
        canvas.line([(200 + side * 16, 156), (200 + side * 30, 153), (200 + side * 43, 157)], brow, width=4.5)
        canvas.oval(200 + side * 28, 172, 5.5, 4.2, brow)
    canvas.line([(183, 227), (192, 230), (208, 230), (217, 227)], mix(skin, figure, 0.55), width=4)


def _beard(canvas: Canvas, *, figure: Colour) -> None:
    colour = deeper(figure, 0.40)
    jaw = [(200 + 66 * math.cos(a), 186 + 92 * math.sin(a)) for a in (math.pi * step / 24 for step in range(25))]
    canvas.shape([*jaw, (150, 204), (178, 216), (222, 216), (250, 204)], colour)
    canvas.line([(182, 231), (218, 231)], paler(figure, 0.30), width=4)


def _glasses(canvas: Canvas, *, figure: Colour) -> None:
    frame = deeper(figure, 0.55)
    for side in (-1, 1):
        canvas.ring(200 + side * 29, 172, 23, frame, width=4)
        canvas.line([(200 + side * 51, 168), (200 + side * 63, 164)], frame, width=4)
    canvas.line([(193, 168), (207, 168)], frame, width=4)


def _scarf_behind(canvas: Canvas, *, figure: Colour) -> None:
    canvas.shape([(112, 170), (150, 110), (250, 110), (288, 170), (300, 330), (100, 330)], deeper(figure, 0.30))


def _scarf(canvas: Canvas, *, figure: Colour) -> None:
    cloth, fold = mix(figure, PAPER, 0.12), deeper(figure, 0.12)
    crown = [
        (200 + 90 * math.cos(a), 172 + 108 * math.sin(a)) for a in (math.pi * (1 + step / 24) for step in range(25))
    ]
    brow = [(200 + 66 * math.cos(a), 176 + 74 * math.sin(a)) for a in (math.pi * (2 - step / 24) for step in range(25))]
    canvas.shape([*crown, *brow], cloth)
    canvas.shape([(110, 172), (134, 176), (150, 238), (196, 286), (170, 340), (96, 330)], cloth)
    canvas.shape([(290, 172), (266, 176), (250, 238), (204, 286), (150, 340), (300, 352), (310, 316)], fold)
    canvas.shape([(204, 284), (150, 338), (120, 410), (206, 410), (262, 330)], mix(figure, PAPER, 0.06))
    canvas.line([(246, 250), (196, 322), (176, 400)], deeper(figure, 0.22), width=3)


def _turban(canvas: Canvas, *, figure: Colour) -> None:
    tones = [mix(figure, PAPER, 0.58), mix(figure, PAPER, 0.44), mix(figure, PAPER, 0.66), mix(figure, PAPER, 0.36)]
    canvas.oval(200, 98, 86, 54, tones[3])
    for index, (x, y, across, down) in enumerate(
        ((190, 84, 74, 34), (214, 98, 80, 32), (188, 116, 84, 28), (206, 132, 82, 20))
    ):
        canvas.oval(x, y, across, down, tones[index % 4])
    canvas.shape([(276, 116), (300, 150), (304, 250), (284, 262), (272, 170)], tones[1])


def _pakol(canvas: Canvas, *, figure: Colour) -> None:
    wool = deeper(figure, 0.18)
    canvas.oval(200, 100, 92, 28, paler(figure, 0.10))
    canvas.shape([(108, 100), (292, 100), (274, 132), (126, 132)], wool)
    canvas.oval(200, 130, 76, 17, deeper(figure, 0.32))
    canvas.oval(200, 125, 78, 16, wool)


def _karakul(canvas: Canvas, *, figure: Colour) -> None:
    fur = deeper(figure, 0.52)
    canvas.shape([(128, 136), (140, 70), (200, 52), (260, 70), (272, 136), (200, 128)], fur)
    canvas.shape([(200, 52), (260, 70), (272, 136), (200, 128)], deeper(figure, 0.62))
    for _ in range(60):
        x, y = canvas.random.uniform(140, 260), canvas.random.uniform(74, 126)
        canvas.ring(x, y, canvas.random.uniform(3, 6), mix(fur, figure, 0.30), width=1.4)


def _hair(canvas: Canvas, *, figure: Colour) -> None:
    colour = deeper(figure, 0.45)
    crown = [
        (200 + 72 * math.cos(a), 150 + 82 * math.sin(a)) for a in (math.pi * (1 + step / 24) for step in range(25))
    ]
    canvas.shape([*crown, (264, 168), (250, 128), (214, 116), (172, 124), (146, 134), (136, 168)], colour)
    canvas.line([(172, 96), (220, 84), (254, 100)], mix(colour, figure, 0.4), width=4)


def _oval_half(x: float, y: float, across: float, down: float, *, left: bool) -> list[Point]:
    start = math.pi / 2 if left else -math.pi / 2
    return [
        (x + across * math.cos(start + math.pi * step / 24), y + down * math.sin(start + math.pi * step / 24))
        for step in range(25)
    ]
