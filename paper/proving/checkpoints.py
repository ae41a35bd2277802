"""What has to be remembered elsewhere, so that a chain that was rewritten or cut off is seen?"""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

_FORMAT: Final = "newsroom-checkpoint-1"


class CheckpointRefused(Exception):
    """The file is no checkpoint; the message is a sentence for the administrator."""


@dataclass(frozen=True)
class Checkpoint:
    """How long both chains were on a day, the hash at the end of each, and the names of the paper's keys."""

    made_at: str
    editions: int
    edition_sha256: str
    versions: int
    version_sha256: str
    keys: list[str]

    @classmethod
    def of(
        cls, editions: Sequence[str], versions: Sequence[str], *, keys: Sequence[str], at: datetime.datetime
    ) -> Self:
        """Return the checkpoint of two chains, given as the hashes of their rows in order."""
        return cls(
            made_at=at.astimezone(datetime.UTC).isoformat(timespec="seconds"),
            editions=len(editions),
            edition_sha256=editions[-1] if editions else "",
            versions=len(versions),
            version_sha256=versions[-1] if versions else "",
            keys=list(keys),
        )

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read one; raises CheckpointRefused."""
        try:
            said: dict[str, Any] = json.loads(file.read_text())
            form = said.pop("format", None)
            found = cls(**said)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise CheckpointRefused(f"{file} cannot be read as a checkpoint: {error}.") from None
        wrong = [name for name, kind in _KINDS.items() if not isinstance(getattr(found, name), kind)]
        if form != _FORMAT or wrong:
            raise CheckpointRefused(f"{file} is no checkpoint of this program.")
        return found

    def write(self, file: Path) -> None:
        """Write it; raises OSError."""
        file.write_text(json.dumps({"format": _FORMAT} | asdict(self), indent=2) + "\n")

    def findings(self, editions: Sequence[str], versions: Sequence[str], *, keys: Sequence[str]) -> Iterator[str]:
        """Yield what two chains have lost or changed since then."""
        yield from _end("paper_publishededition", editions, count=self.editions, head=self.edition_sha256)
        yield from _end("paper_manifestversion", versions, count=self.versions, head=self.version_sha256)
        for name in self.keys:
            if name not in keys:
                yield f"The key {name} of the checkpoint is not among the paper’s keys any more."


_KINDS: Final[dict[str, type]] = {
    "made_at": str,
    "editions": int,
    "edition_sha256": str,
    "versions": int,
    "version_sha256": str,
    "keys": list,
}


def _end(table: str, hashes: Sequence[str], *, count: int, head: str) -> Iterator[str]:
    if len(hashes) < count:
        yield f"{table}: the checkpoint knows {count} rows, of which {count - len(hashes)} are gone."
    elif count and hashes[count - 1] != head:
        yield f"{table}: row {count} in order is not the one that the checkpoint knows."
