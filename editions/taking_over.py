"""What becomes of what readers had ahead of an edition when it is released, and when it is recalled?"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import F

from editions.models import Placement
from paper.lists import entries
from paper.models import Correction, PublishedArticle, PublishedEdition
from paper.proving.manifests import MASTHEAD
from paper.search import index


def enter(printed: PublishedEdition, articles: Sequence[PublishedArticle]) -> None:
    """Save a released edition with its articles; what was out ahead of it keeps its row, its address and its time."""
    holders = PublishedEdition.objects.ahead()
    holder = holders.of(printed.issue_date, language=printed.language, label=printed.label)
    keys = list(holder.values_list("pk", flat=True))
    # One readable edition of a date, language and label at a time, whole or not: the holder makes room first.
    holder.update(recalled_at=F("released_at"))
    printed.save(force_insert=True)
    out = [article for article in articles if article.pk]
    for article in out:
        article.edition = printed
    if out:
        PublishedArticle.objects.bulk_update(out, ["edition", "section", "position", "is_lead"])
    PublishedArticle.objects.bulk_create([article for article in articles if not article.pk])
    PublishedEdition.objects.filter(pk__in=keys).delete()


def give_back(recalled: PublishedEdition, placements: Sequence[Placement]) -> None:
    """Give readers again what they had ahead of an edition that is recalled; `placements` are those `ahead()`.

    Copies of it: the rows of the recalled edition stay as its manifests have them.
    """
    out = [placement.printed for placement in placements if placement.printed]
    if not out:
        return
    holder = hold(recalled, since=min(article.first_released_at for article in out))
    for placement in placements:
        placement.printed = _again(placement.printed, holder) if placement.printed else None
    Placement.objects.bulk_update(placements, ["printed"])
    copies = [placement.printed for placement in placements if placement.printed]
    listed = [copy for copy in copies if copy.withdrawn != PublishedArticle.Withdrawn.KILLED]
    entries.enter(listed)
    index.enter(listed)


def hold(
    like: PublishedEdition, *, since: datetime.datetime, recalled: tuple[datetime.datetime | None, str] = (None, "")
) -> PublishedEdition:
    """Make a row that holds what is out ahead of an edition, or was and is taken back, with the masthead of `like`."""
    names = ("issue_date", "number", "label", "language", *MASTHEAD)
    made: dict[str, Any] = {name: getattr(like, name) for name in names}
    at, notice = recalled
    return PublishedEdition.objects.create(
        **made, released_at=since, is_ahead=True, recalled_at=at, recall_notice=notice
    )


def _again(article: PublishedArticle, holder: PublishedEdition) -> PublishedArticle:
    told = list(article.corrections.order_by("number"))
    copy = PublishedArticle.objects.get(pk=article.pk)
    copy.pk, copy.edition, copy.is_lead = None, holder, False
    copy.save(force_insert=True)
    for correction in told:
        correction.pk, correction.article = None, copy
    Correction.objects.bulk_create(told)
    return copy
