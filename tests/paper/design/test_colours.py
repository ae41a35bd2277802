"""Can everybody read the colours? Text 7 : 1, everything else 4.5 : 1, by day, by night and on the staff's pages.

The measure is WCAG's: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
LEAST = {"ink": 7.0, "muted": 4.5, "lapis": 4.5, "pomegranate": 4.5}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours such as `#1d3f72`."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes(sheet: str) -> list[dict[str, str]]:
    """Return the colours of every block of a sheet that sets the paper's own."""
    blocks = re.findall(r"{([^{}]*)}", (CSS / sheet).read_text())
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]
    return [colours for colours in found if {"paper", *LEAST} <= colours.keys()]


PALETTES = [*palettes("tokens.css"), *palettes("staff.css")]


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours["paper"])
@pytest.mark.parametrize("name", LEAST)
def test_words_stand_out_from_the_paper_and_its_tint(colours: dict[str, str], name: str) -> None:
    assert contrast(colours[name], colours["paper"]) >= LEAST[name]
    assert contrast(colours[name], colours["tint"]) >= 4.5


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours["paper"])
def test_words_on_a_filled_day_or_button_stand_out(colours: dict[str, str]) -> None:
    assert contrast(colours["paper"], colours["lapis"]) >= 4.5
    assert contrast(colours["paper"], colours["pomegranate"]) >= 4.5


def test_the_measure_itself_tells_good_from_bad() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert [len(palettes("tokens.css")), len(palettes("staff.css"))] == [2, 3]
