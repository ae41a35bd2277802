"""200 readers for minutes, while editions are released and the database goes away: nothing fails, nothing is mixed."""

import os
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.load import evening, outage
from tests.security.serving import collect_static, gunicorn

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]

READERS = int(os.environ.get("LOAD_READERS", "200"))
SECONDS = float(os.environ.get("LOAD_SECONDS", "300"))
AWAY = 60.0


def tell(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """Say what was measured, since that is what these tests are run for."""
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")


def p99(seen: dict[str, list[float]]) -> float:
    took = sorted(seen["milliseconds"])
    return took[int(len(took) * 0.99)]


def test_releases_under_load(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(settings.DATA)
    collect_static(folder)
    with gunicorn(folder, NEWSROOM_WORKERS="2") as server:
        seen, wrong = evening.releases_under_load(server, seconds=SECONDS, readers=READERS)
    tell(capsys, evening.tell(seen))
    assert (seen["failures"], wrong) == ([], [])
    assert p99(seen) < 250


def test_an_outage_under_load(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(settings.DATA)
    collect_static(folder)
    with outage.database() as wire:
        url, module = wire.url(), "tests.load.settings"
        with gunicorn(folder, DATABASE_URL=url, DJANGO_SETTINGS_MODULE=module, NEWSROOM_WORKERS="2") as server:
            seconds = min(SECONDS, AWAY * 2)
            seen = evening.outage_under_load(server, wire, seconds=seconds, away=seconds / 2, readers=READERS)
            after = server.ask("/")
    tell(capsys, evening.tell(seen))
    assert seen["failures"] == []
    assert seen["aged"] > 0, "the control arm: pages were needed that could not be made"
    assert after.header("age") == ""
