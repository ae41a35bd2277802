"""Does an edition fit what was written down and signed? One sentence for each row that does not."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from paper.manifest import canonical, sha256_of
from paper.models import Correction, PublishedArticle
from paper.proving import contents, keys, manifests, versions
from paper.proving.keys import Key
from paper.proving.recomputing import Rows, manifests_of, told_first
from paper.proving.versions import Version
from paper.text.html import plain_text

# What a row that was tampered with may make of a program that reads it.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
_TOLD_OF = ("path", "position", "sha256")


def findings(rows: Rows, *, known: Mapping[str, Key]) -> list[str]:
    """Return what does not fit in one edition: its manifests, their signatures, articles and corrections."""
    return [*_sealed(rows, known=known), *_in_step(rows), *_recomputed(rows), *_articles(rows)]


def is_older(edition_manifest: str) -> bool:
    """Tell whether a manifest was written before manifests said everything: by its shape."""
    said = json.loads(edition_manifest)
    return not isinstance(said, dict) or "format" not in said


def _sealed(rows: Rows, *, known: Mapping[str, Key]) -> Iterator[str]:
    for version in versions.of_edition(rows.edition, rows.versions):
        name = _row(version.row)
        if sha256_of(version.manifest) != version.sha256:
            yield f"{name}: the manifest does not fit its hash."
        problem = _signature(version, known=known)
        if problem:
            yield f"{name}: {problem}"


def _signature(version: Version, *, known: Mapping[str, Key]) -> str:
    said = json.loads(version.manifest).get("key", "")
    if not said and not version.signature:
        return ""
    if not said or not version.signature:
        return "the manifest and its signature do not agree on whether it is signed."
    if said not in known:
        return f"it is signed with the key {said}, which is none of the paper’s."
    fit = keys.fits(known[said], version.manifest, signature=version.signature)
    return "" if fit else "the signature does not fit the manifest."


def _in_step(rows: Rows) -> Iterator[str]:
    """Every correction has its version and every version its correction or the recall; all are numbered through."""
    told = {correction.pk: correction for some in rows.corrections.values() for correction in some}
    for place, row in enumerate(rows.versions, start=2):
        if row.number != place:
            yield f"{_row(row)}: version {place} of the edition’s manifest is missing."
        if row.correction_id and row.correction_id not in told:
            yield f"{_row(row)}: it tells of a correction that is none of this edition’s."
    if is_older(rows.edition.manifest):
        # What was corrected at that time made no versions.
        return
    first = {each.pk for article in rows.articles for each in told_first(rows, article)}
    for key in told.keys() - first - {row.correction_id for row in rows.versions}:
        yield f"{_row(told[key])}: no version of the manifest tells of it."
    is_last = bool(rows.versions) and rows.versions[-1].correction_id is None
    if is_last != bool(rows.edition.recalled_at):
        yield f"{_row(rows.edition)}: it is recalled, or its manifest says so, and not both."


def _recomputed(rows: Rows) -> Iterator[str]:
    """Name what differs in the first version that is not what the rows make of it."""
    if is_older(rows.edition.manifest):
        yield from _older(rows)
        return
    said = [rows.edition.manifest, *(row.manifest for row in rows.versions)]
    for number, (expected, stored) in enumerate(zip(manifests_of(rows), said, strict=True), start=1):
        if canonical(expected) != stored:
            yield from _differences(rows, expected, json.loads(stored), number=number)
            return


def _differences(rows: Rows, expected: Mapping[str, Any], stored: Mapping[str, Any], *, number: int) -> Iterator[str]:
    where = f"version {number} of the manifest"
    listed = {each["position"]: each for each in stored["articles"]}
    for article, entry in zip(rows.articles, expected["articles"], strict=True):
        other = listed.get(entry["position"], {})
        parts = sorted(name for name in entry if entry[name] != other.get(name))
        if parts:
            yield f"{_row(article)}: {', '.join(parts)}: not what {where} says."
    for name in sorted(expected.keys() | stored.keys()):
        if name != "articles" and expected.get(name) != stored.get(name):
            yield f"{_row(rows.edition)}: {name}: not what {where} says."
    if len(stored["articles"]) != len(rows.articles):
        yield f"{_row(rows.edition)}: {where} lists {len(stored['articles'])} articles; there are {len(rows.articles)}."
    elif canonical(dict(stored)) != _text(rows, number) or canonical(dict(stored)) == canonical(dict(expected)):
        yield f"{_row(rows.edition)}: {where} is not written as its content has to be."


def _text(rows: Rows, number: int) -> str:
    return rows.edition.manifest if number == 1 else rows.versions[number - 2].manifest


def _older(rows: Rows) -> Iterator[str]:
    """An edition of the time before this format: address, place and hash of what was not corrected since."""
    listed = {each.get("position"): each for each in json.loads(rows.edition.manifest).get("articles", [])}
    for article in rows.articles:
        said = listed.get(article.position, {})
        own = {"path": article.get_absolute_url(), "position": article.position, "sha256": _hash(article)}
        if not rows.corrections[article.pk] and any(own[name] != said.get(name) for name in _TOLD_OF):
            yield f"{_row(article)}: not what the manifest says."


def _articles(rows: Rows) -> Iterator[str]:
    """Compare what an article's row says of itself with its content and its corrections."""
    for article in rows.articles:
        told = rows.corrections[article.pk]
        if [correction.number for correction in told] != list(range(1, len(told) + 1)):
            yield f"{_row(article)}: its corrections are not numbered through."
        own = {
            "version": 1 + len(told),
            "version_created_at": told[-1].at if told else article.first_released_at,
            "withdrawn": manifests.withdrawn_by(told),
            "issue_date": rows.edition.issue_date,
            "words": _words(article),
            "sha256": _hash(article),
        }
        older = is_older(rows.edition.manifest) and bool(told)
        wrong = [name for name, value in own.items() if getattr(article, name) != value and not older]
        if wrong:
            yield f"{_row(article)}: {', '.join(wrong)}: not what its content and its corrections make."


def _words(article: PublishedArticle) -> int:
    killed = article.withdrawn == PublishedArticle.Withdrawn.KILLED
    return 0 if killed else len(plain_text(article.body).split())


def _hash(article: PublishedArticle) -> str:
    return sha256_of(canonical(contents.content_of(article)))


def _row(row: models.Model) -> str:
    """Name a row by its table and key, and by what it is to people."""
    is_to_people = f"{row.article_id}, {row.kind} {row.number}" if isinstance(row, Correction) else str(row)
    return f"{row._meta.db_table} {row.pk} ({is_to_people})"
