"""Does what lies ready go out as gunicorn itself would send it, and does gunicorn do all that is not plain?"""

import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gunicorn.config import Config

from newsroom.access_log import AccessLog
from newsroom.worker import Environ, Message, Worker
from tests.newsroom import two_ways
from tests.paper.store.reading import House
from tests.security.serving import gunicorn

TWO_WAYS: dict[str, Any] = {"application": "tests.newsroom.two_ways:application", "DATABASE_URL": ""}
BY_GUNICORN: dict[str, Any] = {"GUNICORN_CMD_ARGS": "--worker-class gthread"}
Make = Callable[..., Worker]
PLAIN = "GET /a%20b HTTP/1.1\r\nHost: paper.example\r\nAccept-Encoding: br\r\n\r\n"


class Line:
    """A connection on which bytes are sent and answers are read one by one."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._came = self._socket.makefile("rb")

    def send(self, text: str) -> None:
        self._socket.sendall(text.encode("latin-1"))

    def answer(self, *, body: bool = True) -> tuple[bytes, bytes]:
        """Return the head of the next answer, without the moment, and its body."""
        head = b""
        while (came := self._came.readline()) != b"\r\n":
            assert came, f"the line ended after {head!r}"
            head += came
        length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
        content = self._came.read(int(length[1])) if length and body else b""
        return re.sub(rb"Date: .+ GMT", b"Date: now", head), content

    def said(self) -> dict[str, Any]:
        """Return what the application of two ways says."""
        found: dict[str, Any] = json.loads(self.answer()[1])
        return found

    def is_closed(self) -> bool:
        """Say whether the other side has ended it; waits for the next byte or the end."""
        return self._came.read(1) == b""

    def close(self) -> None:
        self._came.close()
        self._socket.close()


@contextmanager
def line(port: int) -> Iterator[Line]:
    opened = Line(port)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """The application of two ways, served by the worker and by gunicorn's own."""
    ours, usual = (tmp_path_factory.mktemp(name) for name in ("ours", "usual"))
    with gunicorn(ours, **TWO_WAYS) as one, gunicorn(usual, **TWO_WAYS, **BY_GUNICORN) as other:
        yield one.port, other.port


def asked(*, first: str = "GET / HTTP/1.1", more: str = "", body: str = "") -> str:
    return f"{first}\r\nHost: paper.example\r\n{more}\r\n{body}"


@pytest.mark.parametrize(
    "request_text",
    [
        PLAIN,
        asked(first="GET /%D8%A7/?q=%20 HTTP/1.1", more='If-None-Match: W/"x"\r\nX-Forwarded-Proto: https\r\n'),
        asked(first="GET http://paper.example/a HTTP/1.1", more="Cookie: a=1; b=2\r\nEmpty:\r\n"),
    ],
)
def test_what_lies_ready_is_asked_for_and_sent_as_gunicorn_does_it(ports: tuple[int, int], request_text: str) -> None:
    heads, told = [], []
    for port in ports:
        with line(port) as opened:
            # The second shows that nothing of the first is left on the line.
            for each in (request_text, PLAIN):
                opened.send(each)
                head, body = opened.answer()
                heads.append(head)
                told.append(json.loads(body))
    assert heads[:2] == heads[2:]
    assert [each["way"] for each in told] == ["ready", "ready", "usual", "usual"]
    assert [each["told"] for each in told[:2]] == [each["told"] for each in told[2:]]


@pytest.mark.parametrize(
    "request_text",
    [
        asked(first="GET / HTTP/1.0"),
        asked(first="GET / HTTP/1.0", more="Connection: keep-alive\r\n"),
        asked(more="Connection: close\r\n"),
        asked(more="Accept: a\r\nAccept: b\r\n"),
        asked(first="GET /below/x HTTP/1.1", more="SCRIPT_NAME: /below\r\n"),
        asked(first="POST / HTTP/1.1", more="Content-Length: 5\r\n", body="hello"),
        asked(more="Content-Length: 5\r\n", body="hello"),
        asked(more="Transfer-Encoding: chunked\r\n", body="5\r\nhello\r\n0\r\n\r\n"),
        asked(more="Content-Type: text/plain\r\n"),
        asked(first="GET /made/ HTTP/1.1"),
    ],
)
def test_what_is_not_plain_is_left_to_gunicorn(ports: tuple[int, int], request_text: str) -> None:
    answers = []
    for port in ports:
        with line(port) as opened:
            opened.send(request_text)
            answers.append(opened.answer())
    assert answers[0] == answers[1]
    assert json.loads(answers[0][1])["way"] == "usual"


@pytest.mark.parametrize("body", ["", "hello"])
def test_whoever_waits_for_leave_to_send_gets_it(ports: tuple[int, int], body: str) -> None:
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    with line(ports[0]) as opened:
        opened.send(asked(more=f"Expect: 100-continue\r\n{length}"))
        assert opened.answer()[0].startswith(b"HTTP/1.1 100 Continue")
        opened.send(body)
        assert opened.said()["way"] == "usual"


def test_two_questions_in_one_breath_get_two_answers(ports: tuple[int, int]) -> None:
    with line(ports[0]) as opened:
        opened.send(PLAIN + PLAIN)
        assert [opened.said()["way"] for _ in range(2)] == ["ready", "ready"]


def test_the_log_has_the_same_line_for_both(tmp_path: Path) -> None:
    lines = []
    for name, options in {"ours": {}, "usual": BY_GUNICORN}.items():
        folder = tmp_path / name
        folder.mkdir()
        with gunicorn(folder, **TWO_WAYS, **options) as server, line(server.port) as opened:
            opened.send(PLAIN)
            assert opened.said()["way"] == name.replace("ours", "ready")
        (log,) = folder.glob("log-*")
        lines.append(re.findall(r"\] (GET .+ bytes) \d+ ms$", log.read_text(), re.MULTILINE))
    assert lines[0] == lines[1]
    assert re.fullmatch(r"GET /a b 200 \d+ bytes", *lines[0])


@pytest.mark.parametrize("options", ["--keep-alive 0", "--logger-class gunicorn.glogging.Logger"])
def test_a_gunicorn_that_is_told_to_do_otherwise_does_it(options: str, tmp_path: Path) -> None:
    with gunicorn(tmp_path, **TWO_WAYS, GUNICORN_CMD_ARGS=options) as server, line(server.port) as opened:
        opened.send(PLAIN)
        assert opened.said()["way"] == "usual"


@pytest.fixture
def worker() -> Iterator[Make]:
    """Return a function that gives a worker that listens to nobody yet, its configuration told otherwise in part."""
    with ExitStack() as stack:

        def make(**told: Any) -> Worker:
            config = Config()
            for name, value in told.items():
                config.set(name, value)
            serves = SimpleNamespace(wsgi=lambda: two_ways.application)
            made = Worker(1, os.getpid(), [], serves, 30, config, AccessLog(config))
            stack.callback(made.tmp.close)
            made.load_wsgi()
            return made

        yield make


def plain() -> Any:
    """Return a request as gunicorn has read it."""
    told = {"version": (1, 1), "method": "GET", "path": "/", "query": "", "scheme": "http", "headers": []}
    return SimpleNamespace(**told, should_close=lambda: False, _expected_100_continue=False)


@pytest.mark.parametrize(
    "told",
    [
        {"pre_request": lambda worker, req: None},
        {"post_request": lambda worker, req, environ, resp: None},
        {"protocol": "uwsgi"},
    ],
)
def test_what_gunicorn_is_to_do_with_every_request_is_done(worker: Make, told: dict[str, Any]) -> None:
    assert (worker()._at_once, worker(**told)._at_once) == (two_ways.application.at_once, None)


def test_below_a_root_of_its_own_gunicorn_answers(worker: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPT_NAME", "/paper")
    assert worker()._at_once is None


def test_an_application_with_nothing_ready_is_asked_by_wsgi(worker: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_ways, "application", lambda environ, start_response: [])
    assert worker()._at_once is None


def test_the_pages_in_memory_have_answers_ready(worker: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    store = House().store
    at_once: Callable[[Environ], Message | None] = store.at_once
    monkeypatch.setattr(two_ways, "application", store)
    assert worker()._at_once == at_once


@pytest.mark.parametrize(("name", "value"), [("alive", False), ("max_requests", 1), ("max_keepalived", 0)])
def test_a_worker_that_keeps_no_connection_open_leaves_it_to_gunicorn(worker: Make, name: str, value: int) -> None:
    made = worker()
    assert made._plainly_asked(plain()) is not None
    setattr(made, name, value)
    assert made._plainly_asked(plain()) is None


def test_the_last_question_of_a_worker_ends_the_connection(tmp_path: Path) -> None:
    with gunicorn(tmp_path, **TWO_WAYS, GUNICORN_CMD_ARGS="--max-requests 2") as server, line(server.port) as opened:
        opened.send(PLAIN)
        assert opened.said()["way"] == "ready"
        opened.send(PLAIN)
        head, body = opened.answer()
        assert (b"Connection: close" in head, json.loads(body)["way"]) == (True, "usual")
        assert opened.is_closed()
