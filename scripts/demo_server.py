"""How is the demo paper served for a while, in a folder that is thrown away, to be photographed or audited?"""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from scripts.places import ROOT
from scripts.problem import Problem


@contextmanager
def served() -> Iterator[tuple[str, Path]]:
    """Build the demo and serve it as `make run` does; give its address and its data folder, and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="newsroom-demo-", ignore_cleanup_errors=True) as data:
        command = [sys.executable, "-m", "scripts.serving", str(port)]
        environment = environment_of(site, data=Path(data))
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            _wait(server, site)
            # A pipe that nobody empties fills up with the log, and then the server stands still.
            Thread(target=deque, args=(server.stdout, 0), daemon=True).start()
            yield site, Path(data)
        finally:
            server.terminate()
            server.wait()


def environment_of(site: str, *, data: Path) -> dict[str, str]:
    """Return the environment in which a process works on what is served there."""
    # It goes before .env; what decides how pages look is the house's own.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
    return environment | {
        "NEWSROOM_DATA": str(data),
        "NEWSROOM_SITE_URL": site,
        "NEWSROOM_DEBUG": "no",
        "DATABASE_URL": f"sqlite:///{data}/newsroom.sqlite3",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }


def _wait(server: "subprocess.Popen[str]", site: str) -> None:
    said = ""
    for line in server.stdout or []:
        said = line.strip() or said
        if "Ctrl-C" in line:
            urllib.request.urlopen(site, timeout=30).close()  # noqa: S310  (our own server)
            return
        if "front page answers" in line:
            break
    raise Problem(f"The demo paper could not be served: {said or 'the server said nothing'}")
