"""Does the server answer? Asks until it does, and only then prints the addresses and the demo's logins."""

import http.client
import os
import signal
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from scripts import port

_SECONDS = 60


def main() -> None:
    """Wait for the server, and say how to reach it; silent when it ends before it answers."""
    # Ctrl-C reaches this process too: it ends without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server, number, site_url, logins = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    status = _wait(server, number=number, host=urlsplit(site_url).netloc)
    if status:
        print(welcome(status, site_url=site_url, logins=logins), flush=True)


def _wait(server: int, *, number: int, host: str) -> int | None:
    end = time.monotonic() + _SECONDS
    # The server started us. Another parent means that it has ended, and whoever answers now is not it.
    while os.getppid() == server and time.monotonic() < end:
        status = _status(number, host=host)
        if status:
            return status
        time.sleep(0.1)
    return None


def _status(number: int, *, host: str) -> int | None:
    connection = http.client.HTTPConnection(port.HOST, number, timeout=_SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": host, "User-Agent": "make run"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def welcome(status: int, *, site_url: str, logins: Path) -> str:
    """Return what a person needs to know, or that the front page fails."""
    if status >= 500:
        return f"The server runs, but its front page answers {status}: the lines above say why."
    lines = ["", f"  The paper   {site_url}/", f"  The staff   {site_url}/newsroom/"]
    if logins.is_file():
        lines += ["", *(f"  {line}" for line in logins.read_text().splitlines()), "", f"  (kept in {logins})"]
    return "\n".join([*lines, "", "  Ctrl-C stops the server.", ""])


if __name__ == "__main__":
    main()
