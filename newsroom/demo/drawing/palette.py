"""Which colours are the demo paper's pictures drawn in? Those of the page, and a few of the country's earths."""

from typing import Final

Colour = tuple[int, int, int]

PAPER: Final[Colour] = (251, 250, 246)
INK: Final[Colour] = (22, 24, 28)
STONE: Final[Colour] = (216, 212, 202)
LAPIS: Final[Colour] = (29, 63, 114)
POMEGRANATE: Final[Colour] = (138, 42, 53)
CLAY: Final[Colour] = (190, 150, 110)
SAGE: Final[Colour] = (126, 140, 104)
SAFFRON: Final[Colour] = (214, 158, 70)
TURQUOISE: Final[Colour] = (62, 138, 146)
MIST: Final[Colour] = (186, 200, 214)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with a share (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def paler(colour: Colour, share: float) -> Colour:
    """Return a colour with a share of paper in it."""
    return mix(colour, PAPER, share)


def deeper(colour: Colour, share: float) -> Colour:
    """Return a colour with a share of ink in it."""
    return mix(colour, INK, share)
