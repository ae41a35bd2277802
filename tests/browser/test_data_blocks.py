"""Does Chromium take a page's data for data: nothing of it runs, nothing breaks out, and the policy minds nothing?"""

import json
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from playwright.sync_api import Page

from newsroom.urls import urlpatterns as house
from tests.browser.visitors import Visitor
from tests.browser.watching import listen
from tests.paper.hostile import BREAKING, LEFT, print_hostile

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

_REFUSED = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
}"""


def careless(request: HttpRequest) -> HttpResponse:
    """Print the same words as a careless page would, into a script that runs as well."""
    data = json.dumps({"headline": BREAKING})
    return HttpResponse(f'<script type="application/ld+json">{data}</script><p>x</p>')


urlpatterns = [path("careless/", careless), *house]


@pytest.fixture
def reader(visit: Callable[..., Visitor]) -> tuple[Visitor, list[str]]:
    """A reader whose browser notes what runs and what the policy refuses."""
    somebody = visit()
    runs = listen(somebody.context)
    somebody.context.add_init_script(f"({_REFUSED})()")
    return somebody, runs


def data_on(page: Page) -> list[str]:
    blocks = "script:not([src])"
    found: list[str] = page.evaluate(f"[...document.querySelectorAll('{blocks}')].map((each) => each.textContent)")
    return found


def test_data_is_read_and_does_not_run(reader: tuple[Visitor, list[str]]) -> None:
    somebody, runs = reader
    article = print_hostile()
    for place in ("/", article.edition.get_absolute_url(), article.get_absolute_url(), "/authors/karima/"):
        page = somebody.go(place)
        (text,) = data_on(page)
        assert LEFT in json.dumps(json.loads(text), ensure_ascii=False) or place == "/"
        assert page.evaluate("window.refused") == [], place
    assert (runs, somebody.complaints, somebody.strangers) == ([], [], [])


@override_settings(ROOT_URLCONF="tests.browser.test_data_blocks")
def test_the_same_words_break_out_of_a_careless_page(reader: tuple[Visitor, list[str]]) -> None:
    somebody, _ = reader
    page = somebody.go("/careless/")
    assert len(data_on(page)) == 2
    assert page.evaluate("window.refused") == ["script-src-elem"], "the policy is what stops it there"
