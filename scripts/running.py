"""What does `make run` do before the newsroom's own code can be imported?"""

import os

from scripts import environment, places, port


def run() -> int:
    """Set up what is missing, then become the server; a Problem comes before the minutes that set-up takes."""
    number = port.wanted()
    port.require_free(number)
    places.require_writable(places.data_folder())
    environment.ensure(environment.RUN)
    os.chdir(places.ROOT)
    # exec, not a child: Ctrl-C and SIGTERM reach the server itself, and no process of ours can outlive it.
    command = [str(places.VENV_PYTHON), "-m", "scripts.serving", str(number)]
    os.execv(places.VENV_PYTHON, command)  # noqa: S606  (a shell would stand between a signal and the server)
