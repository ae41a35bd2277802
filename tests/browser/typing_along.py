"""How does somebody type at 30 words a minute while things go wrong, and how much of it is there afterwards?

The page's own clock is wound on between the words, so that a minute takes seconds, and nothing sleeps.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser import desk
from tests.browser.visitors import Visitor

# 30 words a minute.
PACE = 2000
ALL = re.compile(".*")
Mishap = Callable[["Typist"], None]


@dataclass
class Typist:
    """Somebody who types word after word into the form of an article, and what they have typed."""

    who: Visitor
    article: Article
    words: Iterator[str]
    typed: list[str] = field(default_factory=list)

    def begin(self) -> Page:
        """Open the form, with a clock that only goes on when it is told to."""
        page = self.who.page
        page.clock.install()
        self.who.go(f"/newsroom/articles/article/{self.article.pk}/change/")
        page.clock.run_for(1000)
        expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
        desk.enter_editor(page)
        page.keyboard.press("Control+End")
        return page

    def type(self, words: int) -> None:
        """Type so many words, one in two seconds; every exchange that is begun comes to its end."""
        page = self.who.page
        for _ in range(words):
            word = next(self.words)
            page.keyboard.type(f" {word}")
            self.typed.append(word)
            page.clock.run_for(PACE)
            page.wait_for_load_state("networkidle")

    def crash(self) -> None:
        """The tab is gone, without a word to anybody."""
        session = self.who.context.new_cdp_session(self.who.page)
        page, self.who.page = self.who.page, self.who.another_tab()
        session.detach()
        # What a page says as it goes, a page that crashed does not say.
        page.route(ALL, lambda route: route.abort())
        page.evaluate("addEventListener('pagehide', event => event.stopImmediatePropagation(), { capture: true })")
        page.close()

    def recovered(self) -> list[str]:
        """Come back, sign in where that is asked for, and return the words that the newsroom offers to restore."""
        self.who.context.set_offline(False)
        self.who.context.unroute_all()
        page = self.who.go("/newsroom/")
        if "/account/login/" in page.url:
            desk.sign_in(self.who, User.objects.get(pk=self.article.owner_id))
        self.who.go(f"/newsroom/articles/article/{self.article.pk}/change/")
        expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
        # What the device kept is handed to the server first; where the form's scripts are missing, nothing is.
        expect(page.locator("#keeping")).not_to_have_attribute("aria-busy", "true")
        offers = page.get_by_role("link", name="Compare, restore or throw away")
        found: set[str] = set()
        for address in [link.get_attribute("href") or "" for link in offers.all()]:
            self.who.go(address)
            body = page.locator(".typed-beside", has_text="Body").get_by_label("What you typed")
            found |= set(body.input_value().split())
        return [word for word in self.typed if word in found]

    @property
    def lost(self) -> int:
        """How many of the words that were typed are not offered."""
        return len(self.typed) - len(self.recovered())


def drop_the_line(typist: Typist) -> None:
    """The network is gone."""
    typist.who.context.set_offline(True)


def kill_the_server(typist: Typist) -> None:
    """Nobody answers at the server's port any more."""
    typist.who.context.route(ALL, lambda route: route.abort("connectionrefused"))


def fail_at_the_server(typist: Typist) -> None:
    """The server stands and can do nothing: its database is gone."""
    typist.who.context.route(ALL, lambda route: route.fulfill(status=503, body="Service unavailable"))


def end_the_session(typist: Typist) -> None:
    """The session expires."""
    Session.objects.all().delete()


MISHAPS: Mapping[str, Mishap] = {
    "the server is killed": kill_the_server,
    "the database is gone": fail_at_the_server,
    "the session expires": end_the_session,
    "the network drops": drop_the_line,
    "nothing but the crash": lambda typist: None,
}
