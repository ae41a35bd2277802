"""What changes the paper is done whole or not at all, wherever the process dies; a reader never sees a part of it."""

import datetime
import os
import random
import sys
from collections import Counter

import pytest

from editions.models import Edition
from paper.models import Correction, PublishedArticle
from tests.crash import sights
from tests.crash.acts import ACTS, CORRECT, TODAY, Act
from tests.crash.killing import by_the_row, reader_of, run_and_kill, without_transactions
from tests.crash.traces import left, trace_of
from tests.factories import make_released_edition

pytestmark = [pytest.mark.crash, pytest.mark.django_db(transaction=True)]

# Fewer while one works on these tests.
KILLS = int(os.environ.get("KILLS", "200"))
CONTROL_KILLS = 12
# Some die after the act, while the files to take away are made and caches are told.
BEYOND = 1.25
YESTERDAY = TODAY - datetime.timedelta(days=1)


def tell(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """Say what was counted, since that is what these tests are run for."""
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_a_killed_act_leaves_nothing_or_everything(act: Act, capsys: pytest.CaptureFixture[str]) -> None:
    make_released_edition(articles=3, issue_date=YESTERDAY)
    chance, found = random.Random(2024), Counter[str]()
    key, shortest = act.first(), float("inf")
    with reader_of(act.look, key) as reader:
        for turn in range(-3, KILLS):
            edition = act.edition_of(key)
            before = trace_of(edition)
            # The first three are not disturbed: they say how long it takes.
            after = None if turn < 0 else chance.uniform(0, shortest * BEYOND)
            lasted = run_and_kill(act.do, key, after=after)
            what = left(before, trace_of(edition), whole=act.whole)
            if turn < 0:
                assert what == "everything"
                shortest = min(shortest, lasted)
            else:
                found[what] += 1
            if what == "nothing":
                run_and_kill(act.do, key, after=None)
                what = left(before, trace_of(edition), whole=act.whole)
                assert what == "everything", "a second try succeeds, wherever the first one died"
            key = act.again(key, reader.unseen())
            reader.at.value = key
        seen = reader.seen()
    tell(capsys, f"{act.name}: {KILLS} kills within {shortest:.2f} s left {dict(found)}; a reader saw {dict(seen)}")
    assert set(found) <= {"nothing", "everything"}
    assert found["nothing"] >= KILLS // 2, "the control arm: most kills did hit the act while it ran"
    assert set(seen) == act.seen
    assert min(seen.values()) >= KILLS // 10


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_without_its_transaction_a_killed_act_leaves_halves(act: Act, capsys: pytest.CaptureFixture[str]) -> None:
    """The control arm: the same kills, counted the same way, find what the transaction prevents."""
    chance, found = random.Random(2024), Counter[str]()
    longest = run_and_kill(without_transactions(act.do), act.first(), after=None)
    for _ in range(CONTROL_KILLS):
        # Each time something else: of what is left half done nothing can be made again.
        key = act.first()
        edition = act.edition_of(key)
        before = trace_of(edition)
        run_and_kill(without_transactions(act.do), key, after=chance.uniform(0, longest))
        found[left(before, trace_of(edition), whole=act.whole).split(":")[0]] += 1
    tell(capsys, f"{act.name}: {CONTROL_KILLS} kills within {longest:.2f} s without the transaction: {dict(found)}")
    assert found["half"] >= CONTROL_KILLS // 4


def test_a_part_of_an_edition_would_be_seen() -> None:
    """The control arm of the reader."""
    make_released_edition(articles=3, issue_date=TODAY)
    PublishedArticle.objects.filter(position=2).update(withdrawn="killed")
    assert sights.of_edition(by_the_row(), Edition.objects.get().pk) == [("front", 200, 2, 0), ("edition", 200, 2, 0)]


def test_a_part_of_a_correction_would_be_seen() -> None:
    """The control arm of the reader: the text without its notice, and the notice without its text."""
    key = CORRECT.first()
    CORRECT.do(key)
    assert sights.of_article(by_the_row(), key) == [("article", 200, "whole")]
    printed = Correction.objects.get().article
    PublishedArticle.objects.filter(pk=printed.pk).update(headline="Turn 0")
    assert sights.of_article(by_the_row(), key) == [("article", 200, "half")]
    PublishedArticle.objects.filter(pk=printed.pk).update(headline="Turn 1", withdrawn="killed")
    assert sights.of_article(by_the_row(), key) == [("article", 410, "half")]
