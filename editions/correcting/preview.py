"""What will readers see once a correction is approved? The very page, and what changes on it word by word."""

import copy
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from articles.models import Article
from articles.revisions import content_of
from editions import correction
from editions.models import CorrectionRequest
from paper import pages, questions
from paper.around import around
from paper.corrections.differences import Difference, differences
from paper.links import Link
from paper.models import PublishedArticle
from paper.page import Page

_NO_WORDS = {
    "The photo": "photo_id",
    "Who is credited": "credits",
    "The topics": "tags",
    "The genre": "genre",
    "The language": "language",
}


@dataclass(frozen=True)
class Change:
    """What a correction changes of what readers see: of the words, and of what is no words."""

    words: list[Difference]
    besides: list[str]

    def __bool__(self) -> bool:
        return bool(self.words or self.besides)


def as_put_right(printed: PublishedArticle, article: Article, *, kind: str, at: datetime.datetime) -> PublishedArticle:
    """Return an unsaved copy of what readers see, as it would be after a correction of this kind."""
    after = copy.copy(printed)
    correction.put_right(after, content_of(article), kind=kind, at=at)
    return after


def change_of(printed: PublishedArticle, article: Article, *, kind: str, at: datetime.datetime) -> Change:
    """Return what a correction of this kind would change."""
    after = as_put_right(printed, article, kind=kind, at=at)
    words = differences(printed, after)
    return Change(words, list(_besides(printed, after, named={difference.name for difference in words})))


def answer(
    request: CorrectionRequest, article: Article, printed: PublishedArticle, *, at: datetime.datetime
) -> HttpResponse:
    """Answer with that page to whoever may see it, byte for byte as it will be at its own address."""
    reader = HttpRequest()
    # What a page says of itself follows from the address that it is asked for at.
    reader.method, reader.path, reader.path_info = "GET", printed.get_absolute_url(), printed.get_absolute_url()
    reader.resolver_match = resolve(reader.path)
    return page_of(request, article, printed, at=at).answer(reader)


def page_of(request: CorrectionRequest, article: Article, printed: PublishedArticle, *, at: datetime.datetime) -> Page:
    """Return the article's page as readers will see it once the request is approved; nothing is saved."""
    notice = correction.draw_up(printed, kind=request.kind, text=request.text, at=at)
    after = as_put_right(printed, article, kind=request.kind, at=at)
    beside = [Link.of(after) if link.pk == after.pk else link for link in around(after)]
    killed = after.withdrawn == PublishedArticle.Withdrawn.KILLED
    return pages.article(
        after,
        neighbours=[link for link in beside if not (killed and link.pk == after.pk)],
        corrections=[notice, *printed.corrections.all()],
        sections=questions.sections(),
    )


def _besides(before: PublishedArticle, after: PublishedArticle, *, named: set[str]) -> Iterator[str]:
    """Yield what changes that is no word: an editor would look for it in vain among the words."""
    for words, name in _NO_WORDS.items():
        if getattr(before, name) != getattr(after, name):
            yield words
    if str(before.body) != str(after.body) and "Text" not in named:
        yield "Links, emphasis or paragraphs of the text"
