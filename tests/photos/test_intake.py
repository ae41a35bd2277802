"""Does a file from outside become a picture, or a sentence that says why not?"""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile

from photos import intake, pixels
from photos.intake import PhotoRefused, take_in
from tests.photos import making

CORNERS = {"red": (5, 5), "green": (634, 5), "blue": (5, 394), "white": (634, 394)}
COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def taken(content: bytes) -> Image.Image:
    return take_in(io.BytesIO(content)).master


def refusal(content: bytes) -> str:
    with pytest.raises(PhotoRefused) as refused:
        take_in(io.BytesIO(content))
    return str(refused.value)


def looks_like(picture: Image.Image, expected: dict[str, tuple[int, int]]) -> dict[str, bool]:
    """Say for each colour whether the picture shows it where it is expected, as far as JPEG keeps it."""
    found = {}
    for name, place in expected.items():
        pixel = picture.getpixel(place)
        assert isinstance(pixel, tuple)
        found[name] = all(abs(a - b) < 12 for a, b in zip(pixel, COLOURS[name], strict=True))
    return found


@pytest.mark.parametrize("kind", making.KINDS)
def test_a_picture_of_each_kind_is_taken_in(kind: str) -> None:
    picture = taken(making.encoded(making.drawn(), kind))
    assert (picture.size, picture.mode) == ((640, 400), "RGB")
    assert looks_like(picture, CORNERS) == dict.fromkeys(CORNERS, True)


@pytest.mark.parametrize("mode", ["RGBA", "P", "CMYK"])
def test_every_kind_of_pixel_keeps_its_colour(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    picture = taken(making.encoded(making.drawn(mode=mode), kind))
    assert picture.mode == "RGB"
    assert looks_like(picture, CORNERS) == dict.fromkeys(CORNERS, True)


@pytest.mark.parametrize(("mode", "value"), [("L", 128), ("LA", (128, 255)), ("I;16", 128 * 256)])
def test_every_kind_of_grey_keeps_its_brightness(mode: str, value: Any) -> None:
    assert taken(making.encoded(Image.new(mode, (8, 8), value), "PNG")).getpixel((4, 4)) == (128, 128, 128)


def test_what_is_transparent_becomes_white() -> None:
    clear = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    assert taken(making.encoded(clear, "PNG")).getpixel((4, 4)) == (255, 255, 255)
    assert taken(making.encoded(clear, "WEBP", lossless=True)).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(("size", "expected"), [
    ((2560, 100), (2560, 100)), ((3000, 1500), (2560, 1280)), ((900, 5121), (450, 2560)),
    ((1, 1), (1, 1)), ((1, 9000), (1, 2560)),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_long_side_is_at_most_2560_pixels(kind: str, size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert taken(making.encoded(Image.new("RGB", size), kind)).size == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_is_turned_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = making.drawn()
    undo = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    turn = undo.get(orientation, pixels._UPRIGHT.get(orientation))
    lying = lying if turn is None else lying.transpose(turn)
    content = making.encoded(lying, exif=exif)
    assert looks_like(taken(content), CORNERS) == dict.fromkeys(CORNERS, True)
    # Control arm: without regard for the orientation it lies on its side.
    upright = looks_like(Image.open(io.BytesIO(content)).resize((640, 400)), CORNERS)
    assert (upright == dict.fromkeys(CORNERS, True)) == (orientation == 1)


def test_colours_of_another_space_are_brought_to_srgb() -> None:
    # A profile with red and blue exchanged: XYZ columns under each other's names.
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")
    content = making.encoded(making.drawn(), icc_profile=exchanged)
    assert looks_like(taken(content), {"blue": CORNERS["red"], "red": CORNERS["blue"]}) == {"blue": True, "red": True}
    assert looks_like(taken(making.encoded(making.drawn())), {"red": CORNERS["red"]}) == {"red": True}


@pytest.mark.parametrize(
    "profile", [b"not a profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_profile_that_makes_no_sense_is_ignored(profile: bytes) -> None:
    picture = taken(making.encoded(making.drawn(), icc_profile=profile))
    assert looks_like(picture, CORNERS) == dict.fromkeys(CORNERS, True)


@pytest.mark.filterwarnings("ignore")  # Pillow warns of what it skips
def test_a_broken_exif_block_does_not_cost_the_picture() -> None:
    content = making.encoded(making.drawn(), exif=b"Exif\0\0II*\0\xff\xff\xff\x7f" + b"\xff" * 300)
    assert looks_like(taken(content), CORNERS) == dict.fromkeys(CORNERS, True)


def test_the_hash_is_that_of_the_master() -> None:
    result = take_in(io.BytesIO(making.encoded(making.drawn())))
    assert result.sha256 == hashlib.sha256(result.jpeg).hexdigest()
    assert Image.open(io.BytesIO(result.jpeg)).size == result.master.size


def test_a_picture_with_a_second_one_behind_it_gives_the_first() -> None:
    content = making.encoded(making.drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 64))])
    assert Image.open(io.BytesIO(content)).format == "MPO"
    assert taken(content).size == (640, 400)


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "The file is empty."),
    (b"\xff\xd8" + bytes(intake.MOST_BYTES), "The file is larger than 20 MB; send a smaller copy."),
    (b"<svg/>", "The file is not a JPEG, PNG or WebP picture."),
    (making.encoded(making.drawn())[:-400], "The picture is damaged and cannot be read; export it again."),
])  # fmt: skip
def test_a_refusal_says_why_in_one_sentence(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in making.broken()])
def test_what_is_broken_or_of_another_kind_is_refused(content: bytes) -> None:
    assert refusal(content) in {
        "The file is not a JPEG, PNG or WebP picture.",
        "The picture is damaged and cannot be read; export it again.",
    }


@pytest.mark.parametrize("kind", making.KINDS)
def test_half_a_file_is_refused_after_an_e_paper_was_made(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as importing WeasyPrint does
    whole = making.encoded(making.drawn(), kind)
    assert refusal(whole[: len(whole) // 2]) == "The picture is damaged and cannot be read; export it again."


def test_the_name_of_a_file_does_not_make_it_a_picture() -> None:
    page = io.BytesIO(b"<html>")
    page.name = "portrait.jpg"
    with pytest.raises(PhotoRefused):
        take_in(page)


@pytest.mark.filterwarnings("ignore")  # Pillow warns of some of what it reads
@pytest.mark.parametrize("kind", making.KINDS)
def test_no_damaged_byte_raises_anything_but_a_refusal(kind: str) -> None:
    whole = making.marked(kind, "mark", size=(32, 20))
    outcomes = set()
    for place in range(0, 900, 7):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            outcomes.add(take_in(io.BytesIO(damaged)).master.mode)
        except PhotoRefused:
            outcomes.add("refused")
    assert outcomes - {"RGB"} == {"refused"}
