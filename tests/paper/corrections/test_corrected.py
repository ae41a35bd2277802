"""Where what was corrected is listed, by day and by month, and what of it nobody is told any more."""

import datetime
import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.corrections.corrected import latest, months
from paper.days import month_after, months_between, start_of
from paper.models import Correction, PublishedArticle
from tests import factories
from tests.paper.outline import Outline

pytestmark = pytest.mark.django_db
KABUL = factories.KABUL


def at(year: int, month: int, day: int, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, tzinfo=KABUL)


def released(**fields: Any) -> Article:
    return factories.make_article(state="released", **fields)


def correct(
    article: Article, *, when: datetime.datetime, kind: str = "correction", text: str = "It was wrong."
) -> None:
    article.refresh_from_db()
    factories.make_revision(article, headline=f"{article.headline}, mended")
    correction.correct(article, by=factories.person(EDITOR_IN_CHIEF), at=when, kind=kind, text=text)


def read(path: str) -> Outline:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return Outline(answer.content.decode())


def listed(path: str) -> list[str]:
    return [element.text for element in read(path).all("p", **{"class": "line__standfirst"})]


def test_a_month_of_corrections_begins_and_ends_at_midnight_in_kabul() -> None:
    article = released()
    for text, when in {
        "Last of February": at(2026, 2, 28, 23),
        "First of March": at(2026, 3, 1, 0),
        "Last of March": at(2026, 3, 31, 23),
        "First of April": at(2026, 4, 1, 0),
    }.items():
        correct(article, when=when, text=text)
    assert listed("/corrections/2026/03/") == ["Last of March", "First of March"]
    assert listed("/corrections/") == ["First of April", "Last of March", "First of March", "Last of February"]
    assert months(language="en") == [datetime.date(2026, month, 1) for month in (4, 3, 2)]
    days = [element.text for element in read("/corrections/2026/03/").all("h2")]
    assert days[:2] == ["Tuesday, March 31st, 2026", "Sunday, March 1st, 2026"]


def test_only_months_with_something_to_read_can_be_browsed() -> None:
    article = released()
    for year, month in ((2026, 3), (2024, 12), (2024, 11), (2019, 1)):
        correct(article, when=at(year, month, 10))

    def browse(path: str) -> list[tuple[str, str]]:
        links = [link for link in read(path).all("a") if "dd" in link.around]
        return [(link.text, link.attributes["href"].removeprefix("/corrections/")) for link in links]

    years = [("2026", "2026/03/"), ("2024", "2024/12/"), ("2019", "2019/01/")]
    assert browse("/corrections/") == [("March", "2026/03/"), *years]
    assert browse("/corrections/2024/11/") == [("December", "2024/12/"), ("November", "2024/11/"), *years]
    assert browse("/corrections/2019/01/") == [("January", "2019/01/"), *years]
    for empty in ("2026/02", "2025/06", "1999/01", "9999/12", "0001/01"):
        assert Client().get(f"/corrections/{empty}/").status_code == 404, empty


def test_before_the_first_correction_there_is_no_month() -> None:
    assert months(language="en") == []
    assert "tell us" in read("/corrections/").one("p", **{"class": "empty"}).text


def test_of_a_recalled_edition_nothing_is_told_any_more() -> None:
    edition = factories.make_edition(state="released")
    article = edition.placements.get().article
    correct(article, when=at(2026, 3, 10))
    assert months(language="en") == [datetime.date(2026, 3, 1)], "the control arm"
    release.recall(edition, by=factories.person(EDITOR_IN_CHIEF), at=factories.NOW, note="Too early.")
    assert (months(language="en"), listed("/corrections/"), Correction.objects.count()) == ([], [], 1)


def test_of_a_killed_article_only_the_kill_is_told_without_its_headline() -> None:
    article = released(headline="A name that nobody may read")
    correct(article, when=at(2026, 3, 10), text="Her name is spelt otherwise.")
    assert listed("/corrections/") == ["Her name is spelt otherwise."], "the control arm"
    chief = factories.person(EDITOR_IN_CHIEF)
    article.refresh_from_db()
    correction.kill(article, by=chief, at=at(2026, 4, 2), text="It put somebody in danger.")
    assert listed("/corrections/") == ["It put somebody in danger."]
    assert months(language="en") == [datetime.date(2026, 4, 1)]
    printed = factories.printed_copy(article)
    addresses = (printed.get_absolute_url(), printed.edition.address_of(printed.slug, as_printed=True))
    answers = [Client().get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [410, 410]
    pages = [read("/corrections/"), read("/"), *(Outline(answer.content.decode()) for answer in answers)]
    for page in pages:
        text = page.one("html").text
        assert ("nobody may read" in text, "spelt otherwise" in text) == (False, False)
        assert [link for link in page.all("a") if printed.slug in link.attributes.get("href", "")] == []


def test_every_kind_is_named_and_the_graver_ones_are_told_apart() -> None:
    for kind in ("correction", "clarification", "editors_note", "update"):
        correct(released(), when=at(2026, 3, 10), kind=kind)
    marks = [each for each in read("/corrections/").all("span") if "kind" in each.attributes.get("class", "").split()]
    told = {mark.text: "is-opinion" in mark.attributes["class"] for mark in marks}
    assert told == {"Correction": True, "Clarification": False, "Editor’s note": False, "Update": False}


def test_a_correction_leads_to_the_article_the_edition_and_the_text_as_first_printed() -> None:
    article = released()
    correct(article, when=at(2026, 3, 10))
    printed = factories.printed_copy(article)
    links = {link.attributes["href"] for link in read("/corrections/").all("a") if "article" in link.around}
    edition = printed.edition
    as_printed = edition.address_of(printed.slug, as_printed=True)
    assert links == {printed.get_absolute_url(), edition.get_absolute_url(), as_printed}
    assert {Client().get(link).status_code for link in links} == {200}


def test_the_list_is_bounded_and_costs_the_same_however_long(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    correct(released(), when=at(2026, 3, 10))
    (first,) = Correction.objects.all()
    again = {"article": first.article, "kind": first.kind, "text": "Again.", "replaced": first.replaced}
    Correction.objects.bulk_create(
        Correction(number=number, at=first.at - datetime.timedelta(days=20 * number), **again)
        for number in range(2, 90)
    )
    with django_assert_num_queries(4):
        assert len(listed("/corrections/")) == 50
    with django_assert_num_queries(2):
        found = months(language="en")
    assert found == sorted({each.day.replace(day=1) for each in Correction.objects.all()}, reverse=True)
    assert len(found) > 40


def test_each_language_lists_its_own_corrections() -> None:
    for language, day in (("en", 10), ("ps", 20)):
        article = factories.make_article(state="ready", language=language)
        factories.make_released_edition([article], language=language)
        correct(article, when=at(2026, 3 if language == "en" else 4, day), text=f"Said in {language}.")
    assert [listed(f"{home}corrections/") for home in ("/", "/ps/", "/fa-af/")] == [
        ["Said in en."],
        ["Said in ps."],
        [],
    ]
    assert months(language="ps") == [datetime.date(2026, 4, 1)]
    assert [Client().get(f"{home}corrections/2026/04/").status_code for home in ("/ps/", "/")] == [200, 404]
    english, pashto = (json.loads(Client().get(f"{home}corrections/feed.json").content) for home in ("/", "/ps/"))
    assert [each["summary"] for each in english["items"]] == ["Said in en."]
    assert (pashto["title"], [each["title"] for each in pashto["items"]]) == (
        "د کابل فانوس: سمونې",
        [f"سمونه: {PublishedArticle.objects.get(language='ps').headline}"],
    )
    assert re.findall(r"\b(?:April|March|Printed)\b", pashto["items"][0]["content_html"]) == []


def test_the_front_page_tells_what_was_corrected_in_the_last_week_and_leads_to_the_edition_before() -> None:
    yesterday = factories.make_released_edition(articles=3, issue_date=datetime.date(2026, 3, 13))
    factories.make_released_edition(articles=1, issue_date=datetime.date(2026, 3, 14))
    pieces = [Article.objects.get(headline=printed.headline) for printed in yesterday.articles.all()]
    assert [each for each in read("/").all("section") if "lately" in each.attributes.get("class", "")] == []
    correct(pieces[0], when=at(2026, 3, 6, 23), text="Eight days ago.")
    correct(pieces[1], when=at(2026, 3, 7, 0), text="Seven days ago.")
    correct(pieces[2], when=at(2026, 3, 15), text="After it.")
    (box,) = [each for each in read("/").all("section") if "lately" in each.attributes.get("class", "")]
    assert ("Seven days ago." in box.text, "After it." in box.text, "Eight days ago." in box.text) == (
        True,
        True,
        False,
    )
    (earlier,) = read("/").all("p", **{"class": "lately__earlier"})
    assert earlier.text == "Earlier edition Friday, March 13th, 2026"
    current = PublishedArticle.objects.get(edition__issue_date=datetime.date(2026, 3, 14)).edition
    assert len(latest(current)) == 2


def test_the_days_and_months_of_the_paper_are_those_of_its_own_time() -> None:
    assert start_of(datetime.date(2026, 3, 1)) == at(2026, 3, 1, 0)
    assert month_after(datetime.date(2026, 12, 1)) == datetime.date(2027, 1, 1)
    first, last = datetime.date(2025, 11, 30), datetime.date(2026, 2, 1)
    assert [f"{month:%Y-%m-%d}" for month in months_between(first, last)] == [
        "2026-02-01", "2026-01-01", "2025-12-01", "2025-11-01",
    ]  # fmt: skip
    assert months_between(last, last) == [last]
