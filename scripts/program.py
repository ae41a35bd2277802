"""How is another program run, what did it say, and does it stop when we stop?"""

import os
import pwd
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.places import ROOT

# Long enough for a test run to close its browsers and databases after Ctrl-C.
_SECONDS_TO_STOP = 20


def output_of(
    command: Sequence[object],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    seconds: int = 1800,
) -> tuple[int, str]:
    """Run `command` silently; return its exit code and all it said. A missing or hanging program answers 127.

    `env` is added to our own environment; `user` (root alone may give it) is whom the program runs as.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            text=True,
            errors="replace",
            check=False,
            **as_user(user),
        )
    except (FileNotFoundError, PermissionError, subprocess.TimeoutExpired) as error:
        return 127, str(error)
    return done.returncode, done.stdout


def as_user(user: str | None) -> dict[str, Any]:
    """Return what subprocess needs to run as `user` with none of our own groups; nothing for ourselves."""
    if user is None:
        return {}
    account = pwd.getpwnam(user)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def in_foreground(command: Sequence[object], *, env: Mapping[str, str]) -> int:
    """Run `command` on this terminal and return its exit code; it never outlives us when we are told to stop."""
    child = subprocess.Popen([str(part) for part in command], cwd=ROOT, env=dict(env))
    try:
        return child.wait()
    except KeyboardInterrupt:
        # Ctrl-C has reached the child too; a second one would cut its tidying short.
        stop(child, by=None)
        raise
    finally:
        stop(child, by=signal.SIGINT)


def stop(child: "subprocess.Popen[Any]", *, by: signal.Signals | None) -> None:
    """Ask `child` to end, unless somebody else has, and end it when it does not; return when it is gone."""
    if by is not None and child.poll() is None:
        child.send_signal(by)
    try:
        child.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def last_line(said: str) -> str:
    """Return the last line of `said` that holds something; programs put the reason of a failure there."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
