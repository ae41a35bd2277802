"""Is a cache in front told what to forget, after the commit, and does its silence stop nobody?"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction
from django.test import Client, override_settings

from paper.store import purge, stamp, surrogates
from paper.store.freshness import ASKED_EVERY, LOOKED_EVERY
from tests.factories import make_released_edition

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Cache:
    """A cache that notes what it is told, and answers with the statuses it is given, one after the other."""

    statuses: list[int] = field(default_factory=list)
    told: list[dict[str, str]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cache]:
    """A cache at the address of the setting."""
    found = Cache()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.told.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(found.statuses.pop(0) if found.statuses else 200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    at_once(monkeypatch)
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        found.url = f"http://127.0.0.1:{server.server_port}/purge"
        with override_settings(PURGE_URL=found.url, PURGE_HEADER="Fastly-Key: hush"):
            yield found
        server.shutdown()
        thread.join()


def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "SETTLED", {"file": 0, "database": 0})
    monkeypatch.setattr(purge, "AGAIN", 0)


def finish() -> None:
    for thread in threading.enumerate():
        if thread.name == "purge":
            thread.join()


def test_a_cache_is_told_when_every_process_knows() -> None:
    """One that asks again too early gets the earlier page, and keeps it for an hour."""
    assert purge.SETTLED["file"] > 2 * LOOKED_EVERY
    assert purge.SETTLED["database"] > ASKED_EVERY


def test_a_release_is_told_twice_and_with_its_names(cache: Cache) -> None:
    edition = make_released_edition()
    finish()
    # Twice for what was released, and twice when its files to take away are made and stand on its page.
    told, *again = cache.told
    assert [each["surrogate-key"] for each in again] == [told["surrogate-key"]] * 3
    assert told["surrogate-key"] == told["xkey"] == f"paper {surrogates.of_edition(edition)}"
    assert told["fastly-key"] == "hush"


def test_nothing_is_told_before_the_commit_or_of_what_was_undone(cache: Cache) -> None:
    with transaction.atomic():
        stamp.bump()
        finish()
        assert cache.told == []
    finish()
    assert [told["surrogate-key"] for told in cache.told] == ["paper edition-files"] * 2
    with transaction.atomic():
        stamp.bump()
        transaction.set_rollback(True)
    finish()
    assert len(cache.told) == 2


@pytest.mark.parametrize(("statuses", "tries", "complaints"), [([503], 2, 0), ([503, 503], 2, 1), ([200, 503], 2, 1)])
def test_what_fails_is_tried_once_more_and_what_fails_last_is_said(
    statuses: list[int], tries: int, complaints: int, cache: Cache, caplog: pytest.LogCaptureFixture
) -> None:
    cache.statuses = statuses
    stamp.bump()
    finish()
    assert (len(cache.told), len(caplog.records)) == (tries, complaints)


def test_a_cache_that_is_not_there_stops_no_release(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at_once(monkeypatch)
    with override_settings(PURGE_URL="http://127.0.0.1:1/purge"):
        edition = make_released_edition()
        finish()
    assert Client().get(edition.get_absolute_url()).status_code == 200
    assert "was not told to forget paper" in caplog.text


def test_without_the_setting_nobody_is_told() -> None:
    assert purge.send(["paper"]) is None


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", "paper"),
        ("/2026/03/14/", "paper"),
        ("/2026/03/14/a-story/", "paper"),
        ("/2026/03/14/edition.epub", "edition-files edition-2026-03-14"),
        ("/fa-af/2026/03/14/late/manifest.json", "edition-files edition-fa-af-2026-03-14-late"),
        ("/2026/03/14/a-story/card.png", "edition-files edition-2026-03-14"),
        ("/2026/03/14/extra/a-story/card.png", "edition-files edition-2026-03-14-extra"),
    ],
)
def test_pages_bear_one_name_and_an_editions_files_their_own(path: str, names: str) -> None:
    assert surrogates.of_path(path) == names
