"""Does any public address show a word that was not released, or who somebody is?"""

import pytest
from django.test import Client, override_settings

from tests.factories import printed_copy
from tests.security.crawling import Crawl
from tests.security.guessing import public_guesses
from tests.security.house import PRINTED, PRIVATE, STORIES, House, build, public_words
from tests.security.markers import marker

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Words that every story has, so that whatever the search could show, it shows for one of these; and markers of those
# parts that nobody should be able to ask about.
COMMON = ["harvest", "Harvest of", "the harvest is in", "By", "qxqxq", "zxzxz", "a"]
ASKED = (*PRIVATE, "tags", "headline", "body", "author", "newheadline", "autosave")


@pytest.fixture
def house(db: None) -> House:
    """A house with one story in every state."""
    return build()


def crawl_as_reader() -> Crawl:
    """Follow every link from the front page, try every address there is, and search for what was planted."""
    crawl = Crawl(Client(raise_request_exception=False))
    crawl.follow("/")
    crawl.ask_all(public_guesses())
    crawl.ask_all(f"/search/?q={word}" for word in [*COMMON, *planted_words()])
    return crawl


def planted_words() -> list[str]:
    """Return markers of every story, as somebody would search for them."""
    return [marker(story, name) for story in STORIES for name in ASKED]


def test_readers_see_what_was_released_and_nothing_else(house: House) -> None:
    crawl = crawl_as_reader()
    wrong = crawl.markers ^ public_words(PRINTED)
    assert {word: crawl.seen.get(word) for word in wrong} == {}
    headlines = [marker(story, "headline") for story in PRINTED]
    where = {asked.rpartition("/")[2] for headline in headlines for asked in crawl.seen[headline]}
    assert where > {"edition.epub", "edition.html"}, "what is packed is looked into as well"
    assert {asked: status for asked, status in crawl.asked.items() if status >= 500} == {}
    assert crawl.asked["GET", printed_copy(house.stories["killed"]).get_absolute_url()] == 410


@override_settings(ROOT_URLCONF="tests.security.leaky_urls")
def test_the_same_crawl_finds_leaks_that_were_planted(house: House) -> None:
    leaks = {
        marker("spiked", "headline"),
        marker("draft", "body"),
        marker("draft", "passage"),
        marker("held", "username"),
        marker("ready", "standfirst"),
        str(house.stories["submitted"].owner_id),
    }
    assert crawl_as_reader().markers - public_words(PRINTED) == leaks
