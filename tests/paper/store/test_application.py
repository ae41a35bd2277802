"""Does a reader get from memory exactly what Django would answer, fresh after every change, and nobody's secrets?"""

import gzip
import threading

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editions import correction, release
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from newsroom.wsgi import application
from paper.models import PublishedEdition
from paper.store import freshness, stamp
from paper.store.freshness import StampFile, StampRow, Stamps
from paper.store.kept import LONGEST_SECONDS
from paper.store.stamp import Numbers
from tests.factories import (
    NOW,
    make_article,
    make_edition,
    make_released_edition,
    make_revision,
    person,
    printed_copy,
)
from tests.paper.store.reading import Away, House
from tests.racing import race

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# A change reaches the store once it is committed, and in these tests it has to be.
committing = pytest.mark.django_db(transaction=True)


def carry(edition: Edition) -> None:
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)


def headline_of(edition: Edition) -> str:
    return str(edition.placements.get().article.headline)


def test_a_page_is_rendered_once_and_then_sent_without_a_query() -> None:
    edition = make_edition(state=State.RELEASED)
    house = House()
    first = house.ask("/")
    with CaptureQueriesContext(connection) as queries:
        again = house.ask("/")
    assert (house.questions, len(queries)) == (1, 0)
    assert (first, first.status) == (again, 200)
    assert headline_of(edition) in again.text


def test_a_kept_page_is_what_django_answers_with_djangos_headers() -> None:
    path = make_released_edition().articles.get().get_absolute_url()
    direct = Client(headers={"host": "127.0.0.1:8000"}).get(path)
    house = House()
    house.ask(path)
    kept = house.ask(path)
    expected = {name.lower(): value for name, value in direct.headers.items()}
    for mine in ("etag", "vary"):
        expected.pop(mine, None)
        assert kept.headers.pop(mine)
    policy = "content-security-policy"
    assert set(kept.headers.pop(policy).split("; ")) == set(expected.pop(policy).split("; "))
    assert (kept.body, kept.headers) == (direct.content, expected)


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None), ("identity", None), ("br;q=0, gzip;q=0.5", "gzip")],
)
def test_a_page_is_packed_as_the_browser_takes_it(accepts: str, encoding: str | None) -> None:
    make_released_edition()
    house = House()
    plain = house.ask("/")
    packed = house.ask("/", HTTP_ACCEPT_ENCODING=accepts)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert (packed.headers.get("content-encoding"), packed.headers["vary"]) == (encoding, "Accept-Encoding")
    assert (unpack(packed.body), packed.headers["content-length"]) == (plain.body, str(len(packed.body)))
    assert house.ask("/", HTTP_ACCEPT_ENCODING=accepts) == packed
    assert house.questions == 1


def test_each_encoding_has_a_strong_tag_of_its_own_that_names_the_text() -> None:
    make_released_edition()
    tags = [House().ask("/", HTTP_ACCEPT_ENCODING=name).headers["etag"] for name in ("br", "gzip", "", "br")]
    assert [tag.startswith('"') and tag.endswith('"') for tag in tags] == [True] * 4
    assert (len(set(tags)), tags[0]) == (3, tags[3])


@pytest.mark.parametrize("condition", ["{}", "W/{}", '"other", {}', "*", '"a,b" , W/{}'])
def test_somebody_who_has_the_page_is_told_so_and_sent_nothing(condition: str) -> None:
    make_released_edition()
    house = House()
    fresh = house.ask("/", HTTP_ACCEPT_ENCODING="br")
    told = {"HTTP_ACCEPT_ENCODING": "br", "HTTP_IF_NONE_MATCH": condition.format(fresh.headers["etag"])}
    for asked in (house, House()):
        same = asked.ask("/", **told)
        of_bytes = {"content-type", "content-length", "content-encoding"}
        policy = same.headers.pop("content-security-policy")
        assert set(policy.split("; ")) == set(fresh.headers["content-security-policy"].split("; "))
        expected = {name: value for name, value in fresh.headers.items() if name not in of_bytes}
        expected.pop("content-security-policy")
        assert (same.status, same.body, same.headers) == (304, b"", expected)


@pytest.mark.parametrize("condition", ['"other"', "garbage", "", '"{}'])
def test_another_tag_gets_the_page(condition: str) -> None:
    make_released_edition()
    house = House()
    bare = house.ask("/").headers["etag"].strip('"')
    assert house.ask("/", HTTP_IF_NONE_MATCH=condition.format(bare)).status == 200
    assert house.ask("/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"{bare}"').status == 200


def test_a_head_is_answered_from_the_page_and_makes_it() -> None:
    make_released_edition()
    house = House()
    heads = [house.ask("/", method="HEAD") for _ in range(2)]
    page = house.ask("/")
    assert [(head.status, head.headers, head.body) for head in heads] == [(200, page.headers, b"")] * 2
    assert house.questions == 1
    missing = house.ask("/no/such/page/", method="HEAD")
    assert (missing.status, missing.body) == (404, b"")


CHANGES = {
    "release": lambda edition, article: carry(make_edition(state=State.APPROVED)),
    "recall": lambda edition, article: release.recall(edition, by=person(EDITOR_IN_CHIEF), at=NOW, note="Wrong."),
    "correct": lambda edition, article: correction.correct(
        article, by=person(EDITOR_IN_CHIEF), at=NOW, kind="correction", text="It was wrong."
    ),
    "retract": lambda edition, article: correction.retract(article, by=person(EDITOR_IN_CHIEF), at=NOW, text="No."),
    "kill": lambda edition, article: correction.kill(article, by=person(EDITOR_IN_CHIEF), at=NOW, text="No."),
}


@committing
@pytest.mark.parametrize("name", CHANGES)
def test_readers_see_every_change_at_once(name: str) -> None:
    article = make_article(state="ready")
    edition = make_edition(articles=[article], state=State.RELEASED)
    path = printed_copy(article).get_absolute_url()
    make_revision(article, headline="As it should have been")
    houses = [House(), House()]
    for house in houses:
        house.ask("/")
        house.ask(path)
    article.refresh_from_db()
    CHANGES[name](edition, article)
    client = Client(headers={"host": "127.0.0.1:8000"})
    for house in houses:
        for address in ("/", path):
            direct, sent = client.get(address), house.ask(address)
            assert (sent.status, sent.body) == (direct.status_code, direct.content)


@committing
@pytest.mark.parametrize("stamps", [StampFile, StampRow])
def test_a_page_rendered_while_a_release_was_committed_is_shown_to_nobody(stamps: type[Stamps]) -> None:
    make_released_edition()
    approved = make_edition(state=State.APPROVED)
    house = House(stamps=stamps())
    # The page is made, its last query is done, and now comes the release: the worst moment there is.
    house.django.after = lambda: carry(approved) if house.questions == 1 else None
    assert headline_of(approved) in house.ask("/").text
    house.clock.moment += 2
    assert headline_of(approved) in house.ask("/").text
    house.ask("/")
    assert house.questions <= 3


@committing
def test_where_everything_changes_all_the_time_a_page_is_answered_all_the_same() -> None:
    make_released_edition()
    house = House()
    house.django.after = make_released_edition
    assert (house.ask("/").status, house.questions) == (200, 3)
    assert (house.ask("/").status, house.questions) == (200, 6), "and it is not kept"


class Afterwards:
    """The stamp as somebody knows it who asks for it only after the page was made: the control arm."""

    said = (0.0, None)

    def now(self, moment: float) -> Numbers:
        return Numbers(2, 0)


@committing
def test_without_looking_at_the_stamp_before_it_would_be_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "row", lambda: None)
    make_released_edition()
    approved = make_edition(state=State.APPROVED)
    house = House(stamps=Afterwards())
    house.django.after = lambda: carry(approved) if house.questions == 1 else None
    house.ask("/")
    house.clock.moment += 2
    assert headline_of(approved) not in house.ask("/").text


@committing
def test_a_page_rendered_while_the_release_commits_is_made_once_more() -> None:
    make_released_edition()
    approved = make_edition(state=State.APPROVED)
    house = House()
    house.django.before = lambda: carry(approved) if house.questions == 1 else None
    assert [headline_of(approved) in house.ask("/").text for _ in range(3)] == [True] * 3
    assert house.questions == 2


@committing
def test_of_many_who_ask_at_once_one_makes_the_page() -> None:
    make_released_edition()
    entered, others = threading.Event(), threading.Event()
    house = House()

    def wait_for_the_others() -> None:
        entered.set()
        others.wait(10)

    house.django.before = wait_for_the_others

    def late() -> int:
        entered.wait(10)
        # All are on their way in before the first is let go on.
        threading.Timer(0.2, others.set).start()
        return house.ask("/").status

    house.ask("/about/")
    found = race([lambda: house.ask("/").status, *[late] * 5])
    assert (found, [asked["PATH_INFO"] for asked in house.django.asked]) == ([200] * 6, ["/about/", "/"])


@pytest.mark.parametrize(
    ("path", "status"),
    [("/no/such/page/", 404), ("/archive/", 302), ("/newsroom/", 302), ("/newsroom/account/login/", 200)],
)
def test_what_is_no_readers_page_is_never_kept(path: str, status: int) -> None:
    make_released_edition()
    house = House()
    assert [house.ask(path).status for _ in range(3)] == [status] * 3
    assert (house.questions, len(house.store._pages)) == (3, 0)


def test_what_changes_something_is_never_kept() -> None:
    house = House()
    house.ask("/about/")
    assert [house.ask("/about/", method=method).status for method in ("POST", "PUT", "OPTIONS")] == [403, 403, 405]
    assert house.questions == 4


@pytest.mark.parametrize("host", ["elsewhere.example", "", "127.0.0.1.elsewhere.example", "[", "a b"])
def test_a_host_that_is_not_ours_gets_no_page(host: str) -> None:
    make_released_edition()
    house = House()
    house.ask("/")
    assert house.ask("/", HTTP_HOST=host).status in ({400} if host else {200, 400})
    assert house.questions == 2


def test_a_redirect_and_a_withdrawn_page_are_kept() -> None:
    article = make_article(state="killed")
    path = printed_copy(article).get_absolute_url()
    house = House()
    for _ in range(2):
        assert (house.ask("/about").status, house.ask("/about").headers["location"]) == (301, "/about/")
        assert house.ask(path, HTTP_ACCEPT_ENCODING="br").status == 410
    assert house.questions == 2


def test_unknown_words_after_the_question_mark_split_nothing() -> None:
    make_released_edition()
    house = House()
    plain = house.ask("/")
    assert house.ask("/?utm_source=elsewhere&q=x") == plain
    assert house.questions == 1


def test_a_search_is_kept_by_its_words_however_they_are_spelt() -> None:
    make_released_edition()
    house = House()
    found = house.ask("/search/?q=%D8%A2%D8%A8&from=2024-01-01")
    for spelling in (
        "/search/?from=2024-01-01&utm=1&q=%d8%a2%d8%a8",
        "/search/?q=old&q=%D8%A2%D8%A8&from=2024-01-01&to=",
    ):
        assert house.ask(spelling) == found
    assert (house.questions, "آب" in found.text) == (1, True)
    assert house.ask("/search/?q=other").body != found.body
    assert house.ask("/search?q=x").headers["location"] == "/search/?q=x"
    # What looks like a query is part of this path, and there is no such page.
    assert house.ask("/search/%3Fq=other").status == 404


def test_django_is_told_nothing_that_tells_one_reader_from_another() -> None:
    make_released_edition()
    house = House()
    told = {
        "HTTP_COOKIE": "sessionid=secret",
        "HTTP_USER_AGENT": "x",
        "HTTP_ACCEPT_LANGUAGE": "fa",
        "HTTP_REFERER": "y",
    }
    house.ask("/?x=secret", HTTP_IF_NONE_MATCH="*", HTTP_RANGE="bytes=0-1", **told)
    (asked,) = house.django.asked
    assert {name for name in asked if name.startswith("HTTP_")} == {"HTTP_HOST"}
    assert (asked["REQUEST_METHOD"], asked["QUERY_STRING"]) == ("GET", "")


def test_who_saves_data_has_a_page_apart() -> None:
    make_released_edition()
    house = House()
    for _ in range(2):
        house.ask("/", HTTP_SAVE_DATA="on")
        house.ask("/", HTTP_SAVE_DATA="off")
        house.ask("/")
    assert [asked.get("HTTP_SAVE_DATA") for asked in house.django.asked] == ["on", None]


def test_a_page_is_made_anew_after_some_minutes_in_any_case() -> None:
    make_released_edition()
    house = House()
    house.ask("/")
    house.clock.moment += LONGEST_SECONDS - 1
    house.ask("/")
    assert house.questions == 1
    house.clock.moment += 2
    house.ask("/")
    assert house.questions == 2


@committing
def test_while_the_database_is_away_the_last_page_stands_in_and_says_how_old_it_is() -> None:
    make_released_edition()
    house = House()
    fresh = house.ask("/", HTTP_ACCEPT_ENCODING="br")
    stamp.bump()
    with Away():
        house.clock.moment += 300
        old = house.ask("/", HTTP_ACCEPT_ENCODING="br")
        assert (old.status, old.body) == (200, fresh.body)
        assert old.headers == fresh.headers | {"age": "300", "warning": '110 - "Response is Stale"'}
        assert house.ask("/", HTTP_IF_NONE_MATCH=fresh.headers["etag"], HTTP_ACCEPT_ENCODING="br").status == 304
        assert house.ask("/", method="HEAD").headers["age"] == "300"
        assert house.ask("/about/").status == 500, "nobody has seen it before"
        asked = house.questions
        house.ask("/")
        assert house.questions == asked, "it is tried once a second, and not by everybody"
        house.clock.moment += 1.1
        house.ask("/")
        assert house.questions == asked + 1
    house.clock.moment += 1.1
    again = house.ask("/", HTTP_ACCEPT_ENCODING="br")
    assert (again.status, again.headers.get("age")) == (200, None)


@committing
@pytest.mark.parametrize("name", ["recall", "retract", "kill"])
def test_nothing_that_was_withdrawn_stands_in_for_anything(name: str) -> None:
    article = make_article(state="ready")
    edition = make_edition(articles=[article], state=State.RELEASED)
    house, path = House(), printed_copy(article).get_absolute_url()
    house.ask("/")
    house.ask(path)
    article.refresh_from_db()
    CHANGES[name](edition, article)
    with Away():
        assert [house.ask(address).status for address in ("/", path)] == [500, 500]


@committing
def test_a_correction_lets_the_earlier_page_stand_in() -> None:
    """The control arm of the last test."""
    article = make_article(state="ready")
    edition = make_edition(articles=[article], state=State.RELEASED)
    house, path = House(), printed_copy(article).get_absolute_url()
    house.ask(path)
    article.refresh_from_db()
    CHANGES["correct"](edition, article)
    with Away():
        assert house.ask(path).status == 200


def test_the_store_never_holds_more_than_it_may() -> None:
    for _ in range(3):
        make_released_edition(articles=2)
    paths = [a.get_absolute_url() for edition in PublishedEdition.objects.all() for a in edition.articles.all()]
    house = House(most=100_000)
    for path in [*paths, "/about/", "/corrections/", "/search/?q=a", "/search/?q=b"]:
        for encoding in ("", "br", "gzip"):
            house.ask(path, HTTP_ACCEPT_ENCODING=encoding)
        shelves = (house.store._pages, house.store._found)
        assert all(shelf.used == sum(page.size for page in shelf.pages.values()) <= shelf.most for shelf in shelves)


def test_the_house_serves_from_the_store() -> None:
    assert (type(application).__name__, settings.STORE_BYTES) == ("Store", 64 * 1024 * 1024)
