"""Does a front page hold, whatever the edition brings and however wide the window is, in both directions of writing?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from paper import pages
from paper.design.specimens import LONGEST, SECTIONS, article, edition
from paper.models import PublishedArticle, PublishedEdition
from photos.models import Photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOME = "http://127.0.0.1:8451"  # nothing listens there: every request is answered from what was printed
WIDTHS = (320, 390, 768, 1024, 1440, 1920)
PHOTO = Photo(pk=1, token="0" * 32, width=960, height=640)
Running = list[PublishedArticle]

# Elements that hold words, whose boxes may not lie on one another nor leave the window; and rows of equal cards.
FAULTS = """() => {
  const said = [], window_ = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > window_) said.push('wider than the window');
  const kinds = 'h2, h3, .label, .credit, figcaption, [class*=standfirst], .view__writer';
  const words = [...document.querySelectorAll(`main :is(${kinds})`)]
    .filter(element => element.checkVisibility());
  const boxes = words.map(element => element.getBoundingClientRect());
  boxes.forEach((box, i) => {
    if (box.left < -1 || box.right > window_ + 1) said.push('outside: ' + words[i].textContent.trim().slice(0, 40));
    for (let j = i + 1; j < boxes.length; j++) {
      const other = boxes[j], inside = words[i].contains(words[j]);
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (!inside && across > 2 && down > 2) said.push('overlap: ' + words[i].textContent.trim().slice(0, 40));
    }
  });
  return said;
}"""
CARDS = """() => {
  const rows = {};
  document.querySelectorAll('.bands .story').forEach(card => {
    const box = card.getBoundingClientRect(), key = Math.round(box.top);
    (rows[key] = rows[key] || []).push(Math.round(box.width / 8));
  });
  return Object.values(rows).map(widths => widths.length >= 3 && new Set(widths).size === 1);
}"""


def _many(of: PublishedEdition, count: int, *, photo: Photo | None = PHOTO) -> Running:
    return [
        article(number, of=of, section=number % 7, photo=photo if number % 3 else None) for number in range(1, count)
    ]


EDITIONS: dict[str, Callable[[PublishedEdition], Running]] = {
    "one": lambda of: [article(1, of=of)],
    "three": lambda of: _many(of, 4),
    "sixteen": lambda of: _many(of, 17),
    "sixty": lambda of: _many(of, 61),
    "no photos": lambda of: _many(of, 20, photo=None),
    "long headlines": lambda of: [
        article(number, of=of, section=number % 7, photo=PHOTO, headline=LONGEST[:140]) for number in range(1, 20)
    ],
    "one long word": lambda of: [
        article(n, of=of, section=n % 7, headline="Donaudampfschiffahrts" * 3) for n in range(9)
    ],
    "no standfirsts": lambda of: [
        article(n, of=of, section=n % 7, photo=PHOTO, standfirst="", kicker="") for n in range(14)
    ],
    "opinion only": lambda of: [article(number, of=of, section=6) for number in range(1, 9)],
    "one section": lambda of: [article(number, of=of, photo=PHOTO) for number in range(1, 12)],
}


def front(language: str, name: str) -> str:
    of = edition(language=language)
    page = pages.front(of, EDITIONS[name](of), sections=SECTIONS)
    return page.answer(RequestFactory().get("/")).content.decode()


@pytest.fixture(params=["en", "fa-AF"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab to which the front pages of every edition are given, in one language."""
    printed = {f"/{number}/": front(request.param, name) for number, name in enumerate(EDITIONS)}
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.route("**/*", lambda route: _answer(route, printed))
    yield page
    context.close()


def _answer(route: Route, printed: dict[str, str]) -> None:
    path = route.request.url.removeprefix(HOME)
    found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if path in printed:
        route.fulfill(body=printed[path], content_type="text/html; charset=utf-8")
    elif isinstance(found, str):
        route.fulfill(path=Path(found))
    else:
        route.fulfill(status=404)


def test_nothing_overlaps_or_leaves_the_window_whatever_the_edition_brings(tab: Page) -> None:
    for number, name in enumerate(EDITIONS):
        tab.goto(f"{HOME}/{number}/")
        tab.evaluate("document.fonts.ready.then(() => true)")
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate(FAULTS) == [], (name, width)


def test_bands_are_not_three_equal_cards_all_the_way_down(tab: Page) -> None:
    for number, name in enumerate(EDITIONS):
        tab.goto(f"{HOME}/{number}/")
        rows = tab.evaluate(CARDS)
        assert len(rows) < 2 or not all(rows), name


def test_it_holds_in_forced_colours_and_strong_contrast(tab: Page) -> None:
    tab.emulate_media(forced_colors="active", contrast="more", reduced_motion="reduce")
    tab.goto(f"{HOME}/{list(EDITIONS).index('sixteen')}/")
    assert tab.evaluate(FAULTS) == []
    assert tab.evaluate("getComputedStyle(document.querySelector('.folio')).borderBlockStartWidth") == "1px"


def test_the_ruler_notices_what_is_wrong(tab: Page) -> None:
    tab.goto(f"{HOME}/{list(EDITIONS).index('three')}/")
    tab.evaluate("document.querySelector('.lead__standfirst').style.cssText = 'margin-top: -3em'")
    assert [each.partition(":")[0] for each in tab.evaluate(FAULTS)][:1] == ["overlap"]
    tab.evaluate("document.querySelector('.lead__standfirst').style.cssText = 'min-inline-size: 3000px'")
    assert "wider than the window" in tab.evaluate(FAULTS)
