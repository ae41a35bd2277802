"""What do the browser tests share: a Chromium, a served newsroom, and people who can sign in to it?"""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.test import TransactionTestCase
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser.visitors import PATIENCE, Visitor, visitor

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PASSWORD = "a lantern in every window"
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def server(django_db_setup: None) -> Iterator[str]:
    """The address of the newsroom, served from a thread beside the tests."""
    served = LiveServer("127.0.0.1")
    yield served.url
    served.stop()
    # Each holds a connection, and nobody can remove a database that is being looked at.
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(PATIENCE / 1000)


@pytest.fixture(scope="module")
def browser(chromium_path: str, server: str) -> Iterator[Browser]:
    """One Chromium for the tests of a module; it is gone before the server goes, so that no request is left over."""
    with pytest.MonkeyPatch.context() as patch:
        # The driver keeps an event loop in this thread, which Django takes for code that must not wait for a database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as driver:
            chromium = driver.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
            yield chromium
            chromium.close()


@pytest.fixture(scope="module")
def standing_house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database that all tests of a module share: they look and change nothing. It is emptied after the last."""
    with django_db_blocker.unblock():
        yield
        TransactionTestCase(methodName="__init__")._fixture_teardown()  # type: ignore[attr-defined]


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Visitor]]:
    """Return a function that gives another visitor, with a browser context of their own."""
    visitors: list[Visitor] = []

    def arrive(*, javascript: bool = True, width: int = 1280) -> Visitor:
        visitors.append(visitor(browser, server, javascript=javascript, width=width))
        return visitors[-1]

    yield arrive
    for somebody in visitors:
        somebody.context.close()


def with_password(user: User) -> User:
    """Give somebody the password that all people of these tests have."""
    user.set_password(PASSWORD)
    user.save()
    return user
