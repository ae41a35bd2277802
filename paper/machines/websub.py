"""Who tells feed readers at once that there is something new? A WebSub hub, if the paper names one.

https://www.w3.org/TR/websub/#publishing: the hub is told which feeds changed and fetches them itself.
"""

import logging
import threading
import urllib.request
from collections.abc import Iterable
from urllib.parse import urlencode

from django.conf import settings

from paper.machines.absolute import absolute
from paper.models import PublishedArticle
from paper.ways import way_to

_log = logging.getLogger(__name__)
_PATIENCE = 5


def announce(articles: Iterable[PublishedArticle], *, language: str) -> None:
    """Tell the hub of the feeds in which these articles stand; nobody waits for it, and it failing hurts nobody."""
    if settings.WEBSUB_HUB:
        threading.Thread(target=tell, args=(settings.WEBSUB_HUB, feeds_with(articles, language)), daemon=True).start()


def feeds_with(articles: Iterable[PublishedArticle], language: str) -> list[str]:
    """Return the full addresses of the paper's and the sections' feeds that hold these articles, in both formats."""
    pages = [way_to("front", language=language), way_to("corrections", language=language)]
    pages += sorted({way_to("section", language=language, slug=article.section.slug) for article in articles})
    return [absolute(page + name) for page in pages for name in ("feed/", "feed.json")]


def tell(hub: str, feeds: list[str]) -> None:
    """Send the hub its notice; what goes wrong is written to the log."""
    fields = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)])
    try:
        # The address comes from the settings and from nobody else; `newsroom.settings` lets http and https pass.
        with urllib.request.urlopen(hub, data=fields.encode(), timeout=_PATIENCE):  # noqa: S310
            pass
    except OSError as error:
        _log.warning("The hub was not told of the change: %s", error.__class__.__name__)
