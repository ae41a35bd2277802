"""Is every kind of page photographed, and does the index lead to each picture?"""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from scripts import pictures
from scripts.problem import Problem
from scripts.shown import LANGUAGES, ORDER, PAGES, TAKEN_BACK

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "paper"
# Frames of other pages, what machines read, what only a copy has, and what is seen only while the house is built.
NO_PAGES = {"base", "error", "feed_correction", "feed_entry", "mirror_redirect", "mirror_search", "styleguide"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pictures, "FOLDER", tmp_path)
    monkeypatch.setattr(pictures, "ROOT", tmp_path)
    return tmp_path


def png(width: int = 8, height: int = 8) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "#8a2a35").save(written, "PNG")
    return written.getvalue()


def test_a_page_of_every_template_is_photographed() -> None:
    there = {file.stem for file in TEMPLATES.glob("*.html") if not file.name.startswith("_")}
    assert {*(shown.template for shown in PAGES), *TAKEN_BACK.values()} == there - NO_PAGES


def test_what_a_link_stands_on_is_named_before_it() -> None:
    for place, shown in enumerate(PAGES):
        before = {other.name for other in PAGES[:place] if other.only in ("", shown.only or other.only)}
        assert shown.start.startswith("/") or shown.start in before, shown.name
        assert bool(shown.link) is not shown.start.startswith("/"), shown.name


def test_the_index_leads_to_every_picture_and_says_what_is_not_there(folder: Path) -> None:
    for language in LANGUAGES:
        for width in pictures.WIDTHS:
            for ending in pictures.SCHEMES.values():
                pictures.keep(png(), f"{language}/front-{width}{ending}")
    pictures.keep(png(), "desk/edition-1440")
    pictures.write_index(["front", "topic"])
    index = (folder / "README.md").read_text()
    linked = set(re.findall(r"\]\(([^)]+)\)", index))
    assert linked == {str(file.relative_to(folder)) for file in folder.rglob("*.webp")}
    assert "| topic | – | – | – | – |" in index
    assert (folder / "edition-desk-1440.png").is_file()


def test_pages_are_listed_once_each() -> None:
    assert len(set(ORDER)) == len(ORDER)


def test_too_much_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures.keep(png(), "en/front-390")
    pictures.weigh()
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    with pytest.raises(Problem, match=r"^They weigh more than the 0 MB"):
        pictures.weigh()
