"""Which pages of a made-up archive can be compared across its sizes? Those that hold as much in each of them."""

import calendar
import datetime
from collections.abc import Iterator

from authors.models import Author
from bench.words import vocabulary
from paper.models import PublishedArticle, PublishedEdition, Section, Topic
from paper.text.html import plain_text

FULL_MONTH = 25


def pages() -> dict[str, str]:
    """Return {name: address}, the pages that readers open first, then the searches."""
    newest, oldest = _months()
    edition = PublishedEdition.objects.readable().current()
    assert edition is not None
    section = Section.objects.get(pk=1)
    topic = Topic.objects.get(pk=1)
    # The made-up archive numbers authors and topics by how much there is of them.
    author = Author.objects.get(pk=1)
    return {
        "front": "/",
        "edition": edition.get_absolute_url(),
        "article": _usual(edition).get_absolute_url(),
        "month": f"/{newest:%Y/%m}/",
        "oldest month": f"/{oldest:%Y/%m}/",
        "section month": f"/{section.slug}/{newest:%Y/%m}/",
        "oldest section month": f"/{section.slug}/{oldest:%Y/%m}/",
        "author page 1": author.get_absolute_url(),
        "topic page 1": topic.get_absolute_url(),
        "feed": "/feed/",
        "sitemap month": f"/sitemap-{newest:%Y-%m}.xml",
        "oldest sitemap month": f"/sitemap-{oldest:%Y-%m}.xml",
        **{f"search: {name}": f"/search/?q={'+'.join(words)}" for name, words in _pairs(edition).items()},
    }


def _months() -> tuple[datetime.date, datetime.date]:
    """Return the newest and the oldest month with an edition on nearly each day."""
    ends = PublishedEdition.objects.readable().order_by("issue_date")
    first, last = ends[0].issue_date, ends.reverse()[0].issue_date
    newest = next(month for month in _back_from(last) if _is_full(month, first=first, last=last))
    oldest = next(month for month in _on_from(first) if _is_full(month, first=first, last=last))
    return newest, oldest


def _is_full(month: datetime.date, *, first: datetime.date, last: datetime.date) -> bool:
    days = calendar.monthrange(month.year, month.month)[1]
    printed = [month.replace(day=day) for day in range(1, days + 1)]
    return sum(first <= day <= last and day.weekday() != calendar.FRIDAY for day in printed) >= FULL_MONTH


def _back_from(day: datetime.date) -> Iterator[datetime.date]:
    while True:
        day = day.replace(day=1)
        yield day
        day -= datetime.timedelta(days=1)


def _on_from(day: datetime.date) -> Iterator[datetime.date]:
    while True:
        yield day.replace(day=1)
        day = day.replace(day=1) + datetime.timedelta(days=32)


def _usual(edition: PublishedEdition) -> PublishedArticle:
    """Return an article of an edition as most are: one writer, two topics, no photo, neither long nor short."""

    def strangeness(article: PublishedArticle) -> tuple[int, int]:
        oddities = (len(article.credits) != 1) + (len(article.tags) != 2) + (article.photo_id is not None)
        return oddities, abs(article.words - 176)

    articles: list[PublishedArticle] = list(edition.articles.readable())
    return min(articles, key=strangeness)


def _pairs(edition: PublishedEdition) -> dict[str, list[str]]:
    """Return pairs of words: in one article, in one of fifty, in one of four, in nearly all."""
    words = vocabulary(1000)
    rare = plain_text(edition.articles.get(position=20).body).rstrip(".").split()[-2:]
    return {
        "rare pair": rare,
        "medium pair": [words[150], words[250]],
        "common pair": [words[20], words[30]],
        "pair that is everywhere": words[:2],
        "rare and everywhere": [rare[0], words[0]],
        "nothing": ["nowhere", "printed"],
    }
