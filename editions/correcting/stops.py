"""What in a working copy must not be printed, even to correct what was?"""

from editions.models import Placement
from editions.preflight import Severity, check

# A released article is not to be cleared once more, has its address, and its embargo is over.
_LONG_DECIDED = {"not_ready", "embargo", "duplicate_address"}


def stop_of(placement: Placement) -> str:
    """Return the sentence of preflight that stops this article from being printed as it is now, or nothing.

    `placement` comes `with_article()`. Costs what preflight costs, whatever it finds.
    """
    found = check(placement.edition, [placement])
    stops = (each for each in found if each.severity == Severity.BLOCK and each.article is not None)
    return next((each.message for each in stops if each.code not in _LONG_DECIDED), "")
