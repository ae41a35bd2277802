"""How will readers see an edition that is not released yet? The same pages, made of the same copies.

A release makes the pages of the edition: its front page, unless a newer one stands there, its contents, and a page for
each article. What it makes beside them says nothing that these do not: the files to take away are the same articles in
other forms, sections, authors, topics and feeds list them, and hash, signature and time are made by the release itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from django.urls import reverse
from django.utils import timezone

from editions.models import Edition
from editions.pieces import Piece, as_approved, as_they_are
from editions.printing import print_edition
from editions.states import PINNED
from paper import pages, questions
from paper.around import around
from paper.corrections.corrected import latest
from paper.links import Link
from paper.models import PublishedArticle, PublishedEdition
from paper.page import Page


class Proof(Mapping[str, Page]):
    """{public address: page}, front to back; a page is made when it is asked for."""

    def __init__(self, made: Mapping[str, Callable[[], Page]]) -> None:
        self._made = made

    def __getitem__(self, address: str) -> Page:
        """Make the page of an address."""
        return self._made[address]()

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses, front to back."""
        return iter(self._made)

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._made)


def proof(edition: Edition, *, prefix: str) -> Proof:
    """Return every page that a release of this edition makes, by its public address.

    `prefix` is put before every address of the edition on the pages, so that links stay inside the proof. What is
    approved is shown as approved; before that the articles are shown as they are now. Nothing is written.
    """
    printed, articles = print_edition(edition, pieces_of(edition), at=timezone.now())
    printed.address_prefix = prefix
    listed = [article for article in articles if article.withdrawn != PublishedArticle.Withdrawn.KILLED]
    sections = questions.sections()
    made: dict[str, Callable[[], Page]] = {}
    if _would_be_newest(printed):
        front = reverse("paper:front", kwargs={"language": edition.language})
        made[front] = lambda: pages.front(
            printed,
            listed,
            sections=sections,
            earlier=questions.edition_before(printed),
            corrections=latest(printed),
        )
    made[printed.get_absolute_url().removeprefix(prefix)] = lambda: pages.edition_contents(
        printed,
        listed,
        sections=sections,
        earlier=questions.edition_before(printed),
        later=questions.edition_after(printed),
    )
    for article in articles:
        made[article.get_absolute_url().removeprefix(prefix)] = partial(_page_of, article, listed)
    return Proof(made)


def pieces_of(edition: Edition) -> list[Piece]:
    """Return what would be printed now: what was approved, or else the articles as they are."""
    if edition.state in PINNED:
        return as_approved(edition)
    return as_they_are(list(edition.placements.in_order().with_article()))


def _page_of(article: PublishedArticle, articles: Sequence[PublishedArticle]) -> Page:
    # Whatever else leads on from it stands in the database; its own edition does not yet.
    neighbours = [*map(Link.of, articles), *around(article)]
    # Only what is out ahead of the edition was changed by then.
    told = list(article.corrections.all()) if article.was_changed else []
    return pages.article(article, neighbours=neighbours, corrections=told, sections=questions.sections())


def _would_be_newest(printed: PublishedEdition) -> bool:
    newest = questions.newest_edition(printed.language)
    return newest is None or printed.issue_date >= newest.issue_date
