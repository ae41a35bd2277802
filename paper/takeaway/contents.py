"""What stands in an edition that somebody takes away: what readers see of it now, in the order of its contents?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paper.front import by_section
from paper.manifest import canonical, sha256_of
from paper.models import Correction, PublishedArticle, PublishedEdition, Section


@dataclass(frozen=True)
class Piece:
    """One article with what was said about it since, and its number in the file, from 1."""

    number: int
    article: PublishedArticle
    corrections: Sequence[Correction]

    @property
    def anchor(self) -> str:
        """The name under which links inside a file find it."""
        return f"piece-{self.article.slug}"


@dataclass(frozen=True)
class Contents:
    """An edition as it is read; `state` differs whenever an article of it was changed."""

    edition: PublishedEdition
    sections: Sequence[tuple[Section, Sequence[Piece]]]
    state: str

    def pieces(self) -> Iterator[Piece]:
        """Yield all pieces in order."""
        for _, pieces in self.sections:
            yield from pieces


def read(edition: PublishedEdition) -> Contents:
    """Return what readers see of an edition now. Three queries; the state is read first, so it is never too new."""
    state = state_of(edition)
    articles = list(edition.articles.readable().with_edition().prefetch_related("corrections"))
    numbers = {article.pk: number for number, article in enumerate(_in_order(articles), start=1)}
    sections = [
        (section, [Piece(numbers[each.pk], each, list(each.corrections.all())) for each in found])
        for section, found in by_section(articles)
    ]
    return Contents(edition, sections, state)


def state_of(edition: PublishedEdition, *, lock: bool = False) -> str:
    """Return a digest of which articles the edition has, in which versions; killed ones too. One query.

    With `lock`, inside a transaction, nobody corrects or kills one of them until it ends.
    """
    rows = edition.articles.order_by("pk")
    rows = rows.select_for_update(no_key=True) if lock else rows
    return sha256_of(canonical([list(row) for row in rows.values_list("pk", "version")]))


def _in_order(articles: list[PublishedArticle]) -> Iterator[PublishedArticle]:
    for _, found in by_section(articles):
        yield from found
