"""Do the tests get a PostgreSQL that is theirs alone, and is it gone afterwards?"""

import importlib
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
import pytest

from scripts import postgres

pytestmark = pytest.mark.slow

# It has no types of its own.
psycopg2: Any = importlib.import_module("psycopg2")


def test_the_server_that_database_url_names_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://editor@db.example/paper")
    with postgres.server() as url:
        assert url == "postgres://editor@db.example/paper"


def test_a_server_of_our_own_answers_and_ends_with_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///of-the-installation.sqlite3")
    with suppress(KeyboardInterrupt), postgres.server() as url:
        parts = dj_database_url.parse(url)
        folder = Path(parts["HOST"])
        process = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert answers(parts) == ("", "off", "äş")
        assert Path(f"/proc/{process}").exists()
        raise KeyboardInterrupt
    assert not Path(f"/proc/{process}").exists()
    assert not folder.exists()


def answers(parts: Any) -> tuple[str, ...]:
    connection = psycopg2.connect(host=parts["HOST"], user=parts["USER"], dbname=parts["NAME"])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('listen_addresses'), current_setting('fsync'), lower('ÄŞ')")
            return tuple(cursor.fetchone())
    finally:
        connection.close()
