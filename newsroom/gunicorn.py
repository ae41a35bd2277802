"""How does gunicorn serve the newsroom? Its configuration, for `make run` and for a server of the house's own."""

import gc
import os
import signal
import sys
from pathlib import Path

from newsroom import env

wsgi_app = "newsroom.wsgi:application"
bind = env.text("NEWSROOM_BIND", "127.0.0.1:8000")

# Threads wait for the database and for slow readers; two processes use two cores. Pages from memory need no WSGI.
worker_class = "newsroom.worker.Worker"
workers = env.number("NEWSROOM_WORKERS", 2)
threads = env.number("NEWSROOM_THREADS", 4)
timeout = 30
graceful_timeout = 20
keepalive = 5

# The sign of life of a worker is a file that is touched all the time: in memory, so that a slow disk kills nobody.
_memory = Path("/dev/shm")  # noqa: S108  (only the folder that is in memory; the files in it have random names)
worker_tmp_dir = str(_memory) if os.access(_memory, os.W_OK | os.X_OK) else None

# What was asked and what was answered. No reader's address, no query string, no Referer, no browser.
accesslog = "-"
logger_class = "newsroom.access_log.AccessLog"
errorlog = "-"
loglevel = "warning"

# Whether a reader came over HTTPS is for one setting to say (NEWSROOM_TRUSTED_PROXIES), not for any header.
secure_scheme_headers: dict[str, str] = {}

# Nobody steers a running server through a socket in somebody's home folder.
control_socket_disable = True


def when_ready(_server: object) -> None:
    """Let a terminal that closes end the server it started; without a terminal, SIGHUP reloads as it always does."""
    if sys.stdin is not None and sys.stdin.isatty():
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))


def post_worker_init(_worker: object) -> None:
    """Let Ctrl-C end a worker as SIGTERM does: answers under way are finished, idle connections closed."""
    # gunicorn 27's threaded worker takes a lock in its handler of SIGQUIT that the same thread may hold already; it
    # then hangs until graceful_timeout. Its handler of SIGTERM takes none.
    signal.signal(signal.SIGQUIT, signal.getsignal(signal.SIGTERM))
    # Ctrl-C reaches every process of the terminal; the first one tells the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is loaded now stays for good: the collector of garbage need not look through all of Django again and again.
    gc.collect()
    gc.freeze()
