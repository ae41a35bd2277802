"""Do search engines find everything that may be read, and nothing else?"""

import datetime
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree
from time_machine import travel

from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.calendar import months
from paper.languages import Language
from paper.machines import crawlers
from paper.models import PublishedArticle
from tests import factories
from tests.paper.hostile import LEFT, print_hostile

pytestmark = pytest.mark.django_db
PROTOCOLS = Path(__file__).parent / "protocols"
HOME = settings.SITE_URL
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
LATER = factories.NOW + datetime.timedelta(hours=5)


def read(path: str, *, protocol: str = "sitemap.xsd") -> Any:
    """Return a sitemap that its protocol's schema finds nothing wrong with."""
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    tree = etree.fromstring(answer.content)
    etree.XMLSchema(etree.parse(PROTOCOLS / protocol)).assertValid(tree)
    return tree


def places(path: str, *, protocol: str = "sitemap.xsd") -> list[str]:
    return [str(place) for place in read(path, protocol=protocol).xpath("//s:loc/text()", namespaces=SITEMAP)]


@pytest.mark.parametrize("fault", ["<url><lastmod>2024-04-25</lastmod></url>", "<url><loc>/a/</loc></url>", "<page/>"])
def test_the_schema_notices_faults(fault: str) -> None:
    tree = etree.fromstring(f'<urlset xmlns="{SITEMAP["s"]}">{fault}</urlset>')
    assert not etree.XMLSchema(etree.parse(PROTOCOLS / "sitemap.xsd")).validate(tree)


def test_the_index_names_each_month_that_has_an_edition_once() -> None:
    days = [(2004, 12, 31), (2005, 1, 1), (2024, 4, 25), (2024, 4, 26)]
    for day in days:
        factories.make_released_edition(issue_date=datetime.date(*day))
    factories.make_released_edition(issue_date=datetime.date(2023, 8, 9), language=Language.PASHTO)
    factories.make_edition(state="recalled", issue_date=datetime.date(2022, 1, 1))
    factories.make_edition(state="approved", issue_date=datetime.date(2021, 1, 1))
    expected = [f"{HOME}/sitemap-{month}.xml" for month in ("2024-04", "2023-08", "2005-01", "2004-12")]
    assert places("/sitemap.xml", protocol="index.xsd") == expected
    assert months.with_editions()[0] == datetime.date(2024, 4, 1)
    for address in expected:
        assert places(address.removeprefix(HOME)) != []


def test_before_the_first_edition_the_sitemaps_are_empty() -> None:
    assert places("/sitemap.xml", protocol="index.xsd") == places("/news-sitemap.xml") == []
    assert Client().get("/sitemap-2024-04.xml").status_code == 404


def test_a_month_holds_its_editions_and_all_that_stands_in_them() -> None:
    first = factories.make_released_edition(2, issue_date=datetime.date(2024, 4, 1))
    late = factories.make_released_edition(issue_date=datetime.date(2024, 4, 30), label="late")
    dari = factories.make_released_edition(
        [factories.make_article(state="ready", language="fa-AF")],
        issue_date=datetime.date(2024, 4, 30),
        language="fa-AF",
    )
    for day in (datetime.date(2024, 3, 31), datetime.date(2024, 5, 1)):
        factories.make_released_edition(issue_date=day)
    expected = [edition.get_absolute_url() for edition in (first, late, dari)]
    expected += [each.get_absolute_url() for edition in (first, late, dari) for each in edition.articles.with_edition()]
    assert sorted(places("/sitemap-2024-04.xml")) == sorted(HOME + path for path in expected)
    for path in expected:
        assert Client().get(path).status_code == 200


def test_an_entry_says_when_it_was_last_changed() -> None:
    article = factories.make_article(state="ready", slug="dam")
    day = datetime.date(2024, 4, 1)
    factories.make_released_edition([article], issue_date=day)
    article.refresh_from_db()
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.correct(article, by=chief, at=LATER, kind="update", text="There is more.")
    moments = read("/sitemap-2024-04.xml").xpath("//s:lastmod/text()", namespaces=SITEMAP)
    assert moments == ["2026-03-14T02:00:00+00:00", "2026-03-14T07:00:00+00:00"]


def test_what_is_killed_or_recalled_is_on_no_map() -> None:
    article = factories.make_article(state="ready", slug="dam")
    day = datetime.date(2026, 3, 14)
    edition = factories.make_edition(state="released", articles=[article], issue_date=day)
    chief = factories.person(EDITOR_IN_CHIEF)
    with travel(LATER, tick=False):
        assert places("/news-sitemap.xml") == [f"{HOME}/2026/03/14/dam/"]
        article.refresh_from_db()
        correction.kill(article, by=chief, at=LATER, text="It was withdrawn.")
        assert (places("/news-sitemap.xml"), places("/sitemap-2026-03.xml")) == ([], [f"{HOME}/2026/03/14/"])
        release.recall(edition, by=chief, at=LATER, note="To be mended.")
    assert Client().get("/sitemap-2026-03.xml").status_code == 404
    assert places("/sitemap.xml", protocol="index.xsd") == []


def test_the_news_are_two_days_old_at_most_and_not_brought_in_from_long_ago() -> None:
    fresh = factories.make_released_edition(issue_date=datetime.date(2026, 3, 14))
    factories.make_released_edition(issue_date=datetime.date(2004, 3, 14))
    retracted = factories.make_article(state="retracted")
    news = [HOME + each.get_absolute_url() for each in fresh.articles.with_edition()]
    with travel(LATER, tick=False):
        assert set(places("/news-sitemap.xml")) == set(news)
        assert factories.printed_copy(retracted).get_absolute_url() not in "".join(places("/news-sitemap.xml"))
    with travel(factories.NOW + datetime.timedelta(days=2, minutes=-1), tick=False):
        assert places("/news-sitemap.xml") == news
    with travel(factories.NOW + datetime.timedelta(days=2, minutes=1), tick=False):
        assert places("/news-sitemap.xml") == []


def test_the_news_name_paper_language_time_and_headline() -> None:
    print_hostile(language="fa-AF")
    PublishedArticle.objects.update(issue_date=LATER.date())
    with travel(LATER, tick=False):
        tree = read("/news-sitemap.xml")
    said = [(each.tag.partition("}")[2], each.text) for each in tree.iter() if not len(each) and "news" in each.tag]
    assert said == [
        ("name", settings.PAPER_NAME),
        ("language", "fa"),
        ("publication_date", "2026-03-14T02:00:00+00:00"),
        ("title", LEFT),
    ]


def test_the_news_are_a_thousand_at_most() -> None:
    edition = factories.make_released_edition(issue_date=datetime.date(2026, 3, 14))
    article = edition.articles.get()
    copies = [PublishedArticle(**_fields(article) | {"slug": f"more-{n}", "position": n + 2}) for n in range(1_005)]
    PublishedArticle.objects.bulk_create(copies)
    with travel(LATER, tick=False):
        assert len(places("/news-sitemap.xml")) == 1_000
    assert len(places("/sitemap-2026-03.xml")) == 1_007


def _fields(article: PublishedArticle) -> dict[str, Any]:
    names = [field.attname for field in article._meta.concrete_fields if not field.primary_key]
    return {name: getattr(article, name) for name in names} | {"is_lead": False}


def may_read(program: str, path: str) -> bool:
    robots = RobotFileParser()
    robots.parse(Client().get("/robots.txt").content.decode().splitlines())
    return robots.can_fetch(program, HOME + path)


READERS = {"all": ["Googlebot", "Bingbot", "GPTBot", "CCBot"], "search": ["Googlebot", "Bingbot"], "none": []}


@pytest.mark.parametrize("policy", crawlers.POLICIES)
def test_the_policy_says_who_may_crawl(settings: Any, policy: str) -> None:
    settings.CRAWLERS = policy
    found = [name for name in ("Googlebot", "Bingbot", "GPTBot", "CCBot") if may_read(name, "/2024/04/25/dam/")]
    assert found == READERS[policy]
    refused = [name for name in crawlers.TRAINING if not may_read(name, "/")]
    assert refused == ([] if policy == "all" else list(crawlers.TRAINING))


def test_robots_are_led_to_the_sitemaps_and_told_nothing_of_the_staff() -> None:
    robots = Client().get("/robots.txt")
    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    reader = RobotFileParser()
    reader.parse(robots.content.decode().splitlines())
    assert reader.site_maps() == [f"{HOME}/sitemap.xml", f"{HOME}/news-sitemap.xml"]
    assert b"newsroom" not in robots.content
