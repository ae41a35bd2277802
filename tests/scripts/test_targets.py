"""Does every target's failure end as one sentence, with an exit code and no traceback?"""

import errno
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import places, port, problem, targets
from scripts.problem import Problem

pytestmark = pytest.mark.slow


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((port.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def run(target: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "scripts", target],
        cwd=places.ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_target_of_the_makefile_is_known() -> None:
    named = re.findall(r"\$\(NEWSROOM\) ([a-z-]+)", (places.ROOT / "Makefile").read_text())
    assert sorted(named) == sorted(targets.TARGETS)


def test_an_unknown_target_names_those_that_exist() -> None:
    done = run("print")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Name one of: {', '.join(targets.TARGETS)}\n")


def test_run_refuses_a_port_in_use_before_anything_else(taken_port: int, tmp_path: Path) -> None:
    done = run("run", PORT=str(taken_port), NEWSROOM_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"Port {taken_port} is in use: stop the program that listens there, "
        f"or choose another: make run PORT={taken_port + 1}\n",
    )
    assert not (tmp_path / "data").exists()


def test_run_refuses_a_data_folder_that_cannot_be_made(taken_port: int, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    # Port 0 would be any port; a free one is needed, for the port is looked at first.
    done = run("run", PORT=str(free_port()), NEWSROOM_DATA=str(file / "data"))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"{file / 'data'} cannot be used (Not a directory).\n",
    )


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind((port.HOST, 0))
        number: int = trial.getsockname()[1]
        return number


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80 80", "٨٠٠٠", "8e3"])
def test_a_port_that_is_no_port_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Problem, match=f"^PORT is {re.escape(repr(text))}: give a number between 1 and 65535"):
        port.wanted()


@pytest.mark.parametrize(("text", "number"), [("", 8000), ("8123", 8123), ("65535", 65535)])
def test_the_port_is_the_one_asked_for_or_8000(text: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    assert port.wanted() == number


def test_a_free_port_is_left_free() -> None:
    number = free_port()
    port.require_free(number)
    port.require_free(number)


FULL = "The disk is full: make room (df -h shows where) and run the same command again."
CLOSED = (
    "/paper may not be written to: make it yours, work in a clone of your own, or set NEWSROOM_DATA to another folder."
)


@pytest.mark.parametrize(("number", "sentence"), [(errno.ENOSPC, FULL), (errno.EROFS, CLOSED), (errno.EACCES, CLOSED)])
def test_a_full_or_closed_disk_is_one_sentence(number: int, sentence: str) -> None:
    assert str(problem.from_os(OSError(number, os.strerror(number), "/paper"))) == sentence


def test_an_error_that_nobody_foresaw_keeps_its_traceback() -> None:
    assert problem.from_os(OSError(errno.EIO, "Input/output error", "/paper")) is None


def test_a_folder_that_can_be_written_to_is_made_and_left_empty(tmp_path: Path) -> None:
    places.require_writable(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
