"""How many words does a writer lose who types at 30 words a minute while everything fails?

`python -m bench typing 3` types for three minutes on a clock that nobody winds on: the server is killed with SIGKILL,
the session ends, the line drops, at random moments; in the end the tab crashes. It needs a Chromium, in
NEWSROOM_CHROMIUM or under one of its usual names.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from articles.models import Article
from newsroom.roles import WRITER, sync_roles
from tests.factories import make_article, person
from tests.security.serving import collect_static, free_port, start, wait_for

WORDS = 30
SECONDS_A_WORD = 2
# So many words go by until somebody mends what failed.
MENDED_AFTER = 5
PASSWORD = "a lantern in every window"  # noqa: S105 - of a database that is thrown away
# In milliseconds, for a page on a machine that has much else to do.
_PATIENCE = 120_000
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell")


@dataclass
class House:
    """A served newsroom that can be killed, and the browser of its writer."""

    folder: Path
    port: int
    context: BrowserContext
    page: Page
    server: "subprocess.Popen[bytes] | None" = None
    typed: list[str] = field(default_factory=list)

    @property
    def home(self) -> str:
        """The address of the newsroom."""
        return f"http://127.0.0.1:{self.port}/newsroom/"

    def serve(self) -> None:
        """Start the server, unless it stands."""
        if self.server is None:
            self.server = start(self.folder, port=self.port, apart=True)
            wait_for(self.port, process=self.server)

    def kill(self) -> None:
        """Kill the server and its worker, as a power cut would."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def drop(self) -> None:
        """Drop the line."""
        self.context.set_offline(True)

    def expire(self) -> None:
        """End every session."""
        Session.objects.all().delete()

    def mend(self) -> None:
        """Bring back what failed; who was signed out signs in beside the form and goes on."""
        self.context.set_offline(False)
        self.serve()
        password = self.page.get_by_label("Password")
        if password.is_visible():
            password.fill(PASSWORD)
            password.press("Enter")
            password.wait_for(state="hidden")
            into_editor(self.page)

    def sign_in(self) -> None:
        """Sign in at the door, where that is asked for."""
        self.page.goto(self.home)
        if "/account/login/" in self.page.url:
            self.page.get_by_label("User name or e-mail").fill(person(WRITER).username)
            self.page.get_by_label("Password").fill(PASSWORD)
            self.page.get_by_role("button", name="Sign in", exact=True).click()
            self.page.wait_for_url(self.home)


def measure(minutes: int = 3, seed: int = 0) -> str:
    """Type for so many minutes with the form as it is, and one with a form that keeps nothing; say what was lost."""
    chance = random.Random(seed or time.time_ns())
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sync_roles()
    hasher = Argon2PasswordHasher()
    User.objects.filter(pk=person(WRITER).pk).update(password=hasher.encode(PASSWORD, hasher.salt()))
    chromium = os.environ.get("NEWSROOM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    lines, worst = [], 0
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name, sync_playwright() as driver:
        collect_static(Path(name))
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for minute in range(minutes + 1):
            context = browser.new_context(service_workers="block")
            context.set_default_timeout(_PATIENCE)
            house = House(Path(name), free_port(), context, context.new_page())
            keeps = minute < minutes
            if not keeps:
                context.route("**/js/keeping/*", lambda route: route.abort())
            try:
                failed, lost = _a_minute(house, chance)
            finally:
                house.kill()
                context.close()
            worst = max(worst, lost) if keeps else worst
            kind = "kept" if keeps else "control: nothing kept"
            lines.append(f"{kind:22} {len(house.typed)} words typed, {lost:2} lost   {failed}")
        browser.close()
    lines.append(f"at most {worst} words lost, {worst * SECONDS_A_WORD} s of typing at 30 words a minute")
    return "\n".join([*lines, ""])


def _a_minute(house: House, chance: random.Random) -> tuple[str, int]:
    """Type for a minute, crash, come back; return what failed when, and how many words are not offered."""
    article = make_article(body="<p>It begins.</p>")
    house.serve()
    house.sign_in()
    house.page.goto(f"{house.home}articles/article/{article.pk}/change/")
    into_editor(house.page)
    ways: dict[str, Callable[[], None]] = {"killed": house.kill, "offline": house.drop, "expired": house.expire}
    # One in each third; the last is not mended before the crash.
    order = chance.sample(list(ways), len(ways))
    plan = {third * 10 + chance.randrange(1, 10 - MENDED_AFTER): way for third, way in enumerate(order)}
    for number in range(WORDS):
        begun = time.monotonic()
        word = f"w{chance.randrange(10**6)}x{number}"
        house.page.keyboard.type(f" {word}", delay=SECONDS_A_WORD * 1000 / len(word) / 2)
        house.typed.append(word)
        if number in plan:
            ways[plan[number]]()
        if number - MENDED_AFTER in plan and number < 2 * WORDS / 3:
            house.mend()
        time.sleep(max(0.0, SECONDS_A_WORD - (time.monotonic() - begun)))
    _crash(house)
    house.serve()
    failed = ", ".join(f"{way} at {number * SECONDS_A_WORD} s" for number, way in plan.items())
    return failed, len(house.typed) - _offered(house, article)


def into_editor(page: Page) -> None:
    """Put the cursor at the end of the text."""
    page.locator(".cke_wysiwyg_div").click()
    page.locator(".cke_focus").wait_for()
    page.keyboard.press("Control+End")


def _crash(house: House) -> None:
    with suppress(BrowserError):
        house.page.goto("chrome://crash", timeout=5000)
    # Nothing can be told to a context while a crashed page is in it.
    house.page.close()
    house.context.set_offline(False)
    house.page = house.context.new_page()


def _offered(house: House, article: Article) -> int:
    """Come back, open the form, and count the words typed that are offered to be restored."""
    house.sign_in()
    form = f"{house.home}articles/article/{article.pk}/change/"
    house.page.goto(form)
    house.page.locator(".cke_wysiwyg_div").wait_for()
    house.page.wait_for_load_state("networkidle")
    links = house.page.get_by_role("link", name=re.compile("Compare, restore")).all()
    found: set[str] = set()
    for address in [link.get_attribute("href") or "" for link in links]:
        house.page.goto(f"{house.home.removesuffix('/newsroom/')}{address}")
        typed = house.page.locator(".typed-beside", has_text="Body").get_by_label("What you typed")
        found |= set(typed.input_value().split())
    return len(found.intersection(house.typed))
