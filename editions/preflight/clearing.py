"""Is what stands here what was cleared?"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from articles.clearing import Clearing, clearings
from articles.models import Revision
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
    found = {
        key: each for key, each in clearings([galley.article for galley in forme.galleys]).items() if _differs(each)
    }
    keys = [revision.pk for each in found.values() for revision in (each.revision, each.since[-1])]
    whole = Revision.objects.in_bulk(keys)
    for key, clearing in found.items():
        before, after = (json.loads(whole[each.pk].content) for each in (clearing.revision, clearing.since[-1]))
        parts = _parts(before, after)
        if parts:
            address = reverse("admin:articles_article_compare", args=[key, clearing.revision.number])
            yield CHANGED.at(galleys[key], _sentence(str(galleys[key]), parts, clearing), address=address)


def _differs(clearing: Clearing) -> bool:
    return bool(clearing.since) and clearing.since[-1].sha256 != clearing.revision.sha256


def _sentence(name: str, parts: list[str], clearing: Clearing) -> str:
    who = list(dict.fromkeys(each.saved_by.get_full_name() or each.saved_by.username for each in clearing.since))
    when = timezone.localtime(clearing.since[-1].saved_at)
    return f"“{name}” was changed after it was cleared ({_and(parts)}), by {_and(who)}, {when:%d %B, %H:%M}."


def _parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return [word for part, word in _READ.items() if before.get(part) != after.get(part)]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
