"""Does a database that refuses end in one sentence that says what to do?"""

import sqlite3
from pathlib import Path

import pytest

from scripts.problem import DISK_FULL, from_database

pytestmark = pytest.mark.slow


def refusal(place: Path) -> sqlite3.Error:
    """What SQLite itself says of the file at this place."""
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(place).execute("SELECT * FROM sqlite_master")
    return caught.value


def test_a_damaged_database_is_to_be_restored_or_moved_away(tmp_path: Path) -> None:
    place = tmp_path / "newsroom.sqlite3"
    place.write_bytes(b"\xa5" * 5000)
    sentence = str(from_database(refusal(place), place=str(place)))
    assert sentence.startswith(f"{place} is damaged (file is not a database): put a backup in its place")


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    sentence = str(from_database(refusal(tmp_path), place=str(tmp_path)))
    assert sentence == f"{tmp_path} cannot be opened and written to: check who owns it and its folder."


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database or disk is full", DISK_FULL),
        ("connection refused\nIs it running?", "The database refuses (connection refused): check DATABASE_URL."),
        ("", "The database refuses (it says nothing): check DATABASE_URL."),
    ],
)
def test_a_server_is_looked_for_at_its_address(said: str, sentence: str) -> None:
    assert str(from_database(Exception(said), place="")) == sentence
