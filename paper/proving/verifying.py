"""Is everything that was ever released what was released? Every row is recomputed; what does not fit has a sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import file_digest
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from django.db import Error
from django.db.models import Exists, OuterRef

from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition
from paper.proving import keys
from paper.proving.checking import UNREADABLE, findings, is_older
from paper.proving.checkpoints import Checkpoint
from paper.proving.keys import Key
from paper.proving.recomputing import Rows
from photos.renditions import storage_name


class Link(NamedTuple):
    """A row of a chain: its key, its hash and that of the row before, its signature and that of its edition."""

    pk: int
    sha256: str
    previous_sha256: str
    signature: str
    of_signed: str = ""


class Chains(NamedTuple):
    """Both chains in order: the editions as released, and the versions that corrections and recalls made."""

    editions: list[Link]
    versions: list[Link]


def chains() -> Chains:
    """Read both chains. Two queries."""
    told = ("pk", "sha256", "previous_sha256", "signature")
    # The versions first: one that comes in between belongs to an edition that is read then.
    versions = list(ManifestVersion.objects.in_chain().values_list(*told, "edition__signature"))
    editions = list(PublishedEdition.objects.in_chain().values_list(*told))
    return Chains([Link(*row) for row in editions], [Link(*row) for row in versions])


def checkpoint_of(found: Chains, *, at: Any) -> Checkpoint:
    """Return the checkpoint of the chains as they are."""
    hashes = [[link.sha256 for link in chain] for chain in found]
    return Checkpoint.of(hashes[0], hashes[1], keys=list(keys.known()), at=at)


def verify(
    found: Chains, *, checkpoint: Checkpoint | None = None, tick: Callable[[], object] = lambda: None
) -> Iterator[str]:
    """Yield a sentence for each row that does not fit: first the chains, then edition by edition, photos' files too."""
    known = keys.known()
    if checkpoint:
        hashes = [[link.sha256 for link in chain] for chain in found]
        yield from checkpoint.findings(hashes[0], hashes[1], keys=list(known))
    since = (checkpoint.editions, checkpoint.versions) if checkpoint else (0, 0)
    for table, chain, vouched in zip(("paper_publishededition", "paper_manifestversion"), found, since, strict=True):
        yield from _follows(table, chain)
        yield from _signed(table, chain, vouched=vouched, signs=bool(checkpoint and checkpoint.keys))
    photos: dict[str, str] = {}
    newer = False
    for link in found.editions:
        rows, said = _of_edition(link.pk, known=known)
        yield from said
        if rows:
            if newer and is_older(rows.edition.manifest):
                yield f"paper_publishededition {link.pk}: its manifest is of an older form than those before it."
            newer = newer or not is_older(rows.edition.manifest)
            yield from _files(rows, seen=photos)
        tick()
    yield from _orphans()


def _follows(table: str, chain: Sequence[Link]) -> Iterator[str]:
    before = ""
    for link in chain:
        if link.previous_sha256 != before:
            yield f"{table} {link.pk}: it does not follow the row before it."
        before = link.sha256


def _signed(table: str, chain: Sequence[Link], *, vouched: int, signs: bool) -> Iterator[str]:
    """Once the paper signs, it signs everything; what the checkpoint vouches for may be what it is."""
    for place, link in enumerate(chain):
        signs = signs or bool(link.signature)
        if place >= vouched and not link.signature and (signs or link.of_signed):
            yield f"{table} {link.pk}: it is not signed, though what came before it is."


def _of_edition(pk: int, *, known: Mapping[str, Key]) -> tuple[Rows | None, list[str]]:
    """Return an edition's rows and what does not fit; a correction that came in between makes it read again."""
    for _ in range(2):
        rows, said = _once(pk, known=known)
        if not said:
            break
    return rows, said


def _once(pk: int, *, known: Mapping[str, Key]) -> tuple[Rows | None, list[str]]:
    try:
        edition = PublishedEdition.objects.filter(pk=pk).first()
        if edition is None:
            return None, [f"paper_publishededition {pk}: it was there a moment ago and is gone."]
        rows = Rows.of(edition)
        return rows, findings(rows, known=known)
    except (*UNREADABLE, Error) as error:
        return None, [f"paper_publishededition {pk}: it, an article or a correction of it cannot be read: {error!r}."]


def _files(rows: Rows, *, seen: dict[str, str]) -> Iterator[str]:
    """Compare the files of photos not seen before with their hashes."""
    for token, sha256 in rows.hashes.items():
        if token in seen:
            continue
        seen[token] = sha256
        name = storage_name(token, "master.jpg")
        if not default_storage.exists(name):
            yield f"photos_photo {token}: its file {name} is missing."
            continue
        with default_storage.open(name) as file:
            if file_digest(file, "sha256").hexdigest() != sha256:
                yield f"photos_photo {token}: its file {name} is not the one that was printed."


def _orphans() -> Iterator[str]:
    """Name rows that hang in the air: nobody reads them, and no edition could tell of them."""
    owners: list[tuple[Any, str, Any]] = [
        (PublishedArticle, "edition_id", PublishedEdition),
        (Correction, "article_id", PublishedArticle),
        (ManifestVersion, "edition_id", PublishedEdition),
    ]
    for model, column, owner in owners:
        lost = model.objects.filter(~Exists(owner.objects.filter(pk=OuterRef(column)))).order_by("pk")
        for pk in lost.values_list("pk", flat=True):
            yield f"{model._meta.db_table} {pk}: what it belongs to is not there."
