"""Is what stands here what was cleared?"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from articles.clearing import Changed, changed_since_cleared
from editions.preflight.findings import Finding, register, warns
from editions.preflight.galleys import Forme

CHANGED = warns(
    "changed_since_cleared",
    "What readers would read was changed after the article was cleared; topics, genre and address do not count",
)

# What of a revision's content readers read, and what it is called.
_READ: Final = {
    "kicker": "kicker",
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "body": "text",
    "author_note": "author note",
    "photo": "photo",
}


@register
def articles_are_as_cleared(forme: Forme) -> Iterable[Finding]:
    """Find articles that somebody changed after they were cleared. Three queries at most."""
    galleys = {galley.article.pk: galley for galley in forme.galleys}
    for key, changed in changed_since_cleared(list(galleys)).items():
        parts = _parts(json.loads(changed.cleared.content), json.loads(changed.newest.content))
        if parts:
            address = reverse("admin:articles_article_compare", args=[key, changed.cleared.number])
            yield CHANGED.at(galleys[key], _sentence(str(galleys[key]), parts, changed), address=address)


def _sentence(name: str, parts: list[str], changed: Changed) -> str:
    when = timezone.localtime(changed.newest.saved_at)
    return f"“{name}” was changed after it was cleared ({_and(parts)}), by {_and(changed.by)}, {when:%d %B, %H:%M}."


def _parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [word for part, word in _READ.items() if before.get(part) != after.get(part)]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
