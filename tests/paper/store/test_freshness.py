"""Does a keeper of pages learn of a change in time, also when the file lies, is gone or cannot be written?"""

import os

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from paper.models import Stamp
from paper.store import stamp
from paper.store.freshness import ASKED_EVERY, COMPARED_EVERY, LOOKED_EVERY, StampFile, StampRow
from paper.store.stamp import Numbers
from tests.paper.store.reading import Away

pytestmark = pytest.mark.django_db(transaction=True)


def raise_the_row_alone() -> None:
    """What a process leaves that is killed between its commit and its touch."""
    Stamp.objects.update(number=Stamp.objects.get().number + 1)


def test_a_change_is_seen_by_the_file_at_the_next_look_and_costs_no_query() -> None:
    stamp.bump()
    file = StampFile()
    assert file.now(100.0) == Numbers(1, 0)
    with CaptureQueriesContext(connection) as queries:
        stamp.touch()
        asked = len(queries)
        assert [file.now(100.0 + LOOKED_EVERY * step) for step in range(1, 5)] == [Numbers(1, 0)] * 4
        assert len(queries) == asked
    stamp.bump(withdraws=True)
    assert file.now(100.0 + LOOKED_EVERY * 4.9) == Numbers(1, 0), "a moment later, and not at once"
    assert file.now(100.0 + LOOKED_EVERY * 6) == Numbers(2, 2)


def test_changes_that_follow_at_once_are_all_seen() -> None:
    """Files written within one tick of the clock can have the same time, size and even the same number of inode."""
    file, moment = StampFile(), 100.0
    for number in range(1, 30):
        stamp.bump()
        moment += LOOKED_EVERY
        assert file.now(moment) == Numbers(number, 0)
        facts = stamp.file().stat()
        os.utime(stamp.file(), ns=(facts.st_atime_ns, facts.st_mtime_ns // 10**9 * 10**9))


def test_a_change_whose_file_was_never_written_is_mended() -> None:
    stamp.bump()
    file = StampFile()
    file.now(100.0)
    raise_the_row_alone()
    assert file.now(100.0 + COMPARED_EVERY - 1) == Numbers(1, 0)
    assert file.now(100.0 + COMPARED_EVERY) == Numbers(2, 0)
    assert stamp.read(stamp.file().read_text()) == Numbers(2, 0), "and the file is right for all others"


@pytest.mark.parametrize("text", ["", "what is this\n", "7\n", "-1 0\n"])
def test_a_file_that_holds_nonsense_is_written_anew(text: str) -> None:
    stamp.bump()
    file = StampFile()
    file.now(100.0)
    stamp.file().write_text(text)
    assert file.now(101.0) == Numbers(1, 0)
    file.now(102.0)
    assert stamp.read(stamp.file().read_text()) == Numbers(1, 0)


def test_a_file_that_is_gone_is_written_anew_at_the_next_comparison() -> None:
    stamp.bump()
    file = StampFile()
    file.now(100.0)
    stamp.file().unlink()
    assert file.now(101.0) == Numbers(1, 0)
    file.now(100.0 + COMPARED_EVERY)
    assert stamp.file().exists()


def test_a_file_that_cannot_be_written_takes_nobody_back(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp.bump()
    file = StampFile()
    file.now(100.0)
    raise_the_row_alone()
    full = stamp.file().parent / "nowhere"
    with monkeypatch.context() as patch:
        patch.setattr("tempfile.mkstemp", lambda **told: os.open(full / "x", os.O_RDONLY))
        for step in range(3):
            assert file.now(100.0 + COMPARED_EVERY + step) == Numbers(2, 0)


def test_while_the_database_is_away_the_file_is_still_believed() -> None:
    stamp.bump()
    file, nobody = StampFile(), StampFile()
    file.now(100.0)
    with Away():
        assert file.now(100.0 + COMPARED_EVERY * 2) == Numbers(1, 0)
        stamp.file().unlink()
        assert file.now(100.0 + COMPARED_EVERY * 4) == Numbers(1, 0)
        assert nobody.now(100.0) is None
    assert nobody.now(100.0 + ASKED_EVERY) == Numbers(1, 0)


def test_the_row_is_asked_at_most_once_a_second() -> None:
    stamp.bump()
    row = StampRow()
    with CaptureQueriesContext(connection) as queries:
        assert [row.now(100.0 + step / 10) for step in range(10)] == [Numbers(1, 0)] * 10
    assert len(queries) == 1
    stamp.bump()
    assert row.now(100.0 + ASKED_EVERY) == Numbers(2, 0)
    with Away():
        assert row.now(105.0) == Numbers(2, 0)
        assert StampRow().now(105.0) is None


def test_of_two_touches_the_later_number_stays() -> None:
    """Whoever touches asks for the number while nobody else touches; the file cannot go back."""
    stamp.bump()
    stamp.bump()
    assert stamp.touch() == Numbers(2, 0)
    assert stamp.read(stamp.file().read_text()) == Numbers(2, 0)
