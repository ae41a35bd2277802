"""Can everybody use the readers' pages: does axe find nothing, and does no page run out of its window?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.paper import elsewhere
from tests.paper.printed import KINDS, print_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOME = "http://127.0.0.1:8450"  # nothing listens there: every request is answered from what was printed
# Every kind of page in every language; and what looks otherwise for those who asked to save data.
SPARING = ("front", "lead", "opinion", "author", "front-fa-AF", "lead-fa-AF", "lead-ps")
PAGES = [*KINDS, *(f"{kind}-{language}" for language in elsewhere.LANGUAGES for kind in elsewhere.KINDS)]
OPENED = [*PAGES, *(f"{kind}-sparing" for kind in SPARING)]
# Without the sheets, which axe would ask for anew, and for long after it has answered, for a rule that is off. Where it
# asks in the wrong place, staff are led to their first page, which shows and so takes away what the next has to say.
ASKED = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """A page of every kind, printed once; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        addresses = print_paper()
        for language in elsewhere.LANGUAGES:
            made = elsewhere.print_paper(language)
            addresses |= {f"{kind}-{language}": address for kind, address in made.items()}
        pages = {f"/{kind}/": Client().get(addresses[kind]).content.decode() for kind in PAGES}
        saving = Client(headers={"Save-Data": "on"})
        pages |= {f"/{kind}-sparing/": saving.get(addresses[kind]).content.decode() for kind in SPARING}
        transaction.set_rollback(True)
    return pages


@pytest.fixture
def tab(browser: Browser, printed: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of a scheme and a width, to which the printed pages, their sheets and faces are given."""
    scheme, width = request.param
    size: ViewportSize = {"width": width, "height": 900}
    context = browser.new_context(color_scheme=scheme, viewport=size, service_workers="block")
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


def violations(page: Page, part: str | None = None) -> list[str]:
    """Return what axe objects to on the open page, or in a part: the rule and the first element that breaks it."""
    found = Axe().run(page, context=part, options=ASKED).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int]] = [("light", 390), ("dark", 1280)]


@pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=str)
def test_axe_finds_nothing_on_any_page(tab: Page) -> None:
    for kind in OPENED:
        tab.goto(f"{HOME}/{kind}/")
        assert violations(tab) == [], kind


@pytest.mark.parametrize("tab", VIEWS[:1], indirect=True, ids=str)
def test_no_page_is_wider_than_its_window(tab: Page) -> None:
    for kind in OPENED:
        tab.goto(f"{HOME}/{kind}/")
        for width in (320, 768, 1920):
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate(WIDER) == 0, (kind, width)


@pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=str)
def test_go_top_works_without_a_pointer(tab: Page) -> None:
    tab.goto(f"{HOME}/opinion/")
    tab.get_by_role("link", name="Go top").press("Enter")
    expect(tab.locator("#top")).to_be_focused()
    tab.wait_for_function("scrollY === 0")


@pytest.mark.parametrize("tab", VIEWS[:1], indirect=True, ids=str)
def test_axe_and_the_ruler_notice_what_is_wrong(tab: Page) -> None:
    tab.goto(f"{HOME}/about/")
    tab.evaluate("document.querySelector('main').innerHTML += '<img src=x width=2000>'")
    assert [each.partition(":")[0] for each in violations(tab)] == ["image-alt"]
    tab.evaluate("document.querySelector('main').innerHTML += '<p class=wide>' + 'wide'.repeat(400)")
    tab.evaluate("document.querySelector('.wide').style.cssText = 'overflow-wrap: normal'")
    assert tab.evaluate(WIDER) > 0
