"""What does somebody ask the list of articles, and which articles answer it?"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User

from articles.models import Article
from articles.querysets import ArticleQuerySet
from paper.search.spelling import words

ON_A_PAGE = 50
# Nobody goes through more; so many are counted and no more.
COUNTED = 1_000

PLACED, UNPLACED = "yes", "no"
OLDEST = "oldest"
MINE, OTHERS = "mine", "others"


@dataclass(frozen=True)
class Question:
    """What is asked; whatever is empty is not. Names are those of the list's address."""

    q: str = ""
    state: str = ""
    section: str = ""
    genre: str = ""
    language: str = ""
    owner: str = ""
    placed: str = ""
    notes: str = ""
    issue_from: datetime.date | None = None
    issue_to: datetime.date | None = None
    changed_from: datetime.date | None = None
    changed_to: datetime.date | None = None
    order: str = ""

    @classmethod
    def of(cls, answers: Mapping[str, Any]) -> "Question":
        """Read it from what a form has checked; what is missing or wrong there is not asked."""
        asked: dict[str, Any] = {each.name: answers.get(each.name) or each.default for each in fields(cls)}
        return cls(**asked)

    @property
    def words(self) -> list[str]:
        """The words and phrases asked for, normalised."""
        return words(self.q)

    @property
    def oldest_first(self) -> bool:
        """Whether what waits longest comes first."""
        return self.order == OLDEST

    @property
    def asked(self) -> dict[str, str]:
        """What is asked, as an address says it, in the order of the form."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: str(value) for name, value in given.items() if value}

    @property
    def address(self) -> str:
        """What stands in the list's address after the question mark; the same for the same question."""
        return urlencode(self.asked)

    def rows(self, user: User) -> ArticleQuerySet:
        """Return the articles that answer it, of those that `user` may open."""
        rows = Article.objects.visible_to(user)
        for name in ("state", "section", "genre", "language"):
            if value := getattr(self, name):
                rows = rows.filter(**{name: value})
        rows = self._by_owner(rows, user)
        if self.q:
            rows = rows.holding(self.words)
        return self._by_date(self._by_place(rows))

    def _by_owner(self, rows: ArticleQuerySet, user: User) -> ArticleQuerySet:
        if self.owner == OTHERS:
            return rows.exclude(owner=user)
        owner = str(user.pk) if self.owner == MINE else self.owner
        return rows.filter(owner=owner) if owner else rows

    def _by_place(self, rows: ArticleQuerySet) -> ArticleQuerySet:
        if self.issue_from or self.issue_to or self.placed == PLACED:
            rows = rows.in_editions_of(self.issue_from, self.issue_to)
        if self.placed == UNPLACED:
            rows = rows.unplaced()
        return rows.with_open_notes() if self.notes else rows

    def _by_date(self, rows: ArticleQuerySet) -> ArticleQuerySet:
        if self.changed_from:
            rows = rows.changed_since(self.changed_from)
        if self.changed_to:
            rows = rows.changed_until(self.changed_to)
        return rows


@dataclass(frozen=True)
class Place:
    """Where a page of the list goes on: behind the article with this change and key."""

    changed_at: datetime.datetime
    key: int

    @classmethod
    def of(cls, article: Article) -> "Place":
        """Return the place behind an article."""
        return cls(article.changed_at, article.pk)

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """Read it from an address; None for what is none."""
        at, _, key = text.partition("_")
        if not (key.isascii() and key.isdecimal() and len(key) < 19):
            return None
        try:
            moment = datetime.datetime.fromisoformat(at)
        except ValueError:
            return None
        return cls(moment, int(key)) if moment.tzinfo else None

    def __str__(self) -> str:
        return f"{self.changed_at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{self.key}"


@dataclass(frozen=True)
class Page:
    """A page of the list. `after` is where the next one goes on; `found` counts all articles on the first page.

    It is None where that is more than anybody counts, and on every further page.
    """

    articles: list[Article]
    after: Place | None
    found: int | None


def page_of(question: Question, *, user: User, place: Place | None) -> Page:
    """Return a page of the articles that answer a question; two queries, however many there are."""
    rows, order = question.rows(user), {"oldest_first": question.oldest_first}
    if place:
        rows = rows.beyond(place.changed_at, place.key, **order)
    # Keys out of an index: a row is a page of text, and most of them are not shown. The first page counts them too.
    wanted = ON_A_PAGE if place else max(COUNTED, ON_A_PAGE)
    keys = list(rows.by_change(**order).values_list("pk", flat=True)[: wanted + 1])
    known = Article.objects.for_finding(text=bool(question.q)).in_bulk(keys[:ON_A_PAGE])
    articles = [known[key] for key in keys[:ON_A_PAGE] if key in known]
    after = Place.of(articles[-1]) if len(keys) > ON_A_PAGE and articles else None
    return Page(articles, after, len(keys) if place is None and len(keys) <= COUNTED else None)
