"""Is what the store answers in one piece exactly what the usual way answers, and does all else go the usual way?"""

from collections.abc import Iterable

import pytest
from django.test import override_settings

from editions import release
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from paper.store.application import Start
from paper.store.asking import Environ
from paper.store.freshness import LOOKED_EVERY
from paper.store.kept import LONGEST_SECONDS
from tests.factories import NOW, make_article, make_edition, make_released_edition, person, printed_copy
from tests.paper.store.reading import House, Sent

pytestmark = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)


class Watched(House):
    """A store of which is known how often it went the usual way."""

    def __init__(self) -> None:
        super().__init__()
        self.usually = 0
        usual = self.store.usual

        def counted(environ: Environ, start_response: Start) -> Iterable[bytes]:
            self.usually += 1
            return usual(environ, start_response)

        self.store.usual = counted  # type: ignore[method-assign]

    def after(self, seconds: float, path: str, **asked: str) -> Sent:
        """Ask so long after the last question."""
        self.pause, before = seconds, self.pause
        try:
            return self.ask(path, **asked)
        finally:
            self.pause = before

    def both(self, path: str, **asked: str) -> tuple[Sent, Sent, bool]:
        """Ask at the same moment, and then by the usual way; say whether the first was answered in one piece."""
        before = self.usually
        first = self.after(0, path, **asked)
        in_one_piece = self.usually == before
        self.way = self.store.usual
        second = self.after(0, path, **asked)
        self.way = self.store
        return first, second, in_one_piece


@pytest.mark.parametrize("accepts", ["", "gzip", "gzip, deflate, br", "identity"])
def test_a_page_that_is_kept_and_its_304_are_answered_in_one_piece(accepts: str) -> None:
    make_released_edition()
    house = Watched()
    etag = house.ask("/", HTTP_ACCEPT_ENCODING=accepts).headers["etag"]
    for condition, status in ({}, 200), ({"HTTP_IF_NONE_MATCH": etag}, 304):
        first, second, in_one_piece = house.both("/", HTTP_ACCEPT_ENCODING=accepts, **condition)
        assert (first, first.status, in_one_piece) == (second, status, True)
    assert house.questions == 1


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/", {"method": "HEAD"}),
        ("/", {"method": "POST"}),
        ("/?q=x", {}),
        ("/search/?q=x", {}),
        ("/", {"HTTP_SAVE_DATA": "on"}),
        ("/", {"HTTP_SAVE_DATA": "off"}),
        ("/", {"HTTP_HOST": "elsewhere.example"}),
        ("/", {"HTTP_HOST": ""}),
        ("/", {"HTTP_IF_NONE_MATCH": "*"}),
        ("/", {"HTTP_IF_NONE_MATCH": '"other"'}),
        ("/", {"HTTP_ACCEPT_ENCODING": "gzip"}),
        ("/no/such/page/", {}),
        ("/newsroom/account/login/", {}),
    ],
)
def test_whatever_is_not_so_simple_goes_the_usual_way(path: str, asked: dict[str, str]) -> None:
    make_released_edition()
    house = Watched()
    for kept in ("/", path):
        house.ask(kept)
    first, second, in_one_piece = house.both(path, **asked)
    assert (first.status, in_one_piece) == (second.status, False)
    if first.status == 200 and "login" not in path:
        assert first == second


@committing
def test_a_release_is_seen_by_those_who_are_answered_in_one_piece() -> None:
    make_released_edition()
    approved = make_edition(state=State.APPROVED)
    house = Watched()
    before = house.ask("/")
    release.release(approved, by=person(EDITOR_IN_CHIEF), at=NOW)
    assert house.after(LOOKED_EVERY * 0.9, "/") == before, "a moment later, and not at once"
    headline = str(approved.placements.get().article.headline)
    assert headline in house.after(LOOKED_EVERY * 0.1, "/").text
    first, second, in_one_piece = house.both("/")
    assert (first, headline in first.text, in_one_piece) == (second, True, True)


def test_a_page_of_another_stamp_or_too_old_is_not_answered_so(monkeypatch: pytest.MonkeyPatch) -> None:
    make_released_edition()
    house = Watched()
    house.ask("/")
    page = house.store._pages.get("/")
    assert page is not None
    monkeypatch.setattr(page, "stamp", page.stamp._replace(number=page.stamp.number + 1))
    assert house.both("/")[2] is False
    monkeypatch.undo()
    house.ask("/")
    monkeypatch.setattr(page, "rendered", house.clock.moment - LONGEST_SECONDS)
    house.store._pages.put("/", page)
    assert (house.both("/")[2], house.questions) == (False, 3)


def test_a_withdrawn_page_is_answered_whole_to_those_who_have_it() -> None:
    path = printed_copy(make_article(state="killed")).get_absolute_url()
    house = Watched()
    etag = house.ask(path).headers["etag"]
    assert house.both(path)[2] is True
    first, second, in_one_piece = house.both(path, HTTP_IF_NONE_MATCH=etag)
    assert (first, first.status, in_one_piece) == (second, 410, False)


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_where_nothing_is_answered_in_the_open_neither_is_a_page_that_is_kept() -> None:
    make_released_edition()
    house = Watched()
    fresh = house.ask("/", HTTP_X_FORWARDED_PROTO="https")
    assert house.both("/", HTTP_X_FORWARDED_PROTO="https") == (fresh, fresh, True)
    for told in ({}, {"HTTP_X_FORWARDED_PROTO": "http"}):
        first, _, in_one_piece = house.both("/", **told)
        assert (first.status, in_one_piece) == (301, False)


def test_what_was_just_asked_for_is_the_last_to_go() -> None:
    make_released_edition()
    house = Watched()
    house.ask("/")
    house.ask("/about/")
    pages = house.store._pages.pages
    assert list(pages) == ["/", "/about/"]
    usually = house.usually
    house.after(0, "/")
    assert (list(pages), house.usually) == (["/about/", "/"], usually)
