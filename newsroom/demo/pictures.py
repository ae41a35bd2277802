"""Which pictures does the demo paper print, and how is each of them drawn?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PIL import Image

from newsroom.demo.drawing import bus, country, craft, cricket, land, town, travel, water
from newsroom.demo.drawing.canvas import PIXELS_PER_UNIT, SQUARE, WIDE, Canvas
from newsroom.demo.drawing.palette import (
    CLAY,
    INK,
    LAPIS,
    POMEGRANATE,
    SAFFRON,
    SAGE,
    STONE,
    TURQUOISE,
    deeper,
    mix,
)
from newsroom.demo.drawing.portraits import portrait

CREDIT: Final = "Drawing: The Kabul Lantern"


@dataclass(frozen=True)
class Picture:
    """A picture to be drawn: `draw` gets an empty canvas; equal seeds give equal pixels."""

    draw: Callable[[Canvas], None]
    seed: int
    alt: str
    focal_y: float = 0.5
    size: tuple[float, float] = WIDE

    def drawn(self, *, pixels_per_unit: float = PIXELS_PER_UNIT) -> Image.Image:
        """Return the picture, 1920 × 1280 pixels large unless told otherwise."""
        canvas = Canvas(seed=self.seed, size=self.size, pixels_per_unit=pixels_per_unit)
        self.draw(canvas)
        return canvas.finished()


def _mountains(canvas: Canvas, light: land.Light, *, snow: float, rise: float = 380) -> None:
    land.sky(canvas, light, horizon=540)
    land.massif(canvas, light, base=580, rise=rise, snow=snow)
    land.ranges(canvas, light, top=560, bottom=800, count=4)


PICTURES: Final[dict[str, Picture]] = {
    "canal-at-noon": Picture(
        partial(water.canal, light=land.NOON),
        seed=5,
        alt="A straight canal between two rows of poplars runs towards snow-capped mountains.",
    ),
    "raisin-house-wall": Picture(
        craft.raisin_house,
        seed=4,
        alt="A brick wall with five rows of stepped openings, some of them bright with the light behind.",
    ),
    "herat-tiles": Picture(
        craft.tiles,
        seed=9,
        alt="A panel of tiles: eight-pointed stars in turquoise, with crosses of dark blue between them.",
    ),
    "roofs-of-barchi": Picture(
        partial(town.roofs, light=land.DUST),
        seed=4,
        alt="Hundreds of flat-roofed houses in the colours of clay climb a slope under a pale sky.",
    ),
    "bread-street": Picture(
        town.bazaar,
        seed=5,
        alt="Four rows of striped awnings above market stalls, and the backs of people in front of them.",
    ),
    "library-road": Picture(
        partial(travel.mountain_road, light=land.DAWN),
        seed=4,
        alt="A white van with a red stripe on a road that winds down a bare hillside.",
        focal_y=0.7,
    ),
    "line-nine-bus": Picture(
        partial(bus.bus, light=land.NOON),
        seed=5,
        alt="A green city bus with passengers at its windows passes a street of low houses.",
        focal_y=0.6,
    ),
    "saffron-fields": Picture(
        partial(country.saffron, light=land.DAWN),
        seed=4,
        alt="Rows of violet flowers run to the mountains; four people kneel among them and pick.",
    ),
    "salang-ridges": Picture(
        partial(_mountains, light=land.COLD, snow=0.6, rise=430),
        seed=21,
        alt="High mountains under snow, and four dark ridges in front of them.",
    ),
    "hairatan-wagons": Picture(
        partial(travel.train, light=land.GREEN),
        seed=5,
        alt="A long freight train of box wagons and tank wagons on an embankment in open country.",
        focal_y=0.75,
    ),
    "cricket-ground": Picture(
        partial(cricket.cricket, light=land.DUST),
        seed=5,
        alt="A cricket match on an oval of grass; three brick kilns with tall chimneys stand behind it.",
        focal_y=0.65,
    ),
    "kabul-by-night": Picture(
        partial(town.roofs, light=land.NIGHT, lamps=True),
        seed=7,
        alt="A hillside of houses at night; about half of the windows are lit.",
    ),
    "pamir-ice": Picture(
        partial(_mountains, light=land.NOON, snow=0.8, rise=470),
        seed=33,
        alt="A chain of mountains, white from the summits almost to their feet.",
    ),
    "canal-gate": Picture(
        partial(water.gate, light=land.DAWN),
        seed=8,
        alt="The gate of a canal: two stone piers, a wooden board under a beam, and a large iron wheel.",
    ),
    "potato-fields": Picture(
        partial(country.terraces, light=land.NOON),
        seed=9,
        alt="Small fields in greens and browns; three earthen stores with chimneys rise among them.",
        focal_y=0.65,
    ),
    "kandahar-lanes": Picture(
        partial(town.roofs, light=land.GREEN),
        seed=14,
        alt="A dense quarter of flat roofs, sand-coloured and brick-red, in front of a low hill.",
        focal_y=0.65,
    ),
    "steppe-train": Picture(
        partial(travel.train, light=land.DUST),
        seed=9,
        alt="A freight train crosses a plain at sunset.",
        focal_y=0.75,
    ),
    "istalif-bowls": Picture(
        craft.bowls,
        seed=5,
        alt="Three shelves of glazed bowls in blues and greens, each with a band of brushwork.",
    ),
    "evening-bazaar": Picture(
        town.bazaar,
        seed=12,
        alt="Striped awnings in red, blue and yellow over the stalls of a crowded market street.",
    ),
    "wakhan-ridges": Picture(
        partial(_mountains, light=land.DAWN, snow=0.5),
        seed=3,
        alt="Snow-covered peaks in the first light, and the blue ridges of the valleys below them.",
    ),
    "canal-at-dawn": Picture(
        partial(water.canal, light=land.DAWN),
        seed=15,
        alt="نهری راست میان دو قطار سپیدار که به سوی کوه‌های برف‌پوش می‌رود.",
    ),
    "roofs-of-khair-khana": Picture(
        partial(town.roofs, light=land.NOON),
        seed=19,
        alt="A suburb of flat-roofed houses under a clear sky, with mountains behind a low ridge.",
    ),
}


def _portrait(name: str, *, seed: int, **worn: Any) -> Picture:
    """Return a writer's portrait, 640 × 640 pixels."""
    return Picture(partial(portrait, **worn), seed, alt=f"Portrait of {name}.", size=SQUARE)


PORTRAITS: Final[dict[str, Picture]] = {
    "soraya-wafamand": _portrait("Soraya Wafamand", seed=1, ground=CLAY, figure=deeper(POMEGRANATE, 0.1), head="scarf"),
    "idris-khamosh": _portrait(
        "Idris Khamosh", seed=2, ground=STONE, figure=mix(INK, LAPIS, 0.4), head="hair", glasses=True
    ),
    "karim-baburyan": _portrait(
        "Karim Baburyan", seed=3, ground=LAPIS, figure=LAPIS, head="hair", beard=True, glasses=True
    ),
    "laila-mirzad": _portrait("Laila Mirzad", seed=4, ground=LAPIS, figure=TURQUOISE, head="scarf"),
    "sayed-taher-nakhshab": _portrait(
        "Sayed Taher Nakhshab", seed=5, ground=SAGE, figure=deeper(SAGE, 0.35), head="turban", beard=True
    ),
    "parwin-chaman": _portrait(
        "Parwin Chaman", seed=6, ground=POMEGRANATE, figure=POMEGRANATE, head="scarf", glasses=True
    ),
    "nazar-gul-shinwar": _portrait(
        "Nazar Gul Shinwar", seed=7, ground=TURQUOISE, figure=deeper(TURQUOISE, 0.25), head="pakol", beard=True
    ),
    "temur-zaland": _portrait(
        "Temur Zaland", seed=8, ground=SAFFRON, figure=mix(CLAY, INK, 0.35), head="karakul", glasses=True
    ),
    "shukria-lalazar": _portrait(
        "Shukria Lalazar", seed=9, ground=SAGE, figure=mix(LAPIS, SAGE, 0.45), head="scarf", glasses=True
    ),
}
