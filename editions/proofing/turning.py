"""Where in a proof does a page stand, and which come before and after it?"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Turned:
    """A page's place in a proof, front to back, and the addresses of its neighbours; empty at either end."""

    number: int
    count: int
    before: str
    after: str


def turned_to(address: str, addresses: Sequence[str], *, prefix: str) -> Turned:
    """Return the place of an address among those of a proof."""
    place = addresses.index(address)
    return Turned(
        number=place + 1,
        count=len(addresses),
        before=f"{prefix}{addresses[place - 1]}" if place else "",
        after=f"{prefix}{addresses[place + 1]}" if place + 1 < len(addresses) else "",
    )
