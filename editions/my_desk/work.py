"""Which articles, notes, plans and photos lie on somebody's desk, and where is the rest of them?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q, Window
from django.urls import reverse

from articles import piles
from articles.models import Article, Note
from photos.models import Photo

SHOWN = 6

# Where the rest of a pile is: what the list of articles is asked.
_ASKED = {
    piles.BACK: "state=draft&owner=mine",
    piles.DRAFTS: "state=draft&owner=mine",
    piles.HANDED_IN: "state=submitted&owner=mine&order=oldest",
    piles.WAITING: "state=submitted&owner=others&order=oldest",
    piles.UNPLACED: "state=ready&placed=no",
    piles.IN_EDITION: "placed=yes&owner=mine",
}


@dataclass(frozen=True)
class Pile:
    """The first few rows of a pile, how many lie on it in all, and the list that shows them all."""

    rows: Sequence[Any] = ()
    count: int = 0
    url: str = ""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Accounts:
    """How many people have an account, how many of them no role, and how many never signed in."""

    active: int
    without_role: int
    never_in: int


def articles_of(user: User) -> dict[str, Pile]:
    """Return {name: pile} of the articles on somebody's desk, the empty ones too. At most two queries."""
    placed = list(Article.objects.on_piles_of(user, shown=SHOWN))
    known = Article.objects.for_desk().in_bulk([key for key, _, _ in placed])
    found = {}
    for name in piles.PILES:
        rows = [known[key] for key, pile, _ in placed if pile == name and key in known]
        if name == piles.WAITING:
            # Edited since it was handed in, a piece lies where its change has put it; it waits since its move.
            rows.sort(key=lambda article: article.moved_at or article.changed_at)
        count = next((count for _, pile, count in placed if pile == name), 0)
        found[name] = Pile(rows, count, _list(_ASKED[name]))
    return found


def open_notes_of(user: User) -> Pile:
    """Return the open notes on what somebody works with, the oldest first. One query."""
    rows = list(Note.objects.for_desk(user).annotate(all_open=Window(Count("pk")))[:SHOWN])
    return Pile(rows, rows[0].all_open if rows else 0, _list("notes=open"))


def photos_wanting_words() -> Pile:
    """Return the newest photos that lack alt text; without a credit line there is none. One query."""
    rows = list(Photo.objects.missing_alt_text().for_desk()[:SHOWN])
    url = reverse("admin:photos_photo_changelist") + "?alt=missing"
    return Pile(rows, rows[0].in_all if rows else 0, url)


def accounts() -> Accounts:
    """Count the people who can sign in. One query."""
    people = User.objects.filter(is_staff=True, is_active=True, is_superuser=False)
    return Accounts(
        **people.aggregate(
            active=Count("pk", distinct=True),
            without_role=Count("pk", filter=Q(groups=None), distinct=True),
            never_in=Count("pk", filter=Q(last_login=None), distinct=True),
        )
    )


def _list(asked: str) -> str:
    return f"{reverse('admin:articles_article_changelist')}?{asked}"
