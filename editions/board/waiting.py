"""Which cleared articles wait for a place, and has anything on a board changed since somebody last looked?"""

import hashlib
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.models import Article
from articles.querysets import ArticleQuerySet
from editions.models import Edition
from editions.permissions import can_prepare

SHOWN = 40
_LONGEST_WORDS = 80


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for among the articles that wait: in which section (its key), with which words."""

    section: int | None = None
    words: str = ""

    @classmethod
    def of(cls, asked: dict[str, str]) -> "Wanted":
        """Read it from an address; what makes no sense is not asked for."""
        section = asked.get("section", "")
        key = int(section) if section.isascii() and section.isdecimal() and len(section) < 10 else None
        return cls(key, asked.get("words", "").replace("\0", "").strip()[:_LONGEST_WORDS])


def waiting(edition: Edition, *, wanted: Wanted, user: User) -> ArticleQuerySet:
    """Return the cleared articles of the edition's language that stand nowhere, the newest first; one more than shown.

    Nothing waits for an edition that `user` may not change.
    """
    rows = Article.objects.visible_to(user).ready().unplaced().in_language(edition.language)
    if not can_prepare(user, edition):
        return rows.none()
    if wanted.section is not None:
        rows = rows.in_section(wanted.section)
    if wanted.words:
        rows = rows.called(wanted.words)
    return rows.order_by("-changed_at", "-pk")[: SHOWN + 1]


def state_of(key: int, *, wanted: Wanted, user: User) -> str:
    """Return `version.hash` of all that a board shows; another one as soon as any of it is different. Two queries."""
    rows = list(Edition.objects.filter(pk=key).for_watching())
    version, state, language = rows[0][:3]
    edition = Edition(pk=key, state=state, language=language)
    waits = list(waiting(edition, wanted=wanted, user=user).values_list("pk", "version"))
    digest = hashlib.sha256(repr((rows, waits)).encode()).hexdigest()
    return f"{version}.{digest[:16]}"


def version_of(state: str) -> int:
    """Return the edition's version that a `state_of` was taken at; 0 for one that is none."""
    version = state.partition(".")[0]
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0
