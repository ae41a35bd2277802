"""What stands on the pages by section, author and topic, and in which order?"""

import datetime
from typing import Any

import pytest
from django.test import Client

from paper.lists import entries
from paper.lists import views as list_views
from paper.models import PublishedArticle
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_released_edition,
    make_section,
)

pytestmark = pytest.mark.django_db


def shown(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return [article.headline for article in answer.context["articles"]]


def status(path: str) -> int:
    return Client().get(path).status_code


def release(headline: str, *, on: datetime.date, **fields: Any) -> str:
    article = make_article(state="ready", headline=headline, **fields)
    return make_released_edition(articles=[article], issue_date=on).articles.get().get_absolute_url()


def test_a_section_opens_with_its_newest_month() -> None:
    section = make_section("National")
    release("Older", on=datetime.date(2026, 2, 28), section=section)
    release("First", on=datetime.date(2026, 3, 1), section=section)
    release("Last", on=datetime.date(2026, 3, 31), section=section)
    release("Elsewhere", on=datetime.date(2026, 4, 1), section=make_section("World"))
    assert shown("/national/") == shown("/national/2026/03/") == ["Last", "First"]
    assert shown("/national/2026/02/") == ["Older"]
    page = Client().get("/national/").content.decode()
    assert '<a href="/national/2026/02/">' in page
    assert [status(f"/national/{month}/") for month in ("2026/01", "2026/04", "9999/12", "0001/01")] == [404] * 4


def test_an_authors_page_shows_the_newest_works_and_leads_to_each_year() -> None:
    author = make_author("Karima Noori", bio="She walks.", portrait=make_photo(alt_text="Karima"))
    for day in range(1, 4):
        release(f"Of day {day}", on=datetime.date(2026, 3, day), authors=[author])
    release("Before", on=datetime.date(2024, 3, 1), authors=[author])
    assert shown("/authors/karima-noori/") == ["Of day 3", "Of day 2", "Of day 1", "Before"]
    assert shown("/authors/karima-noori/2024/") == ["Before"]
    page = Client().get("/authors/karima-noori/2026/").content.decode()
    assert "She walks." in page
    assert '<a href="/authors/karima-noori/2024/">2024</a>' in page
    assert '<time datetime="2026-03">March 2026</time>' in page
    assert status("/authors/karima-noori/2025/") == 404


def test_a_first_page_ends_after_so_many_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_views, "WORKS_SHOWN", 2)
    author = make_author("Karima Noori")
    articles = [make_article(state="ready", authors=[author], headline=f"Story {number}") for number in range(3)]
    make_released_edition(articles=articles, issue_date=datetime.date(2026, 3, 1))
    assert shown("/authors/karima-noori/") == ["Story 2", "Story 1"]
    assert shown("/authors/karima-noori/2026/") == ["Story 2", "Story 1", "Story 0"]


def test_a_topic_is_reached_from_its_articles_and_shows_them() -> None:
    release("The dam", on=datetime.date(2026, 3, 1), tags="Kabul River, آب کابل")
    release("The well", on=datetime.date(2026, 3, 2), tags="Kabul River")
    page = Client().get(PublishedArticle.objects.get(headline="The well").get_absolute_url())
    assert '<a rel="tag" href="/topics/kabul-river/" dir="auto">Kabul River</a>' in page.content.decode()
    assert shown("/topics/kabul-river/") == ["The well", "The dam"]
    assert shown("/topics/آب-کابل/") == ["The dam"]
    assert shown("/topics/kabul-river/2026/") == ["The well", "The dam"]
    assert [status(path) for path in ("/topics/nothing/", "/topics/kabul-river/2025/")] == [404, 404]


def test_the_topics_are_those_of_the_last_weeks() -> None:
    release("Old", on=datetime.date(2026, 1, 1), tags="Snow")
    release("New", on=datetime.date(2026, 3, 1), tags="Water, Schools")
    release("Newer", on=datetime.date(2026, 3, 2), tags="Water")
    found = Client().get("/topics/").context["topics"]
    assert [(topic["name"], topic["pieces"]) for topic in found] == [("Schools", 1), ("Water", 2)]


def test_the_writers_are_those_of_the_last_year() -> None:
    for name, year in (("Still Here", 2026), ("Long Gone", 2024)):
        release(name, on=datetime.date(year, 3, 1), authors=[make_author(name)])
    make_author("Never Printed")
    assert [author.name for author in Client().get("/authors/").context["authors"]] == ["Still Here"]
    assert status("/authors/long-gone/") == 200


def test_what_was_recalled_or_killed_stands_in_no_list() -> None:
    author, section = make_author("Karima Noori"), make_section("National")
    listed: dict[str, Any] = {"authors": [author], "section": section, "tags": "Water"}
    make_edition(
        state="recalled", articles=[make_article(state="ready", **listed)], issue_date=datetime.date(2026, 3, 1)
    )
    release("Killed", on=datetime.date(2026, 3, 2), **listed)
    PublishedArticle.objects.filter(headline="Killed").update(withdrawn="killed")
    paths = ["/authors/karima-noori/", "/authors/karima-noori/2026/", "/topics/water/", "/topics/water/2026/"]
    assert [status(path) for path in paths] == [404] * 4
    assert shown("/national/") == []
    assert Client().get("/authors/").context["authors"] == []
    assert Client().get("/topics/").context["topics"] == []
    release("It no longer stands", on=datetime.date(2026, 3, 3), **listed)
    PublishedArticle.objects.filter(headline="It no longer stands").update(withdrawn="retracted")
    assert [shown(path) for path in paths] == [["It no longer stands"]] * 4


def test_each_language_lists_what_was_printed_in_it() -> None:
    author, section = make_author("Karima Noori"), make_section("National", name_in_pashto="کورنی")
    listed: dict[str, Any] = {"authors": [author], "section": section, "tags": "Water"}
    day = datetime.date(2026, 3, 1)
    for headline, language in (("The dam", "en"), ("بند", "fa-AF")):
        article = make_article(state="ready", headline=headline, language=language, **listed)
        make_released_edition(articles=[article], issue_date=day, language=language)
    for path in ("national/", "national/2026/03/", "authors/karima-noori/", "authors/karima-noori/2026/"):
        assert [shown(f"/{path}"), shown(f"/fa-af/{path}")] == [["The dam"], ["بند"]], path
    assert [shown(f"{home}topics/water/") for home in ("/", "/fa-af/")] == [["The dam"], ["بند"]]
    assert [topic["pieces"] for topic in Client().get("/topics/").context["topics"]] == [1]
    # In Pashto nothing was printed: lists say so, and nobody has a page there.
    paths = ("authors/karima-noori/2026/", "topics/water/", "national/2026/03/")
    assert [status(f"/ps/{path}") for path in paths] == [404] * 3
    assert [Client().get(f"/ps/{name}/").context[name] for name in ("authors", "topics")] == [[], []]
    assert (shown("/ps/national/"), "کورنی" in Client().get("/ps/national/").content.decode()) == ([], True)


def test_an_article_that_is_corrected_into_another_language_changes_lists() -> None:
    release("Water", on=datetime.date(2026, 3, 1), authors=[make_author("Karima Noori")])
    printed = PublishedArticle.objects.get()
    printed.language = "ps"
    printed.save()
    entries.enter([printed])
    assert [status("/authors/karima-noori/"), status("/ps/authors/karima-noori/")] == [302, 200]


def test_who_did_not_write_in_a_language_is_shown_where_they_did() -> None:
    author = make_author("Karima Noori")
    article = make_article(state="ready", language="fa-AF", authors=[author])
    make_released_edition(articles=[article], issue_date=datetime.date(2026, 3, 1), language="fa-AF")
    for path in (author.get_absolute_url(), "/ps/authors/karima-noori/"):
        assert Client().get(path).headers["Location"] == "/fa-af/authors/karima-noori/"
    make_author("Never Printed")
    assert [status("/authors/never-printed/"), status("/authors/karima-noori/2026/")] == [404, 404]


def test_before_the_first_edition_the_lists_say_so() -> None:
    make_section("National")
    for path in ("/national/", "/authors/", "/topics/", "/ps/national/", "/fa-af/authors/", "/fa-af/topics/"):
        assert 'class="empty"' in Client().get(path).content.decode()
