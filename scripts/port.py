"""Which port was asked for, and is it free?"""

import errno
import os
import socket

from scripts.problem import Problem

HOST = "127.0.0.1"


def wanted() -> int:
    """Return PORT from the environment, 8000 when it is not set."""
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Problem(f"PORT is {text!r}: give a number between 1 and 65535, such as make run PORT=8123")
    return int(text)


def require_free(port: int) -> None:
    """Try to listen on `port` for a moment; a Problem says what to do when that fails."""
    with socket.socket() as trial:
        # As the server does: connections that linger after a stop do not make a port taken.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
            trial.listen()
        except OSError as error:
            raise Problem(_reason(error, port=port)) from None


def _reason(error: OSError, *, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use: stop the program that listens there, or choose another: make run PORT={port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system: choose one above 1023: make run PORT=8000"
    return f"Port {port} cannot be used ({error.strerror}): choose another: make run PORT=8000"
