"""What does a manifest say? Of an edition as released, and of every version that follows.

The shapes are docs/verifying.md's. Everything in them can be computed again from the paper's own rows, so that a
verifier who does so must get the very same bytes.
"""

import datetime
from collections.abc import Sequence
from typing import Any, Final

from paper.models import Correction, PublishedArticle, PublishedEdition

FORMAT: Final = "newsroom-manifest-1"
MASTHEAD: Final = ("paper_name", "motto", "editor_in_chief", "publisher", "address")

Manifest = dict[str, Any]
Entry = dict[str, Any]


def of_edition(edition: PublishedEdition, entries: Sequence[Entry], *, key: str) -> Manifest:
    """Return the first version: the edition as it was released, signed with the key of that name or with none."""
    return {
        "format": FORMAT,
        "version": 1,
        "key": key,
        "previous_sha256": edition.previous_sha256,
        "edition": {
            "issue_date": edition.issue_date.isoformat(),
            "number": edition.number,
            "label": edition.label,
            "language": edition.language,
            "released_at": moment(edition.released_at),
        },
        "masthead": {name: getattr(edition, name) for name in MASTHEAD},
        "articles": list(entries),
    }


def entry(
    article: PublishedArticle, *, sha256: str, photos: Sequence[dict[str, str]], told: Sequence[Correction]
) -> Entry:
    """Return what a manifest says of an article after the corrections `told`, the first of them first.

    Of a killed article it names neither the address, which is made of its headline, nor what was corrected before.
    """
    killed = bool(told) and told[-1].kind == Correction.Kind.KILL
    return {
        "path": "" if killed else article.edition.address_of(article.slug),
        "section": article.section.slug,
        "position": article.position,
        "is_lead": article.is_lead,
        "version": 1 + len(told),
        "sha256": sha256,
        "photos": list(photos),
        "first_released_at": moment(article.first_released_at),
        "version_created_at": moment(told[-1].at if told else article.first_released_at),
        "withdrawn": withdrawn_by(told),
        "corrections": [_correction(each) for each in (told[-1:] if killed else told)],
    }


def following(
    before: Manifest,
    *,
    replaces: str,
    previous_version: str,
    key: str,
    changed: Entry | None = None,
    recalled: tuple[datetime.datetime, str] | None = None,
) -> Manifest:
    """Return the version that follows one: with another entry for one article, or recalled at a time with a notice.

    `replaces` is the hash of the version before of the same edition, `previous_version` that of the last version of
    any edition that a correction or a recall made.
    """
    after = before | {
        "version": before.get("version", 1) + 1,
        "key": key,
        "replaces": replaces,
        "previous_version_sha256": previous_version,
    }
    if changed:
        articles = before.get("articles", [])
        after["articles"] = [changed if each.get("position") == changed["position"] else each for each in articles]
    if recalled:
        after["recalled"] = {"at": moment(recalled[0]), "notice": recalled[1]}
    return after


def withdrawn_by(told: Sequence[Correction]) -> str:
    """Return how the last of some corrections withdrew an article; nothing when it still stands."""
    ways = {Correction.Kind.RETRACTION.value: "retracted", Correction.Kind.KILL.value: "killed"}
    return ways.get(told[-1].kind, "") if told else ""


def moment(at: datetime.datetime) -> str:
    """Return a time in UTC as RFC 3339 has it: `2024-04-25T02:00:00Z`."""
    return at.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "number": correction.number,
        "kind": correction.kind,
        "at": moment(correction.at),
        "text": correction.text,
    }
