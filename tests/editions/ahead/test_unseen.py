"""While an article is out ahead: readers find it on every way that leads to articles, and its edition on none."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from editions.ahead import letting
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF
from paper.addresses import every_address
from paper.machines.absolute import card_of
from paper.models import PublishedArticle
from tests.editions.ahead.test_letting import let_out
from tests.editions.readers import API, addresses, read
from tests.factories import NOW, bring_edition, make_article, make_author, make_edition, make_section, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def yesterdays_and_ahead(language: str) -> tuple[Edition, PublishedArticle]:
    """A released edition and, of the next month, one of which an article is out ahead and another is not."""
    make_edition(state="released", articles=2, language=language, issue_date="2026-03-31", number=1)
    section, author = make_section("Water"), make_author("Karima Noori")
    fields: dict[str, Any] = {"section": section, "authors": [author], "language": language, "state": "ready"}
    members = [make_article(headline=f"{name} piece", tags=f"{name}-topic", **fields) for name in ("Waiting", "Early")]
    edition = make_edition(articles=members, language=language, issue_date="2026-04-01", number=2)
    return edition, let_out(edition.placements.in_order()[1])


def root(language: str) -> str:
    return "" if language == "en" else f"/{language.lower()}"


def pages(paths: Iterable[str]) -> dict[str, tuple[int, str]]:
    return {path: (status, body.decode(errors="replace")) for path, (status, body) in read(paths).items()}


def leads_to(edition: str, body: str) -> bool:
    """Tell whether a page has a link to an edition, or to a file of it that is no article's."""
    return bool(re.search(rf'"[^"]*{edition}(?:|[a-z]+-?\d*\.[a-z]+|verify/|manifest[^"]*)"|{edition}<', body))


@pytest.mark.parametrize("language", ["en", "fa-AF", "ps"])
def test_the_article_is_found_and_its_edition_is_not(language: str) -> None:
    edition, out = yesterdays_and_ahead(language)
    own = f"{root(language)}/2026/04/01/"
    found = pages(addresses())

    of_edition = {path for path in found if own in path and not path.endswith(f"{out.slug}/")}
    not_there = {path for path in of_edition if out.slug not in path}
    assert {found[path][0] for path in not_there} == {404}
    assert len(not_there) >= 10

    readable = {path: body for path, (status, body) in found.items() if status == 200}
    assert [path for path, body in readable.items() if leads_to(own, body)] == []
    assert [path for path, body in readable.items() if "Waiting" in body] == []

    ways: tuple[str, ...] = (
        "/water/",
        "/water/feed/",
        "/water/feed.json",
        "/authors/karima-noori/",
        "/authors/karima-noori/feed/",
    )
    ways += ("/topics/early-topic/", "/feed/", "/feed.json", "/search/?q=early", "/water/2026/04/")
    shown = pages([*(root(language) + way for way in ways), f"{API}/articles/", "/sitemap-2026-04.xml"])
    assert [path for path, (status, body) in shown.items() if out.slug not in body or status != 200] == []
    assert "sitemap-2026-04.xml" in pages(["/sitemap.xml"])["/sitemap.xml"][1]
    assert {status for status, _ in pages([out.get_absolute_url(), card_of(out)]).values()} == {200}
    assert pages([f"{root(language)}/2026/04/", f"{root(language)}/2026/04/01/manifest.json"]).keys()
    assert [status for status, _ in pages([f"{root(language)}/2026/04/"]).values()] == [404]
    front = pages([f"{root(language)}/"])[f"{root(language)}/"][1]
    assert "Early" not in front
    assert str(edition.number) not in re.findall(r"No\. (\d+)", front)


def test_the_page_of_the_article_shows_its_edition_and_leads_nowhere_else() -> None:
    _, out = yesterdays_and_ahead("en")
    page = pages([out.get_absolute_url()])[out.get_absolute_url()][1]
    assert "Wednesday, April 1st, 2026" in page
    assert "Ahead of its edition" in page
    links = {link for link in re.findall(r'href="(/[^"#?]*)', page) if not link.startswith(("/static/", "/media/"))}
    assert {link: status for link, (status, _) in pages(links).items() if status not in {200, 302}} == {}


def test_a_mirror_gets_the_article_and_nothing_of_the_edition() -> None:
    _, out = yesterdays_and_ahead("en")
    assert [each.path for each in every_address() if "/2026/04/01/" in each.path] == [out.get_absolute_url()]


def test_released_the_edition_is_where_it_was_not() -> None:
    """The control arm."""
    edition, out = yesterdays_and_ahead("en")
    bring_edition(edition, to="released")
    found = pages(["/2026/04/01/", "/2026/04/01/manifest.json", "/2026/04/", "/"])
    assert {status for status, _ in found.values()} == {200}
    assert "Waiting" in found["/"][1]
    assert [path for path, (_, body) in found.items() if leads_to("/2026/04/01/", body)] == [
        "/2026/04/01/",
        "/2026/04/",
        "/",
    ]
    assert PublishedArticle.objects.get(pk=out.pk).first_released_at == NOW


def test_the_desk_asks_no_more_of_thirty_than_of_two(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = Client()
    client.force_login(person(EDITOR_IN_CHIEF))
    for articles in (2, 30):
        edition = make_edition(articles=articles)
        letting.let_out(edition.placements.in_order()[0], by=person(EDITOR_IN_CHIEF), at=NOW, note="Now.")
        with django_assert_max_num_queries(45):
            assert client.get(f"/newsroom/editions/edition/{edition.pk}/change/").status_code == 200
