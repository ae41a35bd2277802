"""How will readers see an edition that is not released yet? The same pages, made of the same copies."""

from django.urls import reverse
from django.utils import timezone

from editions.models import Edition
from editions.pieces import Piece, as_approved, as_they_are
from editions.printing import print_edition
from editions.states import PINNED
from paper import pages
from paper.links import Link
from paper.models import Section
from paper.pages import Page


def proof(edition: Edition, *, prefix: str) -> dict[str, Page]:
    """Return {public address: page} for every page that a release of this edition makes.

    `prefix` is put before every address on the pages, so that links stay inside the proof. What is approved is shown
    as approved; before that the articles are shown as they are now. Nothing is written.
    """
    printed, articles = print_edition(edition, _pieces(edition), at=timezone.now())
    printed.address_prefix = prefix
    sections = list(Section.objects.all())
    contents = printed.get_absolute_url().removeprefix(prefix)
    made = {
        reverse("paper:front", kwargs={"language": edition.language}): pages.front(
            printed, articles, sections=sections
        ),
        contents: pages.edition_contents(printed, articles, sections=sections),
    }
    links = [Link.of(article) for article in articles]
    for article in articles:
        page = pages.article(article, neighbours=links, corrections=[], sections=sections)
        made[article.get_absolute_url().removeprefix(prefix)] = page
    return made


def _pieces(edition: Edition) -> list[Piece]:
    if edition.state in PINNED:
        return as_approved(edition)
    return as_they_are(list(edition.placements.in_order().with_article()))
