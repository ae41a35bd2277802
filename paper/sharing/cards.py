"""What picture stands for an article or an edition where somebody passes on its address?

Those that are passed on first are drawn when the edition is released, every other one when it is asked for; drawn anew
when an article is corrected; gone with a kill or a recall. The files have names that nobody can guess and lie on no
public path: readers get them from the view alone, which asks first whether the article may be read.
"""

import contextlib
import io
from collections.abc import Iterable
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.crypto import salted_hmac

from paper.models import PublishedArticle, PublishedEdition
from paper.sharing.drawing import draw_article, draw_edition

# Another number makes all cards anew: raise it when they are drawn in another way.
DESIGN: Final = 1
# A card takes a fiftieth of a second, and somebody waits for the release: those of sixty articles took half of it.
AT_RELEASE: Final = 8


def of_article(article: PublishedArticle) -> bytes:
    """Return the card of a readable article as PNG; drawn and kept if it is missing."""
    return _kept(_name("article", article.pk, article.version)) or _keep_article(article)


def of_edition(edition: PublishedEdition) -> bytes:
    """Return the card of a readable edition as PNG; drawn and kept if it is missing."""
    return _kept(_name("edition", edition.pk)) or _keep_edition(edition)


def draw(edition: PublishedEdition) -> None:
    """Draw the cards of a released edition and of the lead and what else stands first in it. One query."""
    _keep_edition(edition)
    first = edition.articles.readable().order_by("-is_lead", "position", "pk")
    for article in first.for_card()[:AT_RELEASE]:
        _keep_article(article)


def redraw(article: PublishedArticle) -> None:
    """Draw the card of an article that was corrected, in place of the one before."""
    remove_all([article], but_newest=True)
    _keep_article(article)


def remove_all(articles: Iterable[PublishedArticle], *, but_newest: bool = False) -> None:
    """Remove every card that was ever drawn of these articles; one that is not there is no fault."""
    for article in articles:
        for version in range(1, article.version + (0 if but_newest else 1)):
            default_storage.delete(_name("article", article.pk, version))


def remove(edition: PublishedEdition) -> None:
    """Remove the cards of an edition and of all that stands in it. One query."""
    default_storage.delete(_name("edition", edition.pk))
    remove_all(edition.articles.only("edition", "version"))


def _keep_article(article: PublishedArticle) -> bytes:
    return _keep(draw_article(article), name=_name("article", article.pk, article.version))


def _keep_edition(edition: PublishedEdition) -> bytes:
    return _keep(draw_edition(edition), name=_name("edition", edition.pk))


def _name(*of: object) -> str:
    key = salted_hmac("paper.cards", f"{DESIGN} {of}", algorithm="sha256").hexdigest()
    return f"cards/{key}.png"


def _kept(name: str) -> bytes | None:
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
    except OSError:
        return None
    return content


def _keep(image: io.BytesIO, *, name: str) -> bytes:
    # A public process may not be allowed to write; its readers get the card all the same.
    with contextlib.suppress(OSError):
        default_storage.delete(name)
        saved = default_storage.save(name, ContentFile(image.getvalue()))
        if saved != name:
            # Somebody else drew the same card at this moment; one of the two is enough.
            default_storage.delete(saved)
    return image.getvalue()
