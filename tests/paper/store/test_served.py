"""The same for a few readers and seconds as `make test-load` shows for a crowd and minutes, on a running server."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.factories import make_released_edition
from tests.load import evening, outage
from tests.security.serving import gunicorn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
SETTINGS = "tests.load.settings"


def test_a_page_from_memory_goes_over_the_line_as_gunicorn_itself_would_send_it() -> None:
    make_released_edition()
    sent = []
    for options in ("", "--worker-class gthread"):
        told: dict[str, Any] = {"DJANGO_SETTINGS_MODULE": SETTINGS, "GUNICORN_CMD_ARGS": options}
        with gunicorn(Path(settings.DATA), **told) as server:
            fresh = [server.ask("/", headers=BROWSER) for _ in range(3)]
            known = BROWSER | {"If-None-Match": fresh[0].header("etag")}
            answers = [*fresh, server.ask("/", headers=known), server.ask("/", method="HEAD", headers=BROWSER)]
            for answer in answers:
                answer.headers.pop("date")
            sent.append(answers)
    assert sent[0] == sent[1]
    assert [answer.status for answer in sent[0]] == [200, 200, 200, 304, 200]


def test_readers_of_two_processes_see_releases_and_corrections_in_time_and_nothing_mixed() -> None:
    folder = Path(settings.DATA)
    with gunicorn(folder, DJANGO_SETTINGS_MODULE=SETTINGS, NEWSROOM_WORKERS="2") as server:
        seen, wrong = evening.releases_under_load(server, seconds=8, readers=6)
    assert (seen["failures"], wrong) == ([], [])


def test_readers_are_served_while_the_database_is_away() -> None:
    folder = Path(settings.DATA)
    # One process, for each keeps its own pages, and six readers do not reach every page of two.
    told: dict[str, Any] = {"DJANGO_SETTINGS_MODULE": SETTINGS, "NEWSROOM_WORKERS": "1"}
    with outage.database() as wire, gunicorn(folder, DATABASE_URL=wire.url(), **told) as server:
        seen = evening.outage_under_load(server, wire, seconds=6, away=3, readers=6)
        after = server.ask("/")
    assert (seen["failures"], after.status, after.header("age")) == ([], 200, "")
    assert seen["aged"] > 0, "the control arm: pages were needed that could not be made"
