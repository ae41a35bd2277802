"""Which versions of an edition's manifest are there, and which of them may readers still get?"""

import base64
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from paper.models import Correction, ManifestVersion, PublishedEdition


@dataclass(frozen=True)
class Version:
    """One version: the row that holds it, the edition's own for the first, and the correction that made it."""

    edition: PublishedEdition
    number: int
    row: PublishedEdition | ManifestVersion
    correction: Correction | None = None
    withheld: bool = False

    @property
    def manifest(self) -> str:
        """What is signed."""
        return self.row.manifest

    @property
    def sha256(self) -> str:
        """The manifest's hash."""
        return self.row.sha256

    @property
    def signature(self) -> str:
        """The signature as Base64; empty when it is not signed."""
        return self.row.signature

    @property
    def raw_signature(self) -> bytes:
        """The signature's bytes; none when it is not signed, or what stands there is no signature."""
        try:
            return base64.b64decode(self.signature, validate=True)
        except ValueError:
            return b""

    @property
    def is_recall(self) -> bool:
        """Whether the edition was taken back with it."""
        return self.number > 1 and self.correction is None

    @property
    def at(self) -> datetime.datetime:
        """When it came to be."""
        if self.correction:
            return self.correction.at
        return self.edition.recalled_at if self.is_recall and self.edition.recalled_at else self.edition.released_at

    @property
    def address(self) -> str:
        """Where it stands, byte for byte what its hash was computed of."""
        return self.edition.address_of_manifest(self.number)

    @property
    def signature_address(self) -> str:
        """Where its signature stands, as the 64 bytes that OpenSSL reads."""
        return self.edition.address_of_signature(self.number)


def of_edition(edition: PublishedEdition, rows: Iterable[ManifestVersion] | None = None) -> list[Version]:
    """Return all versions, the first one first. One query, or none with `rows`, which come `numbered()`.

    What came before a kill is withheld: it names the address of what was killed, and that is made of its headline.
    """
    added = list(edition.manifest_versions.numbered() if rows is None else rows)
    kills = [row.number for row in added if row.correction and row.correction.kind == Correction.Kind.KILL]
    last_kill = max(kills, default=0)
    return [
        Version(edition, 1, edition, withheld=last_kill > 1),
        *(Version(edition, row.number, row, row.correction, withheld=row.number < last_kill) for row in added),
    ]
