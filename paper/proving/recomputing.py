"""What must an edition's manifests say, if its rows are what was released and corrected? Every version anew."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from paper.manifest import canonical, sha256_of
from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition
from paper.proving import contents, manifests
from paper.proving.manifests import Entry, Manifest


@dataclass(frozen=True)
class Rows:
    """Everything that the manifests of one edition cover, as it stands in the database now."""

    edition: PublishedEdition
    articles: list[PublishedArticle]
    versions: list[ManifestVersion]
    corrections: dict[int, list[Correction]]
    hashes: dict[str, str]

    @classmethod
    def of(cls, edition: PublishedEdition) -> Self:
        """Read them: four queries, and one for the photos if there are any."""
        articles = list(PublishedArticle.objects.filter(edition=edition).select_related("section", "photo"))
        for article in articles:
            article.edition = edition
        told: dict[int, list[Correction]] = {article.pk: [] for article in articles}
        for correction in Correction.objects.filter(article__in=articles).order_by("number"):
            told[correction.article_id].append(correction)
        replaced = [contents.replaced_by(each.replaced) for some in told.values() for each in some]
        shown = [*(contents.content_of(article) for article in articles), *(each for each in replaced if each)]
        versions = list(edition.manifest_versions.numbered())
        return cls(edition, articles, versions, told, contents.hashes_of(shown))


def told_first(rows: Rows, article: PublishedArticle) -> list[Correction]:
    """Return the corrections that the first manifest tells of: those of what was out ahead of its edition."""
    later = {row.correction_id for row in rows.versions}
    told = rows.corrections[article.pk]
    return [each for each in told if each.pk not in later and each.at <= rows.edition.released_at]


def manifests_of(rows: Rows) -> list[Manifest]:
    """Return what every version must say, the first one first."""
    stored = [json.loads(text) for text in (rows.edition.manifest, *(row.manifest for row in rows.versions))]
    numbers = {article.pk: len(told_first(rows, article)) for article in rows.articles}
    articles = {article.pk: article for article in rows.articles}
    entries = [_entry(article, numbers[article.pk], rows=rows, stored=stored[0]) for article in rows.articles]
    found = [manifests.of_edition(rows.edition, entries, key=_key(stored[0]))]
    for row, said in zip(rows.versions, stored[1:], strict=True):
        changed = None
        if row.correction and row.correction.article_id in articles:
            key = row.correction.article_id
            numbers[key] += 1
            changed = _entry(articles[key], numbers[key], rows=rows, stored=said)
        at, notice = rows.edition.recalled_at, rows.edition.recall_notice
        after = manifests.following(
            found[-1],
            replaces=sha256_of(canonical(found[-1])),
            previous_version=row.previous_sha256,
            key=_key(said),
            changed=changed,
            recalled=(at, notice) if at and not row.correction else None,
        )
        found.append(after)
    return found


def _entry(article: PublishedArticle, number: int, *, rows: Rows, stored: Mapping[str, Any]) -> Entry:
    """Return what is said of an article after so many corrections."""
    all_told = rows.corrections[article.pk]
    told, later = all_told[:number], all_told[number:]
    content = contents.replaced_by(later[0].replaced) if later else contents.content_of(article)
    if content is None:
        # A kill keeps nothing of what it took away, so only the manifest, hashed and signed, still knows its hash.
        said: Entry = next((each for each in stored["articles"] if each["position"] == article.position), {})
        return manifests.entry(article, sha256=said.get("sha256", ""), photos=said.get("photos", []), told=told)
    digest = sha256_of(canonical(content))
    return manifests.entry(article, sha256=digest, photos=contents.photos_in(content, hashes=rows.hashes), told=told)


def _key(stored: Mapping[str, Any]) -> str:
    return str(stored.get("key", ""))
