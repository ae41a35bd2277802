"""Which files are to be made when nobody has just released anything: all of them, what is missing, the next one?"""

import datetime
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from paper.models import PublishedEdition
from paper.takeaway import keeping

Wanted = tuple[PublishedEdition, Sequence[str]]
log = logging.getLogger(__name__)


@dataclass
class Done:
    """How many files were made, how many were already so, and the editions of which some could not be made."""

    made: int = 0
    same: int = 0
    failed: list[str] = field(default_factory=list)


def wanted(kinds: Sequence[str], *, issue_date: datetime.date | None = None, missing: bool = False) -> Iterator[Wanted]:
    """Yield (edition, kinds) of all editions or of one date, newest first; with `missing` what is not there whole."""
    editions = PublishedEdition.objects.readable().newest_first().defer("manifest").prefetch_related("take_aways")
    for edition in (editions.on(issue_date) if issue_date else editions).iterator(chunk_size=200):
        there = {taken.kind for taken in edition.take_aways.all() if missing and keeping.is_whole(taken)}
        lacking = [kind for kind in kinds if kind not in there]
        if lacking:
            yield edition, lacking


def make_all(editions: Iterable[Wanted], *, at: datetime.datetime) -> Done:
    """Make the files of some editions; one that fails is logged and holds up no other."""
    done = Done()
    for edition, kinds in editions:
        try:
            kept = keeping.make(edition, at=at, kinds=kinds)
        except Exception:
            log.exception("The files to take away of edition %s could not be made", edition.pk)
            done.failed.append(str(edition))
        else:
            fresh = sum(taken.made_at == at for taken in kept)
            done.made += fresh
            done.same += len(kept) - fresh
    return done


def make_next(*, at: datetime.datetime, given_up: set[tuple[int, str]]) -> int:
    """Make one file of the newest edition that lacks one, and return how many were made: none or one.

    What fails is logged, added to `given_up` and not tried again by whoever keeps that set. A query for each kind.
    """
    for kind in keeping.makeable():
        keys = {key for key, other in given_up if other == kind}
        lacking = PublishedEdition.objects.readable().lacking(kind).exclude(pk__in=keys)
        edition = lacking.defer("manifest").current()
        if edition is None:
            continue
        done = make_all([(edition, [kind])], at=at)
        if not done.made:
            given_up.add((edition.pk, kind))
        return done.made
    return 0
