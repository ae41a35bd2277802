"""What did a proof show of an edition, and what would one show now: the same facts of both?"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from articles.models import Revision
from articles.moves import MoveRefused
from articles.revisions import read
from editions.models import Edition, Proof
from editions.pieces import Piece, describe
from editions.proof import pieces_of
from editions.states import PINNED
from paper.manifest import canonical, sha256_of

Content = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """An article's place in an edition, and the revision that stood there; `article` is its key."""

    article: int
    headline: str
    path: str
    section: str
    section_name: str
    position: int
    is_lead: bool
    revision: int
    sha256: str


@dataclass(frozen=True)
class Sheet:
    """An edition as a proof shows it: what it is and who answers for it, its articles in running order.

    `load` gives {article key: content} of some of its articles in one query at most.
    """

    edition: dict[str, Any]
    masthead: dict[str, str]
    entries: list[Entry]
    load: Callable[[Collection[int]], dict[int, Content]]

    @property
    def content(self) -> str:
        """What is kept of it: canonical JSON."""
        articles = [asdict(entry) for entry in self.entries]
        return canonical({"edition": self.edition, "masthead": self.masthead, "articles": articles})

    @property
    def manifest(self) -> str:
        """The manifest that an approval of it keeps: canonical JSON."""
        beside = ("article", "headline", "section_name")
        rows = [{name: said for name, said in asdict(entry).items() if name not in beside} for entry in self.entries]
        return canonical({"edition": self.edition, "masthead": self.masthead, "articles": rows})

    @property
    def manifest_sha256(self) -> str:
        """The SHA-256 of that manifest."""
        return sha256_of(self.manifest)

    @property
    def lead(self) -> Entry | None:
        """The article that leads."""
        return next((entry for entry in self.entries if entry.is_lead), None)

    @property
    def facts(self) -> dict[str, str]:
        """What readers are told of the edition itself, by name."""
        return {name: str(value) for name, value in (self.edition | self.masthead).items()}


def sheet_now(edition: Edition) -> Sheet:
    """Return the edition as a proof would show it now, with the revisions that an approval would pin.

    Raises MoveRefused when what was approved is not there any more.
    """
    return sheet_of(edition, numbered(edition, pieces_of(edition)))


def sheet_of(edition: Edition, pieces: Sequence[Piece]) -> Sheet:
    """Return the sheet of some pieces that know their revisions."""
    described = describe(edition, pieces)
    entries = [
        Entry(
            article=piece.placement.article_id,
            headline=piece.content["headline"],
            section_name=piece.section.name,
            **said,
        )
        for piece, said in zip(pieces, described["articles"], strict=True)
    ]
    contents = {piece.placement.article_id: piece.content for piece in pieces}
    return Sheet(
        described["edition"], described["masthead"], entries, lambda keys: {key: contents[key] for key in keys}
    )


def sheet_pulled(proof: Proof) -> Sheet:
    """Return what a proof showed; raises MoveRefused when it does not fit its hash."""
    if sha256_of(proof.content) != proof.sha256:
        raise MoveRefused(f"{proof} does not fit its hash: tell the administrator.")
    kept = json.loads(proof.content)
    entries = [Entry(**entry) for entry in kept["articles"]]
    return Sheet(kept["edition"], kept["masthead"], entries, lambda keys: _contents(entries, keys))


def numbered(edition: Edition, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the number of the revision that an approval would pin: the newest, or a new one.

    One query; none for what is pinned.
    """
    if edition.state in PINNED:
        return list(pieces)
    rows = Revision.objects.filter(article__in=[piece.placement.article_id for piece in pieces])
    newest = {row.article_id: row for row in rows.newest_of_each().only("article_id", "number", "sha256")}
    return [replace(piece, revision=_next(newest.get(piece.placement.article_id), piece.sha256)) for piece in pieces]


def _next(newest: Revision | None, sha256: str) -> int:
    if newest is None:
        return 1
    return newest.number if newest.sha256 == sha256 else newest.number + 1


def _contents(entries: Sequence[Entry], keys: Collection[int]) -> dict[int, Content]:
    asked = [Q(article=entry.article, number=entry.revision) for entry in entries if entry.article in keys]
    if not asked:
        return {}
    try:
        return {revision.article_id: read(revision) for revision in Revision.objects.filter(reduce(or_, asked))}
    except ValueError as error:
        raise MoveRefused(f"{error} Tell the administrator.") from None
