"""Whatever is done to the released paper with SQL alone, the verifier finds it, if a checkpoint lies elsewhere."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from paper.proving import keys, verifying
from tests.factories import NOW
from tests.paper.proving import tampering
from tests.paper.proving.papers import make_paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TRIES = 200


def first(said: Iterator[str]) -> str:
    """What the verifier names first; it is not asked for more, which takes longest."""
    return next(said, "")


def test_two_hundred_random_tamperings_are_all_found(key: keys.Key) -> None:
    make_paper()
    checkpoint = verifying.checkpoint_of(verifying.chains(), at=NOW)
    assert list(verifying.verify(verifying.chains(), checkpoint=checkpoint)) == []
    assert tampering.rehash()
    chance, kinds = random.Random(20260314), list(tampering.ACTS)
    unseen: dict[str, list[str]] = {"verifier": [], "without the checkpoint": [], "plain re-hash": []}
    for number in range(TRIES):
        kind = kinds[number % len(kinds)]
        with tampering.as_superuser():
            tampering.ACTS[kind](chance)
            found = verifying.chains()
            if not first(verifying.verify(found, checkpoint=checkpoint)):
                unseen["verifier"].append(kind)
            if not first(verifying.verify(found)):
                unseen["without the checkpoint"].append(kind)
            if tampering.rehash():
                unseen["plain re-hash"].append(kind)
    assert unseen["verifier"] == []
    # The control arms: what a chain of hashes alone, or a verifier who remembers nothing, does not see.
    assert set(unseen["without the checkpoint"]) == {"truncate", "rewrite"}
    assert set(unseen["plain re-hash"]) == set(tampering.ACTS), Counter(unseen["plain re-hash"])
    assert list(verifying.verify(verifying.chains(), checkpoint=checkpoint)) == [], "and all of it was undone"
