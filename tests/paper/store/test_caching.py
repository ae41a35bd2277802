"""How long does each answer say that it may be kept?"""

import pytest
from django.test import Client, override_settings

from paper.store.caching import ASKING, TOLD
from tests.factories import make_article, make_released_edition, printed_copy

pytestmark = pytest.mark.django_db


def test_readers_pages_are_asked_for_each_second_and_told_ones_stay_an_hour() -> None:
    path = make_released_edition().articles.get().get_absolute_url()
    for each in ("/", path, "/about", "/search/?q=x"):
        answer = Client().get(each)
        assert (answer["Cache-Control"], answer.get("Surrogate-Key")) == (ASKING, None)
        with override_settings(PURGE_URL="http://cache.example/purge"):
            told = Client().get(each)
        assert (told["Cache-Control"], told["Surrogate-Key"]) == (TOLD, "paper")


def test_a_browser_always_asks_and_a_second_is_the_longest_without_the_hook() -> None:
    assert {"max-age=0", "s-maxage=1"} <= set(ASKING.split(", "))
    assert "stale-while-revalidate" not in ASKING, "it would show the page before the release once more"
    assert {"max-age=0", "stale-while-revalidate=60", "stale-if-error=86400"} <= set(TOLD.split(", "))


def test_a_withdrawn_page_is_kept_no_longer_than_any_other() -> None:
    killed = printed_copy(make_article(state="killed"))
    assert Client().get(killed.get_absolute_url())["Cache-Control"] == ASKING


@pytest.mark.parametrize(("path", "expected"), [("/no/such/page/", None), ("/newsroom/", "no-store")])
def test_what_is_no_page_says_nothing_of_the_kind(path: str, expected: str | None) -> None:
    assert Client().get(path).get("Cache-Control") == expected
