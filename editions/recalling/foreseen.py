"""What will readers see once an edition is recalled, and what do they see after it?"""

from dataclasses import dataclass

from editions.models import CorrectionRequest, Edition
from editions.release import released_copy
from paper.models import PublishedArticle, PublishedEdition


@dataclass(frozen=True)
class Foreseen:
    """What a recall takes from readers, and what they have instead.

    `stays`: what was out ahead of the edition, and is so again; `front`: the edition on the front page afterwards, if
    there is one; `was_in_front`: the front page is that of the edition now; `asked`: how many corrections wait for
    approval, which nobody can give before the edition is out again.
    """

    printed: PublishedEdition
    goes: int
    stays: list[PublishedArticle]
    front: PublishedEdition | None
    was_in_front: bool
    asked: int


def foreseen(edition: Edition) -> Foreseen:
    """Return what a recall of a released edition would do. It changes nothing."""
    printed = released_copy(edition)
    ahead = [placement.printed for placement in edition.placements.ahead().in_order()]
    stays = [article for article in ahead if article and article.withdrawn != PublishedArticle.Withdrawn.KILLED]
    for article in stays:
        article.edition = printed
    editions = PublishedEdition.objects.readable().in_language(edition.language).for_link().newest_first()
    newest, *older = editions[:2]
    was_in_front = newest == printed
    return Foreseen(
        printed=printed,
        goes=printed.articles.readable().count() - len(stays),
        stays=stays,
        front=next(iter(older), None) if was_in_front else newest,
        was_in_front=was_in_front,
        asked=CorrectionRequest.objects.waiting().filter(edition=edition).count(),
    )


def as_recalled(edition: Edition) -> PublishedEdition:
    """Return what was taken back of a recalled edition last, with the notice that readers find there."""
    recalled = PublishedEdition.objects.recalled_on(edition.issue_date).in_language(edition.language)
    last: PublishedEdition = recalled.filter(label=edition.label).for_link()[:1].get()
    return last
