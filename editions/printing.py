"""How do approved pieces become the copies that readers see? Release saves them, a proof only shows them."""

import datetime
from collections.abc import Sequence

from articles.printing import photos_of, print_content
from editions.models import Edition
from editions.pieces import Piece, describe
from paper.models import PublishedArticle, PublishedEdition
from photos.models import Photo


def print_edition(
    edition: Edition, pieces: Sequence[Piece], *, at: datetime.datetime
) -> tuple[PublishedEdition, list[PublishedArticle]]:
    """Return unsaved copies of an edition and its articles in running order; of what is out ahead, what readers have.

    Costs one query, for the photos, and some for each article that is out ahead.
    """
    printed = PublishedEdition(
        issue_date=edition.issue_date,
        number=edition.number,
        label=edition.label,
        language=edition.language,
        released_at=at,
        **describe(edition, pieces)["masthead"],
    )
    photos = photos_of([piece.content for piece in pieces])
    return printed, [_copy(piece, edition=printed, photos=photos, at=at) for piece in pieces]


def _already_out(piece: Piece, printed: PublishedArticle, *, edition: PublishedEdition) -> PublishedArticle:
    """What readers have ahead of the edition, as they have it by now, in its place there; not saved."""
    printed.edition, printed.section = edition, piece.section
    printed.position, printed.is_lead = piece.position, piece.is_lead
    return printed


def _copy(
    piece: Piece, *, edition: PublishedEdition, photos: dict[str, Photo], at: datetime.datetime
) -> PublishedArticle:
    out = piece.placement.printed if piece.placement.is_ahead else None
    if out is not None:
        return _already_out(piece, out, edition=edition)
    article = PublishedArticle(
        edition=edition,
        issue_date=edition.issue_date,
        position=piece.position,
        is_lead=piece.is_lead,
        section=piece.section,
        first_released_at=at,
        version_created_at=at,
    )
    print_content(article, piece.content, photos=photos)
    return article
