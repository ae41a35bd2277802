"""Does anything run that came in as a text? Every payload in every field, on every kind of page that shows it."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Route, expect

from articles.models import Article
from editions.models import Edition
from tests import factories
from tests.browser.hostile import Hostile, address, furnish, packs, proofed, talked_of, text, told
from tests.browser.visitors import PATIENCE, Visitor
from tests.browser.watching import armed, listen, post, run_raw
from tests.payloads import xss_payloads

pytestmark = pytest.mark.browser

EMPTY = "<!doctype html><body>"


@pytest.fixture(scope="module")
def db(standing_house: None) -> None:
    """One database for all tests here."""


@pytest.fixture(scope="module")
def hostile(db: None) -> Hostile:
    """All payloads, stored and released."""
    return furnish()


class Watched(Visitor):
    """A visitor whose pages are watched for what runs and for what could."""

    runs: list[str]

    def plainly(self) -> None:
        """Load neither static files nor pictures from here on, for the sake of time."""
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.send("Network.setBlockedURLs", {"urls": ["*/static/*", "*/media/*"]})

    def see(self, path: str) -> None:
        """Open an address and note what would run there."""
        self.go(path)
        self.look()

    def look(self) -> None:
        """Note what would run on the page that is open."""
        self.runs += [f"{found} on {self.page.url}" for found in armed(self.page)]


@pytest.fixture(params=["policy", "no policy"])
def protected(request: pytest.FixtureRequest) -> bool:
    """Whether the browser heeds our content security policy."""
    return bool(request.param == "policy")


def watched(browser: Browser, home: str, *, protected: bool, user: User | None = None) -> Iterator[Watched]:
    """Yield a watched visitor, signed in as somebody or as nobody; without the policy, cleaning stands alone."""
    context = browser.new_context(bypass_csp=not protected, service_workers="block")
    context.set_default_timeout(PATIENCE)
    if user:
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": home}])
    who = Watched(context, context.new_page(), home)
    who.runs = listen(context)
    who.watch(who.page)
    yield who
    context.close()


@pytest.fixture
def reader(browser: Browser, server: str, hostile: Hostile, protected: bool) -> Iterator[Watched]:
    """A reader."""
    yield from watched(browser, server, protected=protected)


@pytest.fixture
def chief(browser: Browser, server: str, hostile: Hostile, protected: bool) -> Iterator[Watched]:
    """The editor-in-chief, who may open everything."""
    yield from watched(browser, server, protected=protected, user=factories.make_people().editor_in_chief)


def test_nothing_runs_for_readers(reader: Watched, hostile: Hostile, protected: bool) -> None:
    section = f"/{hostile.everything.article.section.slug}/"
    pages = ["/", address(hostile.everything), section, "/authors/", "/authors/author-0/", "/search/?q=quiet+morning"]
    if not protected:
        # With the policy a sample is enough: what does not run without it cannot run with it.
        pages += [address(placement) for placement in hostile.released]
        pages += sorted({address(placement)[:12] for placement in hostile.released})
        pages += [f"/search/?q={quote(' '.join(pack))}" for pack in packs()[::4]]
        reader.plainly()
    for path in pages:
        reader.see(path)
    assert (reader.runs, reader.strangers) == ([], [])


def test_nothing_runs_at_the_desk(chief: Watched, hostile: Hostile) -> None:
    full = hostile.everything
    edition, article = f"/newsroom/editions/edition/{full.edition_id}", f"/newsroom/articles/article/{full.article_id}"
    for path in (
        "/newsroom/articles/article/?q=script",
        "/newsroom/authors/author/",
        "/newsroom/photos/photo/",
        "/newsroom/paper/publishedarticle/",
        f"{article}/revisions/1/",
        f"{edition}/change/",
        f"{edition}/proof/",
        f"{edition}/proof{address(full)}",
        f"{edition}/correct/{full.pk}/",
    ):
        chief.see(path)
    assert (chief.runs, chief.strangers) == ([], [])


@pytest.fixture(scope="module")
def in_proof(hostile: Hostile) -> Edition:
    """An edition of payloads that was proofed, and changed since."""
    return proofed()


def test_nothing_runs_in_the_proof_room(chief: Watched, in_proof: Edition) -> None:
    for path in ("proofs/", "proofs/2/", "proofs/2/print/", "proof/", "approve/"):
        chief.see(f"/newsroom/editions/edition/{in_proof.pk}/{path}")
        expect(chief.page.locator("body")).to_contain_text("alert(")
    assert (chief.runs, chief.strangers) == ([], [])


@pytest.fixture(scope="module")
def telling(hostile: Hostile) -> list[str]:
    """The pages of a correction that was asked for, and of a recall, in payloads."""
    return told(hostile)


def test_nothing_runs_in_what_readers_are_told(chief: Watched, telling: list[str]) -> None:
    for path in telling:
        chief.see(path)
        expect(chief.page.locator("body")).to_contain_text("alert(")
    assert (chief.runs, chief.strangers) == ([], [])


@pytest.fixture(scope="module")
def talk(hostile: Hostile) -> list[str]:
    """The pages around an article of payloads: its history, what is said of it, typed in it, kept and shared of it."""
    return talked_of(hostile)


def test_nothing_runs_around_an_article(chief: Watched, talk: list[str]) -> None:
    for path in talk:
        chief.see(path)
        expect(chief.page.locator("body")).to_contain_text("alert(")
    assert (chief.runs, chief.strangers) == ([], [])


def test_nothing_runs_in_a_preview_of_what_is_typed(chief: Watched, hostile: Hostile) -> None:
    desk = f"/newsroom/articles/article/{hostile.draft.pk}"
    chief.go(f"{desk}/change/")
    joined = "\n".join(map(text, xss_payloads()))
    fields = dict.fromkeys(("headline", "standfirst", "body", "lead_caption", "kicker", "author_note", "tags"), joined)
    post(chief.page, f"{desk}/preview/", fields)
    expect(chief.page.locator("h1")).to_contain_text("alert(")
    chief.look()
    assert (chief.runs, chief.strangers) == ([], [])


def test_nothing_runs_in_the_editor(chief: Watched, hostile: Hostile) -> None:
    for key in (hostile.everything.article_id, hostile.draft.pk):
        chief.go(f"/newsroom/articles/article/{key}/change/")
        editor = chief.page.locator(".cke_wysiwyg_div")
        expect(editor).to_contain_text("A quiet morning in the bazaar.")
        chief.look()
    # Whoever is shown in a chooser is shown as a text.
    chief.page.locator("#fold-bylines summary").click()
    chief.page.locator("#bylines-0 .select2-selection").click()
    chief.page.locator(".select2-search__field").fill("alert")
    expect(chief.page.locator(".select2-results__option").nth(5)).to_be_visible()
    chief.look()
    assert (chief.runs, chief.strangers) == ([], [])


def test_nothing_runs_where_a_save_was_refused(chief: Watched, hostile: Hostile) -> None:
    desk = f"/newsroom/articles/article/{hostile.everything.article_id}"
    chief.go(f"{desk}/change/")
    joined = "\n".join(map(text, xss_payloads()))
    fields = dict.fromkeys(("headline", "standfirst", "body", "lead_caption", "kicker", "ednote", "tags"), joined)
    post(chief.page, f"{desk}/change/", fields | {"opened_at": "0"})
    expect(chief.page.get_by_text("Your text was not saved, and it is kept.")).to_be_visible()
    chief.look()
    chief.see(f"{desk}/kept/")
    expect(chief.page.get_by_label("headline").first).to_have_value(re.compile(re.escape(xss_payloads()[0])))
    assert (chief.runs, chief.strangers) == ([], [])


def test_nothing_runs_in_what_the_newsroom_says(chief: Watched, hostile: Hostile) -> None:
    draft = Article.objects.get(pk=hostile.draft.pk)
    desk = f"/newsroom/articles/article/{draft.pk}"
    chief.go(f"{desk}/change/")
    post(chief.page, f"{desk}/move/spike/", {"version": str(draft.version), "note": "<img src=x onerror=alert(1)>"})
    expect(chief.page.locator(".messagelist")).to_contain_text("is spiked now")
    chief.look()
    draft.refresh_from_db()
    post(chief.page, f"{desk}/move/revive/", {"version": str(draft.version)})
    assert (chief.runs, chief.strangers) == ([], [])


def test_the_same_payloads_run_where_nothing_cleans_them(db: None, browser: Browser, server: str) -> None:
    page = browser.new_context(bypass_csp=True, service_workers="block").new_page()
    page.route("**/*", lambda route: route.fulfill(body=EMPTY, content_type="text/html"), times=1)
    page.goto(f"{server}/raw/")
    # Nothing that a payload asks for is there, and so its `onerror` comes at once.
    page.route("**/*", lambda route: route.abort())
    sample = xss_payloads()[::4]
    assert len(run_raw(page, sample)) > 0.2 * len(sample)
    page.context.close()


@pytest.mark.parametrize("protected", [True, False], ids=["policy", "no policy"])
def test_the_watch_notices_what_runs(db: None, browser: Browser, server: str, protected: bool) -> None:
    def unclean(route: Route) -> None:
        policy = {"Content-Security-Policy": "default-src 'none'; script-src 'self'"}
        route.fulfill(body=f"{EMPTY}<img src=x onerror=alert(1)>", headers=policy | {"Content-Type": "text/html"})

    for who in watched(browser, server, protected=protected):
        who.page.route("**/raw/", unclean)
        who.see("/raw/")
        noted = [run.split(" on ")[0] for run in who.runs]
        # What is armed is noted either way; what runs, only where no policy holds it back.
        assert sorted(noted) == sorted(["<img onerror=alert(1)>", *([] if protected else ["alert(1)"])])
