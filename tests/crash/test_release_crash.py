"""An edition is released whole or not at all, wherever the process dies; a reader never sees a part of it."""

import datetime
import random
import sys
from collections import Counter
from contextlib import AbstractContextManager, nullcontext

import pytest
from django.db import transaction

from editions import release, workflow
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle
from tests.crash.killing import (
    ARTICLES,
    EVERYTHING,
    NOTHING,
    Releasing,
    Start,
    reader_of,
    releasing,
    releasing_without_transaction,
    run_and_kill,
    sights,
    start,
    trace_of,
)
from tests.factories import NOW, bring_edition, make_edition, make_released_edition, person

pytestmark = [pytest.mark.crash, pytest.mark.django_db(transaction=True)]

KILLS = 200
CONTROL_KILLS = 12
YESTERDAY, TODAY = datetime.date(2026, 3, 14), datetime.date(2026, 3, 15)


def tell(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """Say what was counted, since that is what these tests are run for."""
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")


def what_is_left(edition: Edition, *, since: Start) -> str:
    """`nothing`, `everything`, or `half` for whatever lies between."""
    return {NOTHING: "nothing", EVERYTHING: "everything"}.get(trace_of(edition, since=since), "half")


@transaction.atomic
def approved_edition(day: datetime.date) -> Edition:
    """An approved edition of forty articles, made in one transaction because that takes a tenth of the time."""
    return make_edition(state=State.APPROVED, articles=ARTICLES, issue_date=day)


def approve_again(edition: Edition, *, unseen: AbstractContextManager[object]) -> None:
    """Bring a released edition back to approved, as people would, while nobody reads."""
    chief = person(EDITOR_IN_CHIEF)
    edition.refresh_from_db()
    with unseen:
        release.recall(edition, by=chief, at=NOW, note="Once more.")
    workflow.reopen(edition, by=chief, at=NOW)
    bring_edition(edition, to=State.APPROVED)


def duration_of(act: Releasing, edition: Edition, *, unseen: AbstractContextManager[object]) -> float:
    """The longest of three undisturbed releases, in seconds."""
    durations = []
    for _ in range(3):
        since = start()
        durations.append(run_and_kill(act, edition, after=None))
        assert trace_of(edition, since=since) == EVERYTHING
        approve_again(edition, unseen=unseen)
    return max(durations)


def test_a_killed_release_leaves_nothing_or_everything(capsys: pytest.CaptureFixture[str]) -> None:
    make_released_edition(articles=3, issue_date=YESTERDAY)
    edition = approved_edition(TODAY)
    chance, left = random.Random(2024), Counter[str]()
    with reader_of(edition) as reader:
        longest = duration_of(releasing, edition, unseen=reader.looking)
        for _ in range(KILLS):
            since = start()
            run_and_kill(releasing, edition, after=chance.uniform(0, longest))
            left[what_is_left(edition, since=since)] += 1
            releasing(Edition.objects.get(pk=edition.pk))
            assert trace_of(edition, since=since) == EVERYTHING, "a second try succeeds, wherever the first one died"
            approve_again(edition, unseen=reader.looking)
        seen = reader.seen()
    tell(capsys, f"{KILLS} kills within {longest:.2f} s left {dict(left)}; a reader saw {dict(seen)}")
    assert left["half"] == 0
    assert left["nothing"] >= KILLS // 2, "the control arm: most kills did hit the release while it ran"
    assert set(seen) == {("front", 200, 0, 3), ("front", 200, 40, 0), ("edition", 404, 0, 0), ("edition", 200, 40, 0)}
    assert min(seen.values()) >= KILLS // 10


def test_without_its_transaction_a_killed_release_leaves_halves(capsys: pytest.CaptureFixture[str]) -> None:
    """The control arm: the same kills, counted the same way, find what the transaction prevents."""
    first, chance, left = approved_edition(TODAY), random.Random(2024), Counter[str]()
    longest = duration_of(releasing_without_transaction, first, unseen=nullcontext())
    for turn in range(1, CONTROL_KILLS + 1):
        edition = approved_edition(TODAY + datetime.timedelta(days=turn))
        since = start()
        run_and_kill(releasing_without_transaction, edition, after=chance.uniform(0, longest))
        left[what_is_left(edition, since=since)] += 1
    tell(capsys, f"{CONTROL_KILLS} kills within {longest:.2f} s without the transaction left {dict(left)}")
    assert left["half"] >= CONTROL_KILLS // 4


def test_a_part_of_an_edition_would_be_seen() -> None:
    """The control arm of the reader."""
    make_released_edition(articles=3, issue_date=TODAY)
    PublishedArticle.objects.filter(position=2).update(withdrawn="killed")
    assert sights(Edition.objects.get()) == [("front", 200, 2, 0), ("edition", 200, 2, 0)]
