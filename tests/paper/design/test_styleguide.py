"""Does the styleguide show every part of the paper's pages, and only while the house is being built?"""

import re
from pathlib import Path

import pytest
from django.conf import settings as house
from django.test import Client
from pytest_django.fixtures import Settings

from paper.design import sheets, styleguide
from paper.page import printed
from photos.models import Photo
from tests.factories import make_photo

TEMPLATES = Path(house.BASE_DIR) / "templates" / "paper"
pytestmark = pytest.mark.django_db


def test_every_part_is_shown_in_some_state() -> None:
    shown = {name for name, states in styleguide.parts("en", photo=Photo(width=960, height=640)).items() if states}
    assert shown == {part.name for part in TEMPLATES.glob("_*.html")} - styleguide.SHOWN_ELSEWHERE


@pytest.mark.parametrize("language", ["en", "fa-AF"])
def test_no_state_is_blank(language: str) -> None:
    blank = [
        (part, state)
        for part, states in styleguide.parts(language, photo=None).items()
        for state, context in states.items()
        if not printed(f"paper/{part}", context, language=language).strip()
    ]
    assert blank == []


def test_it_shows_all_of_it_in_both_directions_by_day_and_by_night(settings: Settings) -> None:
    settings.DEBUG = True
    make_photo()
    page = Client().get("/styleguide/").content.decode()
    states = sum(len(each) for each in styleguide.parts("en", photo=Photo(width=960, height=640)).values())
    for language, direction in (("en", "ltr"), ("fa-AF", "rtl")):
        assert len(re.findall(rf'lang="{language}"\s+dir="{direction}">\n?', page)) >= 2 * states
    assert "سردبیر" in page
    assert f"{house.PAPER_NAME} شماره" not in page, "in Dari the paper has another name"
    assert page.count("specimen__sample--night") == 2 * states


def test_readers_do_not_get_it() -> None:
    assert Client().get("/styleguide/").status_code == 404


def test_its_day_and_night_are_those_of_the_tokens() -> None:
    tokens, guide = (
        re.findall(r"--(?:paper|ink|muted|rule|lapis|pomegranate|tint|mark): #\w+;", (sheets.CSS / name).read_text())
        for name in ("tokens.css", "components/styleguide.css")
    )
    assert guide == tokens[: len(guide)]
