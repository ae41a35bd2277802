"""Does anything of the corpus run in a real browser once it is cleaned?

The pages have no Content-Security-Policy, so that the cleaner is measured alone.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Route, sync_playwright

from paper.text.html import clean
from tests.payloads import xss_payloads

pytestmark = pytest.mark.browser
ORIGIN = "http://127.0.0.1:8400/"  # nothing listens there: every request is answered by the stage
PAGE = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>x</title><body><article>{}</article></body>"
# Time for what waits for a picture to fail, an animation to begin or an element to get the focus.
SETTLE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
PUT_IN = "texts => { for (const text of texts) document.querySelector('article').innerHTML = text }"
TOGETHER = 20


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Stage:
    """A tab on which texts are tried; `ran` holds the names of those that opened an alert."""

    def __init__(self, browser: Browser) -> None:
        self.ran: set[str] = set()
        self.name = self.body = ""
        self.page = browser.new_page()
        self.page.route("**/*", self._answer)
        self.page.on("dialog", self._note)

    def open(self, body: str, *, name: str) -> None:
        """Serve a text inside a page, as readers get it."""
        self.name, self.body = name, body
        self.page.goto(ORIGIN, wait_until="load")
        self.page.evaluate(SETTLE)

    def put_in(self, texts: list[str], *, name: str) -> None:
        """Set texts as innerHTML one after the other, as the editor does with what it is given."""
        self.open("", name=name)
        self.page.evaluate(PUT_IN, texts)
        self.page.evaluate(SETTLE)

    def _answer(self, route: Route) -> None:
        if route.request.url == ORIGIN:
            route.fulfill(body=PAGE.format(self.body), content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    def _note(self, dialog: Dialog) -> None:
        self.ran.add(self.name)
        dialog.dismiss()


@pytest.fixture
def stage(browser: Browser) -> Iterator[Stage]:
    stage = Stage(browser)
    yield stage
    stage.page.close()


def batches(texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + TOGETHER] for start in range(0, len(texts), TOGETHER))


CLEANED = sorted({clean(payload) for payload in xss_payloads()})
SAMPLE = xss_payloads()[::11]


def test_no_cleaned_payload_runs_on_a_page(stage: Stage) -> None:
    for texts in batches(CLEANED):
        stage.open("".join(f"<div class=each>{text}</div>" for text in texts), name=str(texts))
        # None of them swallowed what follows it or closed what is around it.
        assert stage.page.locator("article > div.each").count() == len(texts)
        assert stage.page.locator("article > *").count() == len(texts)
    assert stage.ran == set()


def test_no_cleaned_payload_runs_as_inner_html(stage: Stage) -> None:
    for texts in batches(CLEANED):
        stage.put_in(texts, name=str(texts))
    assert stage.ran == set()


def test_more_than_a_fifth_of_the_payloads_run_when_nobody_cleans_them(stage: Stage) -> None:
    for payload in SAMPLE:
        stage.open(payload, name=payload)
    assert len(stage.ran) / len(SAMPLE) > 0.2


def test_payloads_run_as_inner_html_when_nobody_cleans_them(stage: Stage) -> None:
    stage.put_in(SAMPLE, name="sample")
    assert stage.ran == {"sample"}
