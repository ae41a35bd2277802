"""What follows once a change to the paper is committed? Its cards are drawn or removed, and the hub is told.

None of it is part of the change: a failure here is logged, and a card that is missing is drawn when it is asked for.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from paper.machines import websub
from paper.models import PublishedArticle, PublishedEdition
from paper.sharing import cards


def released(edition: PublishedEdition, articles: Iterable[PublishedArticle]) -> None:
    """Draw the cards of a released edition, and tell the hub."""
    _when_committed(lambda: websub.announce(articles, language=edition.language))
    _when_committed(lambda: cards.draw(edition))


def recalled(edition: PublishedEdition) -> None:
    """Remove the cards of a recalled edition, and tell the hub."""
    _when_committed(lambda: cards.remove(edition))
    _when_committed(lambda: websub.announce([], language=edition.language))


def corrected(article: PublishedArticle) -> None:
    """Draw an article's card anew, and tell the hub."""
    _when_committed(lambda: cards.redraw(article))
    _when_committed(lambda: websub.announce([article], language=article.edition.language))


def killed(article: PublishedArticle) -> None:
    """Remove an article's cards, and tell the hub."""
    _when_committed(lambda: cards.remove_all([article]))
    _when_committed(lambda: websub.announce([article], language=article.edition.language))


def _when_committed(act: Callable[[], None]) -> None:
    transaction.on_commit(act, robust=True)
