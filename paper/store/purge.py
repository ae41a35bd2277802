"""How does a cache in front of the paper learn that it has to forget pages? By two requests after the commit."""

import logging
import threading
import time
import urllib.request
from collections.abc import Iterable

from django.conf import settings

SECONDS = 2.0
# A cache that forgets a page fetches it again at once. By then every process has to know of the change, or the cache
# would keep the earlier page once more: longer than any of them goes without looking (`paper.store.freshness`).
SETTLED = {"file": 0.2, "database": 1.2}
# Once more, for a page that was being made during the change and was sent after it; or if the first was in vain.
AGAIN = 2.0

_log = logging.getLogger(__name__)


def send(names: Iterable[str]) -> threading.Thread | None:
    """Tell the cache at NEWSROOM_PURGE_URL to forget pages by their surrogate names; nothing without that setting.

    Returns the thread that does it, so that a slow cache keeps nobody from going on; a process waits for it at its end.
    """
    if not settings.PURGE_URL:
        return None
    thread = threading.Thread(target=_purge, args=(" ".join(names), settings.PURGE_URL), name="purge")
    thread.start()
    return thread


def _purge(names: str, url: str) -> None:
    for pause in (SETTLED[settings.STAMP], AGAIN):
        time.sleep(pause)
        failure = _failure(names, url)
    if failure:
        # Readers behind that cache may see the earlier pages until its s-maxage is over, so somebody has to know.
        _log.error("The cache in front was not told to forget %s: %s", names, failure)


def _failure(names: str, url: str) -> OSError | None:
    try:
        _post(names, url)
    except OSError as error:
        return error
    return None


def _post(names: str, url: str) -> None:
    headers = {"Surrogate-Key": names, "xkey": names}
    name, _, value = settings.PURGE_HEADER.partition(":")
    if value.strip():
        headers[name.strip()] = value.strip()
    # The address is a setting of this installation and refused at the start when it is no http:// one.
    request = urllib.request.Request(url, data=b"", headers=headers, method="POST")  # noqa: S310
    urllib.request.urlopen(request, timeout=SECONDS).close()  # noqa: S310
