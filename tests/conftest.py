"""What do all tests share: the databases, the people, the time and the browser?"""

import datetime
import math
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest
from django.template.backends.jinja2 import Template
from django.test import Client, TransactionTestCase
from django.test.signals import template_rendered
from pytest_django.plugin import DjangoDbBlocker

from editions import remembering
from newsroom.roles import sync_roles
from tests import factories
from tests.factories import People

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell")

# Slow machines are no fault of the code, and no examples are kept in the checkout. Whoever works looks for new ones
# in every run; what lets a change pass tries the same ones each time, so that it says something of the change.
hypothesis.settings.register_profile(
    "newsroom", deadline=None, database=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("newsroom")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options for a second run that leaves out what would only be the same again, a quick one, and longer ones."""
    parser.addoption("--database-only", action="store_true", help="run only the tests that use the database")
    parser.addoption("--cases", type=int, help="run a test that has many cases with so many of them alone")
    parser.addoption("--stale-saves", type=int, help="so many late saves for tests/browser/test_stale_saves.py")
    parser.addoption("--machine-examples", type=int, help="so many random examples for tests/editions/test_machine.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, when told to, every test that uses no database: on another one it would be the very same.

    What takes long goes first, so that in the end no worker is left alone with it.
    """
    items.sort(key=_is_quick)
    if cases := config.getoption("--cases"):
        few = _few_of_each(items, cases=cases)
        config.hook.pytest_deselected(items=[item for item in items if item not in few])
        items[:] = [item for item in items if item in few]
    if config.getoption("--database-only"):
        without = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if _uses_database(item)]


def _few_of_each(items: list[pytest.Item], *, cases: int) -> set[pytest.Item]:
    """Return at most so many cases of every test, spread over all that it has."""
    of_test: dict[str, list[pytest.Item]] = {}
    for item in items:
        of_test.setdefault(item.nodeid.partition("[")[0], []).append(item)
    return {item for each in of_test.values() for item in each[:: math.ceil(len(each) / cases)]}


def _is_quick(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is None and item.get_closest_marker("slow") is None


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & {"db", "transactional_db"})


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder that the settings of the tests made."""
    # Whoever has DJANGO_SETTINGS_MODULE set in the terminal tests with the house's settings, and its data stay.
    if settings.SETTINGS_MODULE == "tests.settings":
        shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make the roles once, and let the flush after a transactional test pass the append-only triggers."""
    flush: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def flush_all(case: TransactionTestCase) -> None:
        with append_only_lifted():
            insist(lambda: flush(case))
        _empty_what_django_does_not_know()
        sync_roles()

    with django_db_blocker.unblock():
        sync_roles()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_all)
        yield
    with django_db_blocker.unblock():
        _send_others_away()


def _send_others_away() -> None:
    # PostgreSQL drops no database that a connection is open to: that of a thread which ended waits for the collector,
    # that of a server which was stopped a moment ago for its end to be noticed.
    if connection.vendor == "postgresql":
        _rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def insist(act: Callable[[], object]) -> None:
    """Do something to the whole database, and again where somebody else was in its way."""
    # What a page says as it is closed may still be written when its test has ended. Where the two wait for each other,
    # PostgreSQL ends one of them; whatever comes after the flush finds nobody signed in.
    for _ in range(9):
        try:
            act()
        except (OperationalError, CommandError) as error:
            if "deadlock" not in f"{error} {error.__cause__}":
                raise
        else:
            return
    act()


@contextmanager
def append_only_lifted() -> Iterator[None]:
    """Lift the triggers that keep records append-only, and put the very same back. Nothing in the product can."""
    lift, put_back = (_sqlite_triggers if connection.vendor == "sqlite" else _postgresql_triggers)()
    _execute(lift)
    try:
        yield
    finally:
        _execute(put_back)


def _sqlite_triggers() -> tuple[list[str], list[str]]:
    rows = _rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_refuses\\_%' ESCAPE '\\'"
    )
    return [f"DROP TRIGGER {name}" for name, _ in rows], [sql for _, sql in rows]


def _postgresql_triggers() -> tuple[list[str], list[str]]:
    rows = _rows("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_refuses\\_%'")
    tables = [table for (table,) in rows]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _execute(statements: list[str]) -> None:
    if connection.in_atomic_block:
        # PostgreSQL alters no table while it still has a foreign key to check.
        connection.check_constraints()
    insist(lambda: _execute_all(statements))


def _execute_all(statements: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _empty_what_django_does_not_know() -> None:
    # Neither a search index nor the cache is a model's table.
    _execute(["DELETE FROM paper_search", "DELETE FROM articles_search", "DELETE FROM newsroom_cache"])


@pytest.fixture(scope="session", autouse=True)
def jinja_tells_what_it_renders() -> Iterator[None]:
    """Let the test client know the context of a page by Jinja, as Django's test runner lets it know that of its own."""
    render = Template.render

    def telling(self: Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        context = context or {}
        page = render(self, context, request)
        # Now with what Django has put into it.
        template_rendered.send(sender=self, template=self, context=context)
        return page

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", telling)
        yield


@pytest.fixture(autouse=True)
def nothing_rendered_before() -> None:
    """Forget the parts of boards that another test had rendered: it may have changed a setting or a template."""
    remembering.PARTS.forget()


@pytest.fixture
def now() -> datetime.datetime:
    """The time of the tests: a morning in Kabul, the same as `tests.factories.NOW`."""
    return factories.NOW


@pytest.fixture
def people(db: None) -> People:
    """One person per role, and a second of some; see `tests.factories.People`."""
    return factories.make_people()


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """Return a function that gives a client signed in as somebody."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of


@pytest.fixture
def writer_client(people: People, sign_in: Callable[[User], Client]) -> Client:
    """A client signed in as the writer."""
    return sign_in(people.writer)


@pytest.fixture
def section_editor_client(people: People, sign_in: Callable[[User], Client]) -> Client:
    """A client signed in as the section editor."""
    return sign_in(people.section_editor)


@pytest.fixture
def photo_editor_client(people: People, sign_in: Callable[[User], Client]) -> Client:
    """A client signed in as the photo editor."""
    return sign_in(people.photo_editor)


@pytest.fixture
def editor_in_chief_client(people: People, sign_in: Callable[[User], Client]) -> Client:
    """A client signed in as the editor-in-chief."""
    return sign_in(people.editor_in_chief)


@pytest.fixture
def administrator_client(people: People, sign_in: Callable[[User], Client]) -> Client:
    """A client signed in as the administrator."""
    return sign_in(people.administrator)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium that tests drive: NEWSROOM_CHROMIUM, or the first that the machine has."""
    named = os.environ.get("NEWSROOM_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")
    if not found or not Path(found).exists():
        pytest.fail(f"There is no Chromium at {found or 'any usual place'}: install one or set NEWSROOM_CHROMIUM.")
    return found
