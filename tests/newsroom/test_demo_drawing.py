"""Are the demo paper's pictures the same every time, of the right size, and pictures at all?"""

import pytest

from newsroom.demo.drawing.canvas import Canvas
from newsroom.demo.drawing.palette import INK, LAPIS, PAPER, mix
from newsroom.demo.pictures import PICTURES, PORTRAITS, Picture

pytestmark = pytest.mark.slow

SMALL = 0.15
EVERY = PICTURES | PORTRAITS


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_is_the_same_every_time(name: str) -> None:
    picture = EVERY[name]
    first = picture.drawn(pixels_per_unit=SMALL)
    assert first.tobytes() == picture.drawn(pixels_per_unit=SMALL).tobytes()


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_shows_something(name: str) -> None:
    drawn = EVERY[name].drawn(pixels_per_unit=SMALL)
    colours = drawn.getcolors(maxcolors=drawn.width * drawn.height) or []
    assert len(colours) > 60
    # No colour fills the sheet: a motif that failed would leave its ground.
    assert max(count for count, _ in colours) < drawn.width * drawn.height * 0.5


def test_no_two_pictures_are_alike() -> None:
    drawn = {picture.drawn(pixels_per_unit=SMALL).tobytes() for picture in EVERY.values()}
    assert len(drawn) == len(EVERY)


def test_another_seed_gives_another_picture() -> None:
    picture = PICTURES["salang-ridges"]
    other = Picture(picture.draw, seed=picture.seed + 1, alt="")
    assert picture.drawn(pixels_per_unit=SMALL).tobytes() != other.drawn(pixels_per_unit=SMALL).tobytes()


def test_photos_are_three_to_two_and_portraits_square() -> None:
    assert PICTURES["istalif-bowls"].drawn().size == (1920, 1280)
    assert PORTRAITS["karim-baburyan"].drawn().size == (640, 640)


def test_a_shape_that_reaches_over_the_edge_is_cut_there() -> None:
    canvas = Canvas(seed=1, pixels_per_unit=SMALL)
    canvas.box(0, 0, canvas.width, canvas.height, PAPER)
    canvas.shaded([(-400, -400), (600, -400), (600, 400), (-400, 400)], LAPIS, INK)
    canvas.shaded([(-400, -400), (-10, -400), (-10, -10)], INK, INK)
    drawn = canvas.finished()
    assert drawn.getpixel((drawn.width - 1, drawn.height - 1)) == PAPER
    # Half-way down the outline, at the sheet's upper edge, the colour is half-way as well.
    corner = drawn.getpixel((0, 0))
    assert isinstance(corner, tuple)
    assert max(abs(found - meant) for found, meant in zip(corner, mix(LAPIS, INK, 0.5), strict=True)) <= 2


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_says_what_it_shows(name: str) -> None:
    assert 15 <= len(EVERY[name].alt) <= 140
    assert EVERY[name].alt.endswith(".")
