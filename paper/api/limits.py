"""How often may one address ask the API? A bucket of tokens for each, in memory, and no address is kept.

What is kept is a hash with a salt that lives for a day in this process alone: tomorrow nobody can tell any more who
asked today. Every worker counts for itself.
"""

import datetime
import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

MOST_BUCKETS: Final = 10_000


class Buckets:
    """A bucket for each address: it holds a minute's worth of questions and fills up evenly."""

    def __init__(self, *, most: int = MOST_BUCKETS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._day: datetime.date | None = None
        self._salt = b""
        self._levels: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def take(self, address: str, *, rate: int, now: float, day: datetime.date) -> float:
        """Take a token and return 0, or the seconds until there is one; `now` in seconds, `rate` a minute."""
        with self._lock:
            if day != self._day:
                self._day, self._salt = day, secrets.token_bytes(32)
                self._levels.clear()
            key = hashlib.blake2b(network_of(address).encode(), key=self._salt, digest_size=16).digest()
            level, since = self._levels.pop(key, (float(rate), now))
            level = min(float(rate), level + (now - since) * rate / 60)
            wait = 0.0 if level >= 1 else (1 - level) * 60 / rate
            self._levels[key] = (level if wait else level - 1, now)
            # Whoever asked longest ago has the fullest bucket, so that forgetting it changes least.
            while len(self._levels) > self._most:
                self._levels.popitem(last=False)
            return wait

    def __len__(self) -> int:
        return len(self._levels)


_buckets = Buckets()


def wait_for(request: HttpRequest) -> float:
    """Return how many seconds whoever asks has to wait, 0 for not at all; a rate of 0 in the settings is no limit."""
    if settings.API_RATE < 1:
        return 0
    now, day = time.monotonic(), timezone.localdate()
    return _buckets.take(address_of(request), rate=settings.API_RATE, now=now, day=day)


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever asks, as the outermost of our own proxies saw it; others are not believed."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.TRUSTED_PROXIES and len(forwarded) >= settings.TRUSTED_PROXIES:
        return str(forwarded[-settings.TRUSTED_PROXIES].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def network_of(address: str) -> str:
    """Return what one subscriber has: an IPv4 address, or the /64 of an IPv6 address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
