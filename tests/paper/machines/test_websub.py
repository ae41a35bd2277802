"""Does a hub hear of every change, and does nobody wait for it or fall over it?"""

import http.server
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.conf import settings

from editions import release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.machines import websub
from tests import factories

HOME = settings.SITE_URL


@dataclass
class Hub:
    """A hub that listens on this machine, and what it was told."""

    address: str
    told: list[list[tuple[str, str]]] = field(default_factory=list)
    heard: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def hub(settings: Any) -> Iterator[Hub]:
    """A hub that is served while a test runs, and is named in the settings."""
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    listening = Hub(f"http://127.0.0.1:{server.server_port}/")

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            listening.told.append(parse_qsl(body))
            self.send_response(202)
            self.end_headers()
            listening.heard.set()

        def log_message(self, *args: object) -> None:
            """Stay quiet."""

    server.RequestHandlerClass = Listener
    settings.WEBSUB_HUB = listening.address
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield listening
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.django_db
def test_a_hub_is_told_which_feeds_changed(hub: Hub, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = factories.make_edition(state="approved")
        release.release(edition, by=factories.person(EDITOR_IN_CHIEF), at=factories.NOW)
        assert hub.told == []
    assert hub.heard.wait(10)
    pages = ["/", "/corrections/", "/national/"]
    feeds = [("hub.url", f"{HOME}{page}{name}") for page in pages for name in ("feed/", "feed.json")]
    assert hub.told == [[("hub.mode", "publish"), *feeds]]


def test_a_hub_that_does_not_answer_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        websub.tell("http://127.0.0.1:9/", [f"{HOME}/feed/"])
    assert [record.getMessage() for record in caplog.records] == ["The hub was not told of the change: URLError"]


def test_without_a_hub_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading.Thread, "start", lambda self: pytest.fail("somebody is told"))
    websub.announce([], language="en")
