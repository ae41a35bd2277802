"""What does the server write about a request? Its time, method, path, status, bytes and milliseconds; no reader."""

import datetime
import logging
import time
from typing import Any

from gunicorn.glogging import Logger

# No line of any log names a thread, and the process is known by its number. To look its name up for each line costs a
# hundredth of a page from memory.
logging.logThreads = logging.logMultiprocessing = False

# Whoever has the rest of such a path can open what it leads to, without a login.
_BEARING_SECRETS = ("/newsroom/shared/", "/newsroom/account/password/reset/key/", "/newsroom/account/confirm-email/")


class AccessLog(Logger):  # type: ignore[misc]
    """gunicorn's log with one line for each request, put together from what is in the line and nothing else.

    gunicorn itself gathers some seventy facts for each line, every header among them: a tenth of all the work that a
    page from memory is.
    """

    _second = 0
    _written = ""

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: datetime.timedelta) -> None:
        """Write the line of one request."""
        if not self.access_log_enabled:
            return
        path = without_secrets(environ["PATH_INFO"])
        self.access_log.info(
            "%s %s %s %s %d bytes %d ms",
            self._now(),
            environ["REQUEST_METHOD"],
            # Whoever asks for a path with a line break in it must not write lines of the log.
            path if path.isprintable() else ascii(path)[1:-1],
            resp.status[:3],
            resp.sent,
            request_time // datetime.timedelta(milliseconds=1),
        )

    def _now(self) -> str:
        second = int(time.time())
        if second != self._second:
            # First the words: another thread that sees the new second must not meet the old ones.
            self._written = self.now()
            self._second = second
        return self._written


def without_secrets(path: str) -> str:
    """Return a path without what opens a door by itself."""
    if not path.startswith(_BEARING_SECRETS):
        return path
    return next(start for start in _BEARING_SECRETS if path.startswith(start)) + "…"
