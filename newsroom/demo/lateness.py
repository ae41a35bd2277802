"""What did a writer of the demo paper type while somebody else saved, so that there is a text to put together?"""

from collections.abc import Sequence
from typing import Final

from articles import saving
from articles.models import Article
from articles.typed import of_article
from newsroom.demo.pieces import Piece
from newsroom.demo.writing import Desk

_SLUG: Final = "lessons-on-the-roof"
_ADDED: Final = "<p>The roof is mended before the snow, or it is not mended, said the carpenter.</p>"


def come_late(written: Sequence[tuple[Piece, Article]], *, desk: Desk) -> None:
    """Let the section editor save a returned piece while its writer types, whose text is refused then and kept."""
    for piece, article in written:
        if piece.slug == _SLUG:
            article.refresh_from_db()
            opened, first = article.version, str.__str__(article.body).partition("</p>")[0]
            fields = of_article(article)["fields"]
            mine = {
                "headline": f"{article.headline}, until it snows",
                "standfirst": article.standfirst,
                "body": fields["body"].replace(first, f"{first} Nobody had asked them.", 1) + _ADDED,
            }
            article.headline = f"{article.headline}, and the minister has not come"
            article.body = fields["body"].replace(first, f"{first} It was the second winter.", 1)
            at = desk.time_of(piece, after=240)
            saving.save(article, opened_at=opened, by=desk.editor, at=at, reason="With what the ministry says")
            saving.keep_refused(
                article, user=article.owner, base_version=opened, fields=mine, at=desk.time_of(piece, after=245)
            )
