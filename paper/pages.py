"""Which template and which context make a page of the paper? The public views and the proof both ask here."""

from collections.abc import Sequence
from typing import Final

from paper.around import arrange
from paper.front import by_section, compose
from paper.links import Link
from paper.models import Correction, PublishedArticle, PublishedEdition, Section, TakeAway
from paper.page import Page

# An edition has its own page; an article's leads to the beginning of it.
MOST_IN_EDITION: Final = 6


def front(
    edition: PublishedEdition,
    articles: Sequence[PublishedArticle],
    *,
    sections: Sequence[Section],
    earlier: PublishedEdition | None = None,
    corrections: Sequence[Correction] = (),
) -> Page:
    """Return the front page of an edition.

    `earlier` is the edition before it, `corrections` what was lately corrected.
    """
    context = {"edition": edition, "front": compose(articles), "sections": sections}
    return Page("paper/front.html", context | {"earlier": earlier, "corrections": corrections})


def empty_front(language: str, *, sections: Sequence[Section]) -> Page:
    """Return the front page of a language before its first edition."""
    context = {"edition": None, "front": compose([]), "sections": sections, "language": language}
    return Page("paper/front.html", context | {"earlier": None, "corrections": []})


def edition_contents(
    edition: PublishedEdition,
    articles: Sequence[PublishedArticle],
    *,
    sections: Sequence[Section],
    earlier: PublishedEdition | None = None,
    later: PublishedEdition | None = None,
    take_aways: Sequence[TakeAway] = (),
) -> Page:
    """Return an edition's own page: its table of contents by section, and the files to take away that there are."""
    context = {"edition": edition, "contents": by_section(articles), "count": len(articles), "sections": sections}
    return Page("paper/edition.html", context | {"earlier": earlier, "later": later, "take_aways": take_aways})


def article(
    piece: PublishedArticle,
    *,
    neighbours: Sequence[Link],
    corrections: Sequence[Correction],
    sections: Sequence[Section],
) -> Page:
    """Return an article's page, or the notice that stands for a killed one.

    `neighbours` are all articles of its edition in running order, itself included, and whatever else leads on from it
    (`paper.around`). What readers have to know first stands above the text, other corrections below it.
    """
    beside = arrange(piece, neighbours)
    context = {
        "edition": piece.edition,
        "article": piece,
        "in_this_edition": beside.in_edition[:MOST_IN_EDITION],
        "previous": beside.previous,
        "next": beside.next,
        "earlier": beside.earlier,
        "later": beside.later,
        "akin": beside.akin,
        "sections": sections,
    }
    if piece.withdrawn == PublishedArticle.Withdrawn.KILLED:
        # What an earlier correction said may be what it was killed for.
        kills = [correction for correction in corrections if correction.kind == Correction.Kind.KILL]
        return Page("paper/article_withdrawn.html", context | {"corrections": kills})
    notices = [correction for correction in corrections if correction.stands_first]
    rest = [correction for correction in corrections if not correction.stands_first]
    return Page("paper/article.html", context | {"notices": notices, "corrections": rest, "changes": corrections})
