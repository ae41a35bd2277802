"""Who writes manifests, hashes and signatures? Release, correction and recall do, here, inside their transaction."""

import json
import logging
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from paper.manifest import canonical, sha256_of
from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition
from paper.proving import contents, keys, manifests
from paper.proving.manifests import Entry, Manifest

log = logging.getLogger(__name__)


def release(edition: PublishedEdition, articles: Sequence[PublishedArticle]) -> None:
    """Put the first manifest, its hash, the hash before and the signature onto an edition that is not saved yet.

    The articles come with sections and photos, in running order. Two queries, one more on PostgreSQL.
    """
    _alone()
    edition.previous_sha256 = PublishedEdition.objects.in_chain().values_list("sha256", flat=True).last() or ""
    found = [contents.content_of(article) for article in articles]
    hashes = contents.hashes_of(found)
    entries = [
        manifests.entry(
            article, sha256=article.sha256, photos=contents.photos_in(content, hashes=hashes), told=_told(article)
        )
        for article, content in zip(articles, found, strict=True)
    ]
    private, key = _key()
    edition.manifest = canonical(manifests.of_edition(edition, entries, key=key))
    edition.sha256 = sha256_of(edition.manifest)
    edition.signature = keys.sign(private, edition.manifest) if private else ""


def correct(article: PublishedArticle, *, because: Correction) -> ManifestVersion:
    """Add the version that a correction, retraction or kill makes; the article comes as it was saved a moment ago."""
    content = contents.content_of(article)
    photos = contents.photos_in(content, hashes=contents.hashes_of([content]))
    told = list(article.corrections.order_by("number"))
    return _add(
        article.edition,
        changed=manifests.entry(article, sha256=article.sha256, photos=photos, told=told),
        because=because,
    )


def recall(edition: PublishedEdition) -> ManifestVersion:
    """Add the version that says that an edition was recalled, when, and what readers were told."""
    return _add(edition)


def content_hash(article: PublishedArticle) -> str:
    """Return the hash of what stands in an article's row."""
    return sha256_of(canonical(contents.content_of(article)))


def _add(
    edition: PublishedEdition, *, changed: Entry | None = None, because: Correction | None = None
) -> ManifestVersion:
    _alone()
    newest = ManifestVersion.objects.filter(edition=edition).numbered().last()
    before: Manifest = json.loads(newest.manifest if newest else edition.manifest)
    private, key = _key()
    previous = ManifestVersion.objects.in_chain().values_list("sha256", flat=True).last() or ""
    after = manifests.following(
        before,
        replaces=newest.sha256 if newest else edition.sha256,
        previous_version=previous,
        key=key,
        changed=changed,
        recalled=None if because or not edition.recalled_at else (edition.recalled_at, edition.recall_notice),
    )
    text = canonical(after)
    return ManifestVersion.objects.create(
        edition=edition,
        number=after["version"],
        correction=because,
        manifest=text,
        sha256=sha256_of(text),
        previous_sha256=previous,
        signature=keys.sign(private, text) if private else "",
    )


def _told(article: PublishedArticle) -> list[Correction]:
    # Only what was out ahead of its edition can have been corrected before the edition was released.
    return list(article.corrections.order_by("number")) if article.was_changed else []


def _key() -> tuple[Ed25519PrivateKey | None, str]:
    """Return the key to sign with and its name, or nothing.

    A key that cannot be read stops neither a release nor a kill: what is unsigned says so, and the verifier finds it.
    """
    try:
        private = keys.signing_key()
    except keys.KeyRefused:
        log.exception("The paper's key cannot be used: this manifest goes out unsigned")
        return None, ""
    return private, keys.thumbprint(private.public_key()) if private else ""


def _alone() -> None:
    # Of two at once both would follow the same row. SQLite has one writer at a time anyway.
    # https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('paper_publishededition'))")
