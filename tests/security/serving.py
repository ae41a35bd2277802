"""How do tests get a real gunicorn that serves their database, and what does it answer byte for byte?"""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

_COLLECT = "import django; django.setup(); from scripts import static_files; static_files.collect()"


@dataclass(frozen=True)
class Answer:
    """A status, the headers by lower-case name (each with all its values) and the body."""

    status: int
    headers: dict[str, list[str]]
    body: bytes = b""

    def header(self, name: str) -> str:
        """Return a header's value; nothing for one that is not there."""
        return ", ".join(self.headers.get(name.lower(), []))

    @property
    def cookies(self) -> SimpleCookie:
        """The cookies that the answer sets."""
        jar = SimpleCookie()
        for line in self.headers.get("set-cookie", []):
            jar.load(line)
        return jar


@dataclass
class Server:
    """A gunicorn at an address, and the cookies of the one who asks."""

    port: int
    host: str = ""
    always: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    pid: int = 0

    def ask(
        self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Ask with exactly these headers, keep the cookies that come back, follow nothing."""
        sent = {"Host": self.host or f"127.0.0.1:{self.port}", **self.always, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request(method, path, headers=sent, body=body)
            came = link.getresponse()
            found: dict[str, list[str]] = {}
            for name, value in came.getheaders():
                found.setdefault(name.lower(), []).append(value)
            answer = Answer(came.status, found, came.read())
        finally:
            link.close()
        self.cookies |= {name: morsel.value for name, morsel in answer.cookies.items() if morsel.value}
        return answer

    def send(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Post a form as a browser does, with the token of the page that was opened before."""
        token = next((value for name, value in self.cookies.items() if name.endswith("csrftoken")), "")
        form = urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        origin = {"Origin": f"{'https' if self.always else 'http'}://{self.host or f'127.0.0.1:{self.port}'}"}
        return self.ask(path, method="POST", headers=kind | origin, body=form)

    def sign_in(self, username: str, password: str) -> Answer:
        """Sign in through the form."""
        self.ask("/newsroom/account/login/")
        return self.send("/newsroom/account/login/", {"login": username, "password": password})


def collect_static(folder: Path) -> None:
    """Collect the static files into a data folder, as `make run` does."""
    command = [sys.executable, "-c", _COLLECT]
    environ = _environ(folder, {"DJANGO_SETTINGS_MODULE": "newsroom.settings"})
    subprocess.run(command, cwd=settings.BASE_DIR, env=environ, check=True, capture_output=True)


@contextmanager
def gunicorn(
    folder: Path,
    *,
    host: str = "",
    always: Mapping[str, str] | None = None,
    application: str = "newsroom.wsgi:application",
    **names: str,
) -> Iterator[Server]:
    """Serve the tests' database from a data folder on a free port; further settings by the names of the environment."""
    port = free_port()
    process = start(folder, port=port, application=application, apart=False, **names)
    try:
        wait_for(port, process=process)
        yield Server(port, host=host, always=dict(always or {}), pid=process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def start(
    folder: Path, *, port: int, application: str = "newsroom.wsgi:application", apart: bool = False, **names: str
) -> "subprocess.Popen[bytes]":
    """Start a gunicorn of one worker at a port; `apart`: as the leader of a group that can be killed as one."""
    environ = _environ(folder, {"NEWSROOM_BIND": f"127.0.0.1:{port}", "NEWSROOM_WORKERS": "1", **names})
    command = [sys.executable, "-m", "gunicorn", "-c", "python:newsroom.gunicorn", application]
    with (folder / f"log-{port}").open("a") as log:
        return subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environ, stdout=log, stderr=log, start_new_session=apart
        )


def _environ(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSROOM_", "DJANGO_"))}
    return {**ours, "NEWSROOM_DATA": str(folder), "DATABASE_URL": database_url(), **more}


def database_url() -> str:
    """Return the address of the database that the tests use now."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    host = quote(told["HOST"], safe="")
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"postgres://{quote(told['USER'])}:{quote(told['PASSWORD'])}@{host}{port}/{told['NAME']}"


def wait_for(port: int, *, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a process listens at a port; RuntimeError when it ends instead."""
    while process.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"{process.args!r} ended with {process.returncode}")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        number: int = trial.getsockname()[1]
        return number
