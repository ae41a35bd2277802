"""Behind nginx and behind Varnish: same pages, same headers, no cookies, changes seen in time."""

import gzip
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from editions import correction, release
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from tests.browser.conftest import standing_house
from tests.factories import NOW, make_article, make_edition, make_released_edition, person, printed_copy
from tests.proxies import fronts
from tests.proxies.fronts import Front
from tests.security.baseline import faults
from tests.security.serving import Answer, Server, gunicorn

pytestmark = [pytest.mark.proxy, pytest.mark.slow]

__all__ = ["standing_house"]

TRUSTING: dict[str, Any] = {"NEWSROOM_TRUSTED_PROXIES": "1", "DJANGO_SETTINGS_MODULE": "tests.load.settings"}
# What a cache in front is promised, and a little for this machine being busy.
PATIENCE = 2.0 + 8.0


@dataclass(frozen=True)
class Street:
    """The paper as it is served, and as readers get it through what stands in front."""

    paper: Server
    front: Server


@pytest.fixture(scope="module")
def db(standing_house: None) -> None:
    """One database for all tests here, which the servers see as well."""


@pytest.fixture(scope="module", params=["nginx", "varnish"])
def street(request: pytest.FixtureRequest, db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """A paper behind each; Varnish is told when pages change, nginx asks."""
    folder, port = Path(settings.DATA), fronts.free_port()
    tmp_path = tmp_path_factory.mktemp("front")
    start: Front = {"nginx": fronts.nginx, "varnish": fronts.varnish}[request.param]
    told = f"http://127.0.0.1:{port}/purge" if request.param == "varnish" else ""
    with (
        override_settings(PURGE_URL=told),
        gunicorn(folder, **TRUSTING, NEWSROOM_PURGE_URL=told) as paper,
        start(paper, folder=tmp_path, port=port) as front,
    ):
        paper.host = f"127.0.0.1:{port}"
        yield Street(paper, front)


def until(seen: Callable[[], Answer], *, holds: Callable[[Answer], bool]) -> Answer:
    """Ask over and over until an answer is as it should be, or patience is at its end."""
    end = time.monotonic() + PATIENCE
    answer = seen()
    while not holds(answer) and time.monotonic() < end:
        answer = seen()
    return answer


def headline_of(edition: Edition) -> bytes:
    return str(edition.placements.get().article.headline).encode()


def test_the_paper_stays_itself(street: Street) -> None:
    path = make_released_edition().articles.get().get_absolute_url()
    direct = street.paper.ask(path)
    plain, again = street.front.ask(path), street.front.ask(path)
    assert (plain.status, plain.body, again.body) == (200, direct.body, direct.body)
    for answer in (plain, again):
        assert faults(answer, "reader") == []
        assert answer.header("surrogate-key") == ""
    packed = street.front.ask(path, headers={"Accept-Encoding": "gzip"})
    assert (gzip.decompress(packed.body), packed.header("content-encoding")) == (direct.body, "gzip")
    head = street.front.ask(path, method="HEAD", headers={"Accept-Encoding": "gzip"})
    assert (head.status, head.body, head.header("etag")) == (200, b"", packed.header("etag"))
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.header("etag")}
    same = street.front.ask(path, headers=known)
    assert (same.status, same.body, faults(same, "reader")) == (304, b"", [])


def test_no_cookie_reaches_a_page_or_keeps_it_from_being_kept(street: Street) -> None:
    make_released_edition()
    bodies = {street.front.ask("/", headers={"Cookie": f"sessionid={name}"}).body for name in ("a", "b")}
    assert bodies == {street.front.ask("/").body}
    staff = [Server(street.front.port).ask("/newsroom/account/login/") for _ in range(2)]
    assert [(answer.status, faults(answer, "staff")) for answer in staff] == [(200, [])] * 2
    tokens = {answer.cookies["csrftoken"].value for answer in staff}
    assert len(tokens) == 2, "each has a form of their own"


def test_a_release_is_seen_through_it(street: Street) -> None:
    make_released_edition()
    edition = make_edition(state=State.APPROVED)
    assert headline_of(edition) not in street.front.ask("/").body
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
    seen = until(lambda: street.front.ask("/"), holds=lambda answer: headline_of(edition) in answer.body)
    assert headline_of(edition) in seen.body


def test_a_killed_article_goes_from_it(street: Street) -> None:
    article = make_article(state="ready", headline="Words that have to go")
    make_edition(articles=[article], state=State.RELEASED)
    article.refresh_from_db()
    path = printed_copy(article).get_absolute_url()
    edition = PublishedEdition.objects.readable().current()
    assert edition is not None
    addresses = [path, "/", edition.get_absolute_url()]
    for each in addresses:
        shown = until(lambda each=each: street.front.ask(each), holds=lambda answer: b"have to go" in answer.body)  # type: ignore[misc]
        assert b"Words that have to go" in shown.body
    correction.kill(article, by=person(EDITOR_IN_CHIEF), at=NOW, text="Withdrawn.")
    for each in addresses:
        seen = until(lambda each=each: street.front.ask(each), holds=lambda answer: b"have to go" not in answer.body)  # type: ignore[misc]
        assert b"have to go" not in seen.body
    assert street.front.ask(path).status == 410


def test_what_varnish_keeps_stays_until_it_is_told(db: None, tmp_path: Path) -> None:
    """The control arm: without the hook it would show yesterday's page for an hour."""
    folder, port = Path(settings.DATA), fronts.free_port()
    make_released_edition()
    edition = make_edition(state=State.APPROVED)
    with (
        gunicorn(folder, **TRUSTING, NEWSROOM_PURGE_URL=f"http://127.0.0.1:{port}/purge") as paper,
        fronts.varnish(paper, folder=tmp_path, port=port) as front,
    ):
        front.ask("/")
        with override_settings(PURGE_URL=""):
            release.release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
        until(
            lambda: paper.ask("/", headers={"Host": f"127.0.0.1:{port}"}),
            holds=lambda answer: headline_of(edition) in answer.body,
        )
        assert headline_of(edition) not in front.ask("/").body
        assert front.ask("/purge").status == 403
