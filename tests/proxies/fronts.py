"""How do tests put Debian's nginx and Varnish in front of a served paper, with the very files of docs/?"""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.conf import settings

from scripts import proxies
from tests.security.serving import Server, wait_for

DOCS = Path(settings.BASE_DIR) / "docs"
_NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/paper.conf;
}}
"""
# What Varnish compiles needs no C library's files, which a machine may lack.
_COMPILER = "exec gcc -O1 -fpic -shared -nostdlib -o %o %s"

Front = Callable[..., AbstractContextManager[Server]]


def program_of(name: str) -> str:
    """Return the path of a program, which `make test` has fetched."""
    found = proxies.find(name)
    if found is None:
        raise AssertionError(f"There is no {name}: run make test once, or install it.")
    return str(found)


@contextmanager
def nginx(behind: Server, *, folder: Path, port: int) -> Iterator[Server]:
    """Serve through nginx on a port, as docs/nginx.conf has it."""
    text = (DOCS / "nginx.conf").read_text()
    for documented, here in (
        ("127.0.0.1:8000", f"127.0.0.1:{behind.port}"),
        ("listen 80", f"listen 127.0.0.1:{port}"),
        ("/var/cache/nginx/paper", str(folder / "cache")),
        ("server_name paper.example", "server_name 127.0.0.1"),
    ):
        assert documented in text
        text = text.replace(documented, here)
    (folder / "paper.conf").write_text(text)
    # As root it would serve as another user, who may not write here.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(user + _NGINX.format(folder=folder))
    command = [program_of("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with _running(command, port=port, folder=folder) as server:
        yield server


@contextmanager
def varnish(behind: Server, *, folder: Path, port: int) -> Iterator[Server]:
    """Serve through Varnish on a port, as docs/varnish.vcl has it."""
    text = (DOCS / "varnish.vcl").read_text()
    assert '"8000"' in text
    (folder / "paper.vcl").write_text(text.replace('"8000"', f'"{behind.port}"'))
    command = [program_of("varnishd"), "-F", "-j", "none", "-n", str(folder / "varnish"), "-s", "malloc,32m"]
    command += ["-p", f"cc_command={_COMPILER}", "-a", f"127.0.0.1:{port}", "-f", str(folder / "paper.vcl")]
    with _running(command, port=port, folder=folder) as server:
        yield server


@contextmanager
def _running(command: list[str], *, port: int, folder: Path) -> Iterator[Server]:
    with (folder / "front.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_for(port, process=process)
        yield Server(port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        number: int = trial.getsockname()[1]
        return number
