"""What is read when the line is gone? The last edition, where the browser keeps it, and nothing of the staff's."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as BrowserError

from tests.browser.visitors import PATIENCE
from tests.factories import make_article, make_released_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Every address that any of the worker's stores holds.
_KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  }
  return kept;
}"""


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    """Browser contexts that are closed at the end, so that no worker asks for anything any more."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def reader(browser: Browser, contexts: list[BrowserContext], *, keeps: bool = True, saves: bool = False) -> Page:
    context = browser.new_context(service_workers="allow" if keeps else "block")
    context.set_default_timeout(PATIENCE)
    if saves:
        context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    contexts.append(context)
    return context.new_page()


def wait_until(page: Page, address: str, *, is_kept: bool) -> None:
    # Asked inside the page: `wait_for_function` takes the promise itself for a yes.
    asked = f"(await ({_KEPT})()).includes({address!r})"
    looked = f"while ({asked} !== {str(is_kept).lower()}) await new Promise((next) => setTimeout(next, 50));"
    page.evaluate(f"async () => {{ {looked} }}")


def test_the_last_edition_is_read_without_a_line(browser: Browser, server: str, contexts: list[BrowserContext]) -> None:
    article = make_article(state="ready", headline="Read in the tunnel", body="<p>It was kept for the tunnel.</p>")
    edition = make_released_edition([make_article(state="ready"), article])
    address = edition.articles.get(headline="Read in the tunnel").get_absolute_url()
    page = reader(browser, contexts)
    page.goto(f"{server}/")
    # The edition's own page goes in last.
    wait_until(page, edition.get_absolute_url(), is_kept=True)
    kept = page.evaluate(_KEPT)
    assert {"/", edition.get_absolute_url(), address, "/offline/", "/static/css/page-front.css"} <= set(kept)
    assert [path for path in kept if path.startswith(("/newsroom/", "/media/"))] == []

    page.context.set_offline(True)
    page.goto(f"{server}{address}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Read in the tunnel")
    expect(page.locator(".prose")).to_have_text("It was kept for the tunnel.")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    page.goto(f"{server}/authors/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no connection")
    with pytest.raises(BrowserError, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{server}/newsroom/account/login/")

    page.context.set_offline(False)
    make_released_edition([make_article(state="ready", headline="The next day")])
    page.goto(f"{server}/")
    wait_until(page, address, is_kept=False)
    kept = page.evaluate(_KEPT)
    assert [path for path in kept if path.startswith(edition.get_absolute_url())] == [], "the old edition is dropped"


def test_who_reads_dari_is_told_in_dari_that_there_is_no_line(
    browser: Browser, server: str, contexts: list[BrowserContext]
) -> None:
    make_released_edition([make_article(state="ready", language="fa-AF")], language="fa-AF")
    page = reader(browser, contexts)
    page.goto(f"{server}/fa-af/")
    wait_until(page, "/fa-af/offline/", is_kept=True)
    assert "/ps/offline/" not in page.evaluate(_KEPT), "what nobody reads is not kept"
    page.context.set_offline(True)
    for path, language in (("/fa-af/authors/", "fa-AF"), ("/authors/", "en"), ("/ps/authors/", "en")):
        page.goto(f"{server}{path}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_have_count(1)


def test_without_the_worker_the_same_reader_reads_nothing(
    browser: Browser, server: str, contexts: list[BrowserContext]
) -> None:
    edition = make_released_edition()
    page = reader(browser, contexts, keeps=False)
    page.goto(f"{server}/")
    page.context.set_offline(True)
    with pytest.raises(BrowserError, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{server}{edition.articles.get().get_absolute_url()}")


def test_nothing_is_kept_for_who_saves_data(browser: Browser, server: str, contexts: list[BrowserContext]) -> None:
    make_released_edition()
    page = reader(browser, contexts, saves=True)
    page.goto(f"{server}/", wait_until="networkidle")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.evaluate(_KEPT) == []


def test_the_staffs_pages_start_no_worker(browser: Browser, server: str, contexts: list[BrowserContext]) -> None:
    page = reader(browser, contexts)
    page.goto(f"{server}/newsroom/account/login/", wait_until="networkidle")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
