"""Do the addresses of a picture lead to the files that are kept?"""

import re
from typing import Any

import pytest
from django.urls import reverse

from paper.page import printed
from photos.renditions import ADDRESS, FORMATS, Picture, widths_for

TOKEN = "0123456789abcdef" * 2
ROOT = f"/media/photos/{TOKEN}"


@pytest.mark.parametrize(("width", "expected"), [
    (2560, (320, 640, 960, 1280, 1920)), (1920, (320, 640, 960, 1280, 1920)), (1000, (320, 640, 960, 1000)),
    (321, (320, 321)), (320, (320,)), (100, (100,)), (1, (1,)),
])  # fmt: skip
def test_a_picture_is_kept_in_the_usual_widths_up_to_its_own(width: int, expected: tuple[int, ...]) -> None:
    assert widths_for(width) == expected


@pytest.mark.parametrize(("asked", "given"), [(1, 320), (320, 320), (321, 640), (640, 640), (641, 700), (5000, 700)])
def test_the_address_is_that_of_the_narrowest_wide_enough(asked: int, given: int) -> None:
    picture = Picture(token=TOKEN, width=700, height=350)
    assert picture.url(asked) == f"{ROOT}/{given}.jpg"
    assert picture.url(asked, extension="webp") == f"{ROOT}/{given}.webp"


def test_the_srcset_lists_every_width() -> None:
    picture = Picture(token=TOKEN, width=700, height=350)
    assert picture.jpg_srcset == f"{ROOT}/320.jpg 320w, {ROOT}/640.jpg 640w, {ROOT}/700.jpg 700w"
    assert picture.webp_srcset == picture.jpg_srcset.replace(".jpg", ".webp")
    assert (picture.src, picture.aspect) == (f"{ROOT}/700.jpg", 2.0)


@pytest.mark.parametrize("width", [1, 320, 700, 2560])
@pytest.mark.parametrize("extension", FORMATS)
def test_an_address_the_pattern_and_the_url_configuration_agree(width: int, extension: str) -> None:
    picture = Picture(token=TOKEN, width=width, height=100)
    for each in widths_for(width):
        address = picture.url(each, extension=extension)
        assert ADDRESS.fullmatch(address)
        assert reverse("photos:rendition", args=[TOKEN, each, extension]) == address


def _part(**given: Any) -> str:
    return printed("photos/_picture.html", given, language="en")


def test_the_part_prints_a_picture_in_both_formats() -> None:
    picture = Picture(token=TOKEN, width=700, height=350)
    html = _part(photo=picture, alt='A "street"', sizes="50vw")
    attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', html[html.index("<img") :]))
    assert attributes == {
        "src": picture.src, "srcset": picture.jpg_srcset, "sizes": "50vw", "width": "700", "height": "350",
        "alt": "A &#34;street&#34;", "loading": "lazy", "decoding": "async",
    }  # fmt: skip
    assert html.count(f'srcset="{picture.webp_srcset}"') == 1


def test_the_part_does_not_let_the_first_picture_wait() -> None:
    html = _part(photo=Picture(token=TOKEN, width=9, height=9), eager=True)
    assert (html.count("loading="), html.count('alt=""'), html.count('sizes="100vw"')) == (0, 1, 2)
