"""Who opens pages in the browser tests, and what do they notice going wrong while they do?"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

# Two cores may be busy with another test's browser; a page that takes longer than this does not come at all.
PATIENCE = 30_000
# The editor's buttons are links to `javascript:void(0)` beside their handlers. The policy refuses the link, which does
# nothing anyway, and the handler has run.
EDITORS_OWN = re.compile("Running the JavaScript URL violates")
# What keeps the last edition asks for pages by itself, between one test and the next; `test_offline` lets it.
NO_WORKER = re.compile("Service Worker registration blocked by Playwright")


@dataclass
class Visitor:
    """Somebody with a browser of their own: its cookies, one page, and a note of every trouble."""

    context: BrowserContext
    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open an address of the served newsroom and return the page."""
        self.page.goto(self.home + path)
        return self.page

    def another_tab(self) -> Page:
        """Open a second tab of the same browser, watched like the first."""
        page = self.context.new_page()
        self.watch(page)
        return page

    def watch(self, page: Page) -> None:
        """Note what a page's console complains of and what it asks of other hosts."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._see)

    @property
    def path(self) -> str:
        """The path of the address that the first tab shows."""
        return urlsplit(self.page.url).path

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not (
            EDITORS_OWN.match(message.text) or NO_WORKER.match(message.text)
        ):
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.strangers.append(request.url)


def visitor(browser: Browser, home: str, *, javascript: bool = True, width: int = 1280) -> Visitor:
    """Return a new visitor without cookies, whose browser keeps no edition."""
    context = browser.new_context(
        java_script_enabled=javascript, viewport={"width": width, "height": 800}, service_workers="block"
    )
    context.set_default_timeout(PATIENCE)
    somebody = Visitor(context, context.new_page(), home)
    somebody.watch(somebody.page)
    return somebody
