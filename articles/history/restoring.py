"""How does an earlier revision become the newest one?"""

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from articles import permissions, saving
from articles.models import Article, Byline, Revision
from articles.moves import MoveRefused
from articles.revisions import read, snapshot
from articles.typed import FIELDS, PRINTED, Credit, of_revision
from authors.models import Author
from paper.models import Section
from photos.models import Photo

_KEYS: dict[str, type[Model]] = {"section": Section, "lead_photo": Photo}


@transaction.atomic
def restore(revision: Revision, *, by: User, at: datetime.datetime, reason: str, seen: int) -> Revision:
    """Write all that the form held at a revision over the article's version `seen`, and return the revision it makes.

    Of a revision from before that was kept only what is printed word for word comes back, and the topics. Raises
    MoveRefused, with a sentence, when `by` may not change the article now, gives no reason, has not seen its newest
    version, or when a section, a photo or an author is no more.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=revision.article_id)
    if not permissions.can_edit(by, article):
        raise MoveRefused("You may not change this article now.")
    if not reason.strip():
        raise MoveRefused("Say why it should be as it was: the history shows it.")
    typed = of_revision(revision)
    for name, value in (_values(typed["fields"]) if typed else _printed(revision)).items():
        setattr(article, name, value)
    try:
        saving.write(article, opened_at=seen, at=at)
    except saving.StaleSave as stale:
        raise MoveRefused("The article changed after you opened this page: look at it again first.") from stale
    if typed:
        _credit(article, typed["bylines"])
    restored = Article.objects.with_content().get(pk=article.pk)
    return snapshot(restored, by=by, at=at, reason=f"Revision {revision.number} again: {reason.strip()}"[:200])


def _values(fields: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: fields[name] for name in FIELDS if name not in {*_KEYS, "embargo_until"}}
    values |= {f"{name}_id": _key(name, fields[name]) for name in _KEYS}
    embargo = fields["embargo_until"]
    values["embargo_until"] = timezone.make_aware(datetime.datetime.fromisoformat(embargo)) if embargo else None
    return values


def _printed(revision: Revision) -> dict[str, Any]:
    content = read(revision)
    return {name: content[name] for name in PRINTED} | {"tags": ", ".join(content["tags"])}


def _key(name: str, key: str) -> int | None:
    if not key:
        return None
    if not _KEYS[name]._default_manager.filter(pk=int(key)).exists():
        raise MoveRefused(f"The {name.replace('_', ' ')} of that revision is no more.")
    return int(key)


def _credit(article: Article, credits: list[Credit]) -> None:
    """Put who was credited then in the place of who is credited now. Three queries."""
    authors = Author.objects.in_bulk([int(each["author"]) for each in credits])
    if any(int(each["author"]) not in authors for each in credits):
        raise MoveRefused("An author who was credited then is no more.")
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(
            article=article, author_id=int(each["author"]), credit=each["credit"], position=int(each["position"])
        )
        for each in credits
    )  # fmt: skip
