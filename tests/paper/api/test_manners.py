"""Does the API answer every origin, tell what has not changed, refuse with a sentence, and keep nobody's address?"""

import datetime
from typing import Any

import pytest
from django.test import Client, RequestFactory

from paper.api import limits
from paper.api.limits import Buckets, address_of, network_of
from tests import factories
from tests.paper.api.asking import ROOT, trouble

DAY = datetime.date(2026, 3, 14)


@pytest.mark.django_db
def test_any_page_may_read_the_api_and_nothing_else() -> None:
    article = factories.make_published_article()
    for path in (f"{ROOT}/articles/", f"{ROOT}{article.get_absolute_url()}", f"{ROOT}/nothing/"):
        answer = Client().get(path, headers={"Origin": "https://elsewhere.example"})
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Access-Control-Expose-Headers"] == "ETag, Link, Retry-After"
        assert answer.has_header("Access-Control-Allow-Credentials") is False
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    for path in ("/", article.get_absolute_url(), "/feed/", f"{ROOT}/"):
        assert Client().get(path).has_header("Access-Control-Allow-Origin") is False


@pytest.mark.django_db
def test_what_has_not_changed_is_not_sent_again() -> None:
    factories.make_released_edition(1)
    first = Client().get(f"{ROOT}/articles/")
    again = {"If-None-Match": first["ETag"]}
    same = Client().get(f"{ROOT}/articles/", headers=again)
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert same["Access-Control-Allow-Origin"] == "*"
    factories.make_released_edition(1)
    assert Client().get(f"{ROOT}/articles/", headers=again).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_api_is_for_reading(method: str) -> None:
    answer = Client().generic(method, f"{ROOT}/articles/")
    assert (trouble(answer)[0], answer["Allow"]) == (405, "GET, HEAD")


@pytest.mark.django_db
def test_head_has_the_headers_and_no_text() -> None:
    factories.make_released_edition(2)
    answer = Client().head(f"{ROOT}/articles/?limit=1")
    assert (answer.status_code, answer.content) == (200, b"")
    assert 'rel="next"' in answer["Link"]


@pytest.mark.django_db
def test_who_asks_too_often_is_told_when_to_come_back(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_RATE = 3
    monkeypatch.setattr(limits, "_buckets", Buckets())
    answers = [Client().get(f"{ROOT}/sections/") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert trouble(answers[3])[0] == 429
    assert 1 <= int(answers[3]["Retry-After"]) <= 20
    assert answers[3]["Access-Control-Allow-Origin"] == "*"
    assert Client(REMOTE_ADDR="192.0.2.7").get(f"{ROOT}/sections/").status_code == 200


@pytest.mark.django_db
def test_a_rate_of_nothing_is_no_limit(settings: Any) -> None:
    settings.API_RATE = 0
    assert {Client().get(f"{ROOT}/sections/").status_code for _ in range(5)} == {200}


def test_a_bucket_fills_up_evenly() -> None:
    buckets = Buckets()
    asked = [0, 0, 0, 10, 20, 20, 200, 200, 200]
    waits = [buckets.take("192.0.2.7", rate=2, now=float(now), day=DAY) for now in asked]
    assert waits == [0, 0, 30, pytest.approx(20), pytest.approx(10), pytest.approx(10), 0, 0, 30]


def test_many_addresses_take_no_more_room_than_was_set_aside() -> None:
    buckets = Buckets(most=100)
    for number in range(1_000):
        buckets.take(f"192.0.{number // 250}.{number % 250}", rate=2, now=0.0, day=DAY)
    assert len(buckets) == 100


def test_no_address_is_kept_and_tomorrow_nothing_is() -> None:
    buckets = Buckets()
    buckets.take("192.0.2.7", rate=1, now=0.0, day=DAY)
    kept = next(iter(buckets._levels))
    assert (len(kept), b"192" in kept) == (16, False)
    assert buckets.take("192.0.2.7", rate=1, now=0.0, day=DAY) > 0
    assert buckets.take("192.0.2.7", rate=1, now=0.0, day=DAY + datetime.timedelta(days=1)) == 0
    assert kept not in buckets._levels, "another day, another salt"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings: Any, proxies: int, forwarded: str, expected: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert address_of(RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_subscriber_is_one_address_or_one_network(address: str, expected: str) -> None:
    assert network_of(address) == expected
