"""Does a page fetch one sheet that holds all of its own, and how heavy are a page, its sheet, faces and photo?

Weights are those of brotli at its best. A photo weighs what the demo's heaviest lead does in the rendition, 640 pixels
wide, that `sizes` gives to a phone.
"""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from paper.design import sheets
from tests.paper.outline import Outline
from tests.paper.printed import KINDS, print_paper

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
FIRST_FLIGHT = 14_000
WITH_FACES_AND_A_PHOTO = 120_000
PHOTO = 27_000
FACES = {
    "en": ("newsreader-text", "newsreader-headline", "newsreader-headline-italic", "libre-franklin"),
    "fa-AF": ("noto-naskh-arabic", "newsreader-text", "libre-franklin"),
}


def weight(text: str) -> int:
    return len(brotli.compress(text.encode()))


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, dict[str, str]]:
    """A page of every kind, for readers who save data and for all others."""
    with django_db_blocker.unblock(), transaction.atomic():
        addresses = print_paper()
        found = {
            asked: {kind: Client(headers=headers).get(addresses[kind]).content.decode() for kind in KINDS}
            for asked, headers in {"whole": {}, "saving": {"Save-Data": "on"}}.items()
        }
        transaction.set_rollback(True)
    return found


def sheet_of(page: str) -> str:
    """Return the one sheet that a page links."""
    (link,) = [each for each in Outline(page).all("link") if each.attributes["rel"] == "stylesheet"]
    found = finders.find(link.attributes["href"].removeprefix(settings.STATIC_URL))
    assert isinstance(found, str)
    return Path(found).read_text()


@pytest.mark.slow
@pytest.mark.django_db
def test_page_and_sheet_arrive_in_the_first_flight(pages: dict[str, dict[str, str]]) -> None:
    weights = {kind: weight(page) + weight(sheet_of(page)) for kind, page in pages["whole"].items()}
    assert {kind: size for kind, size in weights.items() if size > FIRST_FLIGHT} == {}
    assert max(weights.values()) > 4_000, "something was weighed"


@pytest.mark.slow
@pytest.mark.django_db
def test_a_page_with_faces_and_a_photo_is_light(pages: dict[str, dict[str, str]]) -> None:
    for kind, page in pages["whole"].items():
        language = Outline(page).one("html").attributes["lang"]
        faces = sum((FONTS / f"{name}.woff2").stat().st_size for name in FACES[language])
        photo = PHOTO if "<picture" in page and kind not in {"opinion"} else 0
        italics = (
            0 if kind in {"front", "opinion", "editorial"} else -(FONTS / f"{FACES['en'][2]}.woff2").stat().st_size
        )
        total = weight(page) + weight(sheet_of(page)) + faces + photo + (italics if language == "en" else 0)
        assert total <= WITH_FACES_AND_A_PHOTO, kind


@pytest.mark.django_db
def test_who_saves_data_gets_neither_faces_nor_photos(pages: dict[str, dict[str, str]]) -> None:
    for kind, page in pages["saving"].items():
        assert "@font-face" in sheet_of(pages["whole"][kind]), kind
        assert "@font-face" not in sheet_of(page), kind
        outline = Outline(page)
        assert outline.all("picture") == outline.all("source") == outline.all("link", rel="preload") == [], kind
        assert outline.all("img") == [], kind
    (asked,) = [link for link in Outline(pages["saving"]["lead"]).all("a") if link.text.startswith("Show the photo")]
    assert re.fullmatch(r"Show the photo \(\d+ kB\)", asked.text)
    assert re.fullmatch(r"/media/photos/[0-9a-f]{32}/\d+\.jpg", asked.attributes["href"])


@pytest.mark.django_db
def test_only_the_plain_page_varies_on_the_wish_to_save() -> None:
    print_paper()
    varied = [
        Client(headers=headers).get("/")["Vary"] if headers else Client().get("/").get("Vary", "")
        for headers in ({}, {"Save-Data": "on"})
    ]
    assert ["Save-Data" in vary for vary in varied] == [False, True]
    assert Client(headers={"Save-Data": "off"}).get("/").content == Client().get("/").content


def test_every_sheet_of_the_readers_is_bound_into_some_page() -> None:
    bound = {
        name for family in sheets.FAMILIES for faces in (True, False) for name in sheets.sheets_of(family, faces=faces)
    }
    there = {str(file.relative_to(sheets.CSS).with_suffix("")) for file in sheets.CSS.rglob("*.css")}
    assert bound == {name for name in there if not name.startswith(("staff", "takeaway/"))}


@pytest.mark.parametrize("family", sheets.FAMILIES)
def test_binding_keeps_every_rule_in_its_order(family: str) -> None:
    names = sheets.sheets_of(family)
    bound = sheets.bound(names)
    assert bound.count("{") == bound.count("}")
    assert [bound.index(mark) for mark in ("@layer tokens,", "@font-face", "@layer base", "@media print{")] == sorted(
        bound.index(mark) for mark in ("@layer tokens,", "@font-face", "@layer base", "@media print{")
    )
    for name in names:
        declared = re.findall(r"[{;]\s*([a-z-]+:)", re.sub(r"/\*.*?\*/", "", (sheets.CSS / f"{name}.css").read_text()))
        assert all(each in bound for each in declared), name


def test_a_changed_sheet_is_bound_anew_and_an_unchanged_one_keeps_its_time(tmp_path: Path) -> None:
    finder = sheets.PageSheets()
    place = Path(finder.find("css/page-front.css"))
    before = place.stat().st_mtime_ns
    assert finder.find("css/page-front.css", find_all=True) == [str(place)]
    assert place.stat().st_mtime_ns == before
    place.write_text("changed")
    assert Path(finder.find("css/page-front.css")).read_text() == sheets.bound(sheets.sheets_of("front"))
    assert finder.find("css/page-nothing.css") == []
    assert dict(finder.list(["css/*-plain.css", "css/preview-*"])).keys() == {
        f"css/page-{family}.css" for family in sheets.FAMILIES
    }
