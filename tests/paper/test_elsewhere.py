"""Does a reader of Dari or Pashto stay in that language, whatever they open, and read no English on the way?"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from paper.languages import Language
from paper.machines.absolute import absolute
from paper.models import Section
from tests import factories
from tests.paper import elsewhere
from tests.paper.outline import Element, Outline

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MONTHS = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Hamal|Sawr|Jawza|Saratan|Sunbula|Mizan|Aqrab|Qaws|Jadi|Dalw|Hut"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# What leads to no page of ours.
ELSEWHERE = re.compile(r"#|mailto:|https://(?:wa\.me|t\.me)/|/static/|/media/")
# Printed in Latin letters in every language: an abbreviation, and kinds of file.
LATIN = {"SHA", "HTML", "TXT", "EPUB", "PDF"}


@dataclass
class Reading:
    """What a reader finds who follows every link from a front page: {address: (status, page)}."""

    language: str
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The front page of the language."""
        return f"/{self.language.lower()}/"

    def follow(self) -> None:
        """Open the front page, and every page of the language that one leads to."""
        waiting = deque([self.home])
        while waiting:
            path = waiting.popleft()
            if path in self.pages:
                continue
            answer = Client().get(path)
            if answer.status_code == 302:
                waiting.append(answer["Location"])
            elif "html" in answer["Content-Type"] and not answer.streaming:
                self.pages[path] = answer.status_code, answer.content.decode()
                waiting.extend(link for link in map(_path, _links(self.pages[path][1])) if link.startswith(self.home))


@pytest.fixture(scope="module", params=elsewhere.LANGUAGES)
def reading(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> tuple[Reading, dict[str, str]]:
    """Everything that a language's front page leads to, in a house that prints all three; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        addresses = {language: elsewhere.print_paper(language) for language in elsewhere.LANGUAGES}[request.param]
        _print_in_english()
        found = Reading(request.param)
        found.follow()
        more = {kind: Client().get(address) for kind, address in addresses.items()}
        statuses = {kind: answer.status_code for kind, answer in more.items()}
        found.pages |= {addresses[kind]: (answer.status_code, answer.content.decode()) for kind, answer in more.items()}
        transaction.set_rollback(True)
    assert statuses == dict.fromkeys(elsewhere.KINDS, 200) | elsewhere.STATUSES
    return found, addresses


def _print_in_english() -> None:
    """Release a piece of the same section and on the same topics, and correct it."""
    village = factories.make_section("Village")
    article = factories.make_article(state="ready", section=village, tags="آب, اوبه")
    factories.make_released_edition([article], issue_date=elsewhere.ISSUE_DATE)
    article.refresh_from_db()
    factories.make_correction(article)


def _elements(page: str) -> Iterator[tuple[str, Element]]:
    """Yield (where it leads, the element) for all that leads somewhere."""
    for element in Outline(page).elements:
        for name in ("href", "action"):
            if name in element.attributes:
                yield element.attributes[name], element


def _links(page: str) -> Iterator[str]:
    for link, element in _elements(page):
        if element.tag in {"a", "form"} and not ELSEWHERE.match(link):
            yield link


def _path(link: str) -> str:
    return link.partition("?")[0] if link.startswith("/") else ""


def leaving(page: str, *, home: str) -> list[str]:
    """Return the links of a page that lead out of its language without saying so."""
    found = []
    for link, element in _elements(page):
        own = link.removeprefix(settings.SITE_URL)
        # The way to another language, and to what there is in English alone, names that language.
        if not (own.startswith(home) or ELSEWHERE.match(link) or "hreflang" in element.attributes):
            found.append(link)
    return found


def latin(page: str) -> set[str]:
    """Return the words in Latin letters that a reader sees or hears, but for what says that it is English."""
    said = re.findall('(?:aria-label|title|name="description"\\s+content)="([^"]*)"', page)
    page = re.sub(r'<a [^>]*lang="en"[^>]*>.*?</a>', " ", page, flags=re.DOTALL)
    bare = re.sub(
        r"<(script|code|pre)\b.*?</\1>|<[^>]+>|https?://\S+|\S*/\d{4}/\S+|&#?\w+;", " ", page, flags=re.DOTALL
    )
    return set(re.findall("[A-Za-z]{2,}", f"{bare} {said}"))


Read = tuple[Reading, dict[str, str]]


def test_a_reader_gets_everywhere(reading: Read) -> None:
    found, addresses = reading
    assert len(found.pages) > 45
    assert {status for status, _ in found.pages.values()} == {200, 404, 410}
    gone = {path for path, (status, _) in found.pages.items() if status == 404}
    assert gone == {addresses["missing"], addresses["recalled"]}


def test_every_page_says_its_language_and_direction(reading: Read) -> None:
    found, _ = reading
    said = {
        tuple(Outline(page).one("html").attributes[name] for name in ("lang", "dir"))
        for _, page in found.pages.values()
    }
    assert said == {(found.language, "rtl")}


def test_no_page_prints_an_english_month_or_weekday(reading: Read) -> None:
    found, _ = reading
    assert {path: MONTHS.findall(page) for path, (_, page) in found.pages.items() if MONTHS.search(page)} == {}


def test_no_link_leads_out_of_the_language_without_saying_so(reading: Read) -> None:
    found, _ = reading
    left = {path: leaving(page, home=found.home) for path, (_, page) in found.pages.items()}
    assert {path: links for path, links in left.items() if links} == {}


def test_no_page_speaks_english(reading: Read) -> None:
    found, addresses = reading
    heard = {path: latin(page) - LATIN for path, (_, page) in found.pages.items()}
    # A byline that was printed without its credits keeps the words that it was stored with.
    assert {path: words for path, words in heard.items() if words} == {addresses["as_printed"]: {"By"}}


def test_the_way_to_the_other_languages_leads_to_the_same_page_where_all_have_it(reading: Read) -> None:
    found, addresses = reading
    same = ("search", "authors", "topics", "corrections", "about", "masthead", "ethics", "policy", "section", "front")
    for kind in (*same, "edition", "author", "section_month", "corrections_of_month", "missing"):
        page = Outline(found.pages[addresses[kind]][1])
        ways = {
            link.attributes["hreflang"]: link.attributes["href"]
            for link in page.all("a", **{"class": "header__language"})
        }
        rest = addresses[kind].removeprefix(found.home) if kind in same else ""
        homes = {tag: "/" if tag == "en" else f"/{tag.lower()}/" for tag in Language.values if tag != found.language}
        assert ways == {tag: f"{home}{rest}" for tag, home in homes.items()}, kind
        told = [
            link.attributes["hreflang"] for link in page.all("link", rel="alternate") if "hreflang" in link.attributes
        ]
        assert told == (list(Language.values) if kind in same and kind != "search" else []), kind


def test_pages_name_their_feeds_and_say_how_they_are_passed_on(reading: Read) -> None:
    found, addresses = reading
    for kind in ("section", "author", "topic", "corrections"):
        page = Outline(found.pages[addresses[kind]][1])
        feeds = [urlsplit(link.attributes["href"]).path for link in page.all("link", type="application/atom+xml")]
        assert feeds == [f"{found.home}feed/", f"{addresses[kind]}feed/"], kind
    for kind in (
        "section",
        "author",
        "authors",
        "topic",
        "topics",
        "search",
        "corrections",
        "about",
        "masthead",
        "policy",
    ):
        page = Outline(found.pages[addresses[kind]][1])
        told = {
            meta.attributes["property"]: meta.attributes["content"]
            for meta in page.all("meta")
            if "property" in meta.attributes
        }
        assert told["og:url"] == absolute(addresses[kind]), kind
        assert (told["og:locale"], told["og:type"]) == (f"{found.language[:2]}_AF", "website"), kind
        assert page.one("title").text == f"{told['og:title']} · {told['og:site_name']}", kind


@pytest.mark.parametrize("language", elsewhere.LANGUAGES)
def test_a_language_without_an_edition_says_so_in_its_own_words(language: str) -> None:
    _print_in_english()
    Section.objects.update(name_in_dari="دهکده", name_in_pashto="کلی")
    found = Reading(language)
    found.follow()
    names = ("", "search/", "authors/", "topics/", "corrections/", "about/", "about/masthead/", "about/ethics/")
    assert {f"{found.home}{name}" for name in (*names, "about/corrections/", "village/")} == set(found.pages)
    for path, (_, page) in found.pages.items():
        assert Outline(page).one("html").attributes["lang"] == language, path
        assert (latin(page) - LATIN, leaving(page, home=found.home)) == (set(), []), path


def test_what_is_english_and_what_leads_away_is_noticed() -> None:
    page = '<p title="Search">آب <time>April 25th, 2024</time> <a href="/search/">Search</a></p>'
    page += '<form action="/ps/"></form>'
    assert (MONTHS.findall(page), leaving(page, home="/fa-af/")) == (["April"], ["/search/", "/ps/"])
    assert latin(page) == {"Search", "April", "th"}
    assert latin('<a lang="en" href="/">English</a>') == set()
