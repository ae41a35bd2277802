"""How is a working copy saved so that no save overwrites another unseen, and no refused text is lost?"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles.models import Article, Autosave, Revision
from articles.revisions import snapshot

SAVED_FIELDS = (
    "slugline", "slug", "kicker", "headline", "standfirst", "body", "section", "genre", "language", "dateline",
    "author_note", "lead_photo", "lead_caption", "tags", "embargo_until", "ednote",
)  # fmt: skip


class StaleSave(Exception):
    """A save from a form that was opened at an older version; nothing was written."""


@transaction.atomic
def save(article: Article, *, opened_at: int, by: User, at: datetime.datetime, reason: str = "") -> Revision:
    """Write the article's fields over version `opened_at`, and keep them as a revision.

    Raises StaleSave when somebody saved or moved the article since. Bylines that are part of the same save have to be
    written before the revision: use `write` and `articles.revisions.snapshot` then.
    """
    write(article, opened_at=opened_at, at=at)
    return snapshot(article, by=by, at=at, reason=reason)


def write(article: Article, *, opened_at: int, at: datetime.datetime) -> None:
    """Write the article's fields over version `opened_at` by compare-and-swap, or raise StaleSave."""
    values = {name: getattr(article, name) for name in SAVED_FIELDS}
    rows = Article.objects.filter(pk=article.pk, version=opened_at)
    if not rows.update(**values, changed_at=at, version=F("version") + 1):
        raise StaleSave
    article.version, article.changed_at = opened_at + 1, at


def keep_refused(
    article: Article, *, user: User, base_version: int, fields: dict[str, Any], at: datetime.datetime
) -> Autosave:
    """Keep the texts of a refused save, by field name, so that its writer can fetch them.

    The same text refused twice (a form sent again) is kept once.
    """
    before: Iterable[Autosave] = Autosave.objects.refused_to(user, article=article).filter(base_version=base_version)
    for kept in before:
        if kept.fields == fields:
            return kept
    return Autosave.objects.create(
        article=article, user=user, base_version=base_version, fields=fields, saved_at=at, refused=True
    )


def throw_away(kept: Autosave, *, by: User) -> None:
    """Delete a text that was kept from a refused save; only its writer does. Doing it twice changes nothing."""
    Autosave.objects.filter(pk=kept.pk, user=by, refused=True).delete()
