"""The edition as a printed paper: laid out on A4 with our own faces and photos, and with nothing from elsewhere."""

import io
import re
from typing import Any

import pypdf
import pytest
from django.conf import settings

from paper.takeaway import contents, epaper
from tests.paper.takeaway import editions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def words_of(printed: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(printed)).pages
    # Words are broken at the ends of lines, and columns stand beside one another.
    text = "\n".join(page.extract_text() for page in pages)
    return " ".join(re.sub("[-‐]\n", "", text).split())


def test_it_is_there_in_every_installation_that_tests() -> None:
    assert epaper.is_installed()


def test_it_says_all_that_readers_see_and_nothing_that_was_killed() -> None:
    edition, _ = editions.rich()
    printed = epaper.make(contents.read(edition))
    words = words_of(printed).replace(" ", "")
    told = {"".join(part.split()) for part in editions.every_text()}
    assert {part for part in told if part not in words} == set()
    assert "zxkilledzx" not in words
    first: Any = pypdf.PdfReader(io.BytesIO(printed)).pages[0]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == (595, 842)
    fonts = {str(font["/BaseFont"]).partition("+")[2] for font in first["/Resources"]["/Font"].values()}
    assert any(name.startswith("Newsreader") for name in fonts)
    assert first["/Resources"]["/XObject"] != {}


def test_dari_is_set_in_the_arabic_face() -> None:
    printed = epaper.make(contents.read(editions.in_dari()))
    first: Any = pypdf.PdfReader(io.BytesIO(printed)).pages[0]
    fonts = {str(font["/BaseFont"]).partition("+")[2] for font in first["/Resources"]["/Font"].values()}
    assert any(name.startswith("Noto-Naskh-Arabic") for name in fonts), fonts


def test_a_face_and_a_photo_of_ours_are_fetched() -> None:
    assert epaper.ours(f"{settings.SITE_URL}/static/fonts/newsreader-text.woff2")[1] == "font/woff2"
    assert epaper.ours(f"{settings.SITE_URL}{editions.photo().src}")[1] == "image/jpeg"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://elsewhere.example/x.png",
        "{site}/about/",
        "{site}/static/fonts/../css/base.css",
        "{site}/static/fonts/README.md",
        "{site}/static/css/base.css",
        "{site}.elsewhere.example/static/fonts/newsreader-text.woff2",
        "{site}/media/photos/../../secret_key",
        "data:text/css,p{}",
    ],
)
def test_nothing_else_is_fetched(address: str) -> None:
    with pytest.raises(epaper.NotOurs):
        epaper.ours(address.replace("{site}", settings.SITE_URL))
