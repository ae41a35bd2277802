"""Does the served newsroom keep readers out of its log, and hold no door open that nobody asked for?"""

import datetime
import http.client
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.urls import reverse
from gunicorn.config import Config

from newsroom.access_log import AccessLog

pytestmark = pytest.mark.slow

READER = {"Host": "paper.example", "Referer": "https://elsewhere.example/secret-page", "User-Agent": "secret-browser"}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        number: int = trial.getsockname()[1]
        return number


def served_log(folder: Path, *options: str) -> str:
    """Serve, ask as a reader over plain HTTP and be sent to HTTPS, stop; return all that the server wrote."""
    port, home, log = free_port(), folder / "home", folder / "log"
    home.mkdir()
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSROOM_", "DJANGO_"))}
    environ = ours | {"HOME": str(home), "NEWSROOM_DATA": str(folder), "NEWSROOM_BIND": f"127.0.0.1:{port}"}
    environ |= {"NEWSROOM_SITE_URL": "https://paper.example"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:newsroom.gunicorn", "--workers", "1", *options]
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=settings.BASE_DIR, env=environ, stdout=out, stderr=out) as server,
    ):
        try:
            assert ask(port, server=server) == 301
        finally:
            server.send_signal(signal.SIGINT)
    assert list(home.iterdir()) == []
    return log.read_text()


def ask(port: int, *, server: "subprocess.Popen[bytes]") -> int:
    """Ask until the server listens; return the status it answers with."""
    while server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", "/search/?q=secret-words", headers=READER)
            with connection.getresponse() as answer:
                return answer.status
        except ConnectionRefusedError:
            continue
        finally:
            connection.close()
    return 0


def told(log: str) -> set[str]:
    """Return what of the reader is in the log."""
    lines = "\n".join(line for line in log.splitlines() if "/search/" in line)
    return {word for word in ("127.0.0.1", "secret-words", "secret-page", "secret-browser") if word in lines}


def test_the_log_tells_what_was_asked_and_nothing_of_the_reader(tmp_path: Path) -> None:
    log = served_log(tmp_path)
    assert told(log) == set()
    assert re.search(r"^\[.+\] GET /search/ 301 0 bytes \d+ ms$", log, flags=re.MULTILINE)


def test_the_usual_log_would_tell(tmp_path: Path) -> None:
    usual = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"'
    log = served_log(tmp_path, "--access-logformat", usual, "--logger-class", "gunicorn.glogging.Logger")
    assert told(log) == {"127.0.0.1", "secret-words", "secret-page", "secret-browser"}


@pytest.mark.parametrize("name", ["NEWSROOM_WORKERS", "NEWSROOM_THREADS"])
def test_a_number_that_is_none_stops_the_start(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "python:newsroom.gunicorn", "--check-config"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "NEWSROOM_DATA": str(tmp_path), name: "many"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"The setting {name} cannot be read" in done.stderr


def line_of(path: str) -> str:
    """Return what the log says of a request for a path, without the time."""
    log = AccessLog(Config())
    log.access_log.handlers[:] = []
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log.access_log.addHandler(handler)
    log._access_log_enabled = True
    asked = {"PATH_INFO": path, "REQUEST_METHOD": "GET"}
    answer = SimpleNamespace(status="404 Not Found", sent=12)
    log.access(answer, None, asked, datetime.timedelta(milliseconds=7.9))
    (line,) = lines
    return line.partition("] ")[2]


def test_a_path_with_a_line_break_writes_one_line() -> None:
    assert line_of("/a\nb\x1b[31m/") == r"GET /a\nb\x1b[31m/ 404 12 bytes 7 ms"


@pytest.mark.parametrize(
    "address",
    [
        reverse("articles:shared", args=["s3cret"]),
        reverse("account_reset_password_from_key", args=["1", "s3cret"]),
        reverse("account_confirm_email", args=["s3cret"]),
    ],
)
def test_a_path_that_opens_a_door_is_not_written(address: str) -> None:
    said = line_of(address)
    assert "s3cret" not in said
    assert said.endswith("/… 404 12 bytes 7 ms")
    assert line_of("/2026/s3cret/") == "GET /2026/s3cret/ 404 12 bytes 7 ms"
