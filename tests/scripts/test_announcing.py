"""Are addresses and logins printed only when the server answers?"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from scripts import announcing, places, port

pytestmark = pytest.mark.slow

LOGINS = "writer  noor  a-made-up-pass-phrase\n"


@contextmanager
def server(status: int) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.headers["Host"] == "paper.example" else 400)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer((port.HOST, 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield http.server_address[1]
        finally:
            http.shutdown()
            thread.join()


@pytest.fixture
def announce(tmp_path: Path) -> Callable[..., str]:
    logins = tmp_path / "demo-logins.txt"
    logins.write_text(LOGINS)

    def run(number: int, *, server: int) -> str:
        words = [server, number, "https://paper.example", logins]
        command = [sys.executable, "-m", "scripts.announcing", *map(str, words)]
        return subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True, timeout=20, check=True).stdout

    return run


def test_a_server_that_answers_is_announced(announce: Callable[..., str], tmp_path: Path) -> None:
    with server(200) as number:
        assert announce(number, server=os.getpid()).splitlines() == [
            "",
            "  The paper   https://paper.example/",
            "  The staff   https://paper.example/newsroom/",
            "",
            "  writer  noor  a-made-up-pass-phrase",
            "",
            f"  (kept in {tmp_path / 'demo-logins.txt'})",
            "",
            "  Ctrl-C stops the server.",
            "",
        ]


def test_a_front_page_that_fails_is_not_announced(announce: Callable[..., str]) -> None:
    with server(500) as number:
        assert (
            announce(number, server=os.getpid())
            == "The server runs, but its front page answers 500: the lines above say why.\n"
        )


def test_nothing_is_said_when_the_server_has_ended(announce: Callable[..., str]) -> None:
    with server(200) as number:
        assert announce(number, server=os.getpid() + 1) == ""


def test_without_logins_only_the_addresses_are_given(tmp_path: Path) -> None:
    said = announcing.welcome(200, site_url="http://127.0.0.1:8000", logins=tmp_path / "none.txt")
    assert "kept in" not in said
    assert os.linesep.join(said.splitlines()[1:3]) == (
        "  The paper   http://127.0.0.1:8000/\n  The staff   http://127.0.0.1:8000/newsroom/"
    )
