"""Do the API's lists show each thing once, page after page, at the same cost?"""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors.models import Author
from paper.models import PublishedArticle, PublishedEdition
from tests import factories
from tests.paper.api.asking import HOME, ROOT, ask, everything, trouble, valid
from tests.paper.test_page_costs import make_paper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("limit", [1, 7, 100])
def test_every_article_is_on_exactly_one_page(limit: int) -> None:
    make_paper(12)
    found = [each["uri"] for each in everything(f"/articles/?limit={limit}")]
    expected = PublishedArticle.objects.readable().with_edition().order_by("-issue_date", "-pk")
    assert found == [HOME + article.get_absolute_url() for article in expected]
    assert len(found) == 23


@pytest.mark.parametrize("name", ["section", "author"])
def test_a_section_and_an_author_have_their_own_lists(name: str) -> None:
    newest = make_paper(12)
    article = newest.articles.get(position=1)
    slug = {"section": article.section.slug, "author": "karima-noori"}[name]
    articles = PublishedArticle.objects.readable().with_edition().order_by("-issue_date", "-pk")
    chosen = articles.filter(section=article.section) if name == "section" else articles.filter(credits__0__slug=slug)
    found = [each["uri"] for each in everything(f"/articles/?{name}={slug}&limit=3")]
    assert found == [HOME + each.get_absolute_url() for each in chosen]
    assert len(found) > 3


def test_a_topic_has_its_own_list() -> None:
    articles = [factories.make_article(state="ready", tags="آب کابل, Water") for _ in range(3)]
    factories.make_released_edition(articles)
    factories.make_published_article(tags="Water")
    assert [len(everything(f"/articles/?topic={slug}&limit=2")) for slug in ("آب-کابل", "water")] == [3, 4]
    assert [each["name"] for each in everything("/topics/?limit=1")] == ["Water", "آب کابل"]
    assert ask("/topics/آب-کابل/")["name"] == "آب کابل"


def test_editions_are_listed_newest_first_and_by_language() -> None:
    days = [datetime.date(2026, 1, day) for day in (1, 2, 3)]
    for day in days:
        factories.make_released_edition(issue_date=day)
    factories.make_released_edition(issue_date=days[1], label="late")
    dari = [factories.make_article(state="ready", language="fa-AF")]
    factories.make_released_edition(dari, issue_date=days[1], language="fa-AF")
    found = [each["uri"].removeprefix(HOME) for each in everything("/editions/?limit=2")]
    assert found == ["/2026/01/03/", "/fa-af/2026/01/02/", "/2026/01/02/late/", "/2026/01/02/", "/2026/01/01/"]
    assert [each["language"] for each in everything("/editions/?language=fa-AF")] == ["fa-AF"]
    assert len(everything("/editions/?language=en&limit=1")) == 4


def test_the_next_page_stands_in_the_answer_and_in_its_header() -> None:
    make_paper(3)
    answer = Client().get(f"{ROOT}/articles/?limit=2&section=section-0")
    following = answer.json()["next"]
    assert answer["Link"] == f'<{following}>; rel="next"'
    assert following.startswith(f"{HOME}{ROOT}/articles/?section=section-0&before=")
    last = Client().get(f"{ROOT}/articles/?limit=100")
    assert (last.json()["next"], last.has_header("Link")) == (None, False)


def test_lists_are_as_described() -> None:
    make_paper(3)
    names = {"sections": "Section", "authors": "Author", "corrections": "Correction"}
    for path, name in names.items():
        items = everything(f"/{path}/?limit=2")
        assert [fault for item in items for fault in valid(item, name)] == []
        assert len(items) >= 3
    assert valid(ask("/authors/karima-noori/"), "Author") == []


def test_an_author_and_a_topic_have_their_page_where_they_were_printed_last() -> None:
    for day, language in ((1, "en"), (2, "ps")):
        article = factories.make_article(state="ready", language=language, authors=[_karima()], tags="Water")
        factories.make_released_edition([article], language=language, issue_date=datetime.date(2026, 3, day))
    pages = [ask(path)["url"] for path in ("/authors/karima-noori/", "/topics/water/")]
    assert pages == [f"{HOME}/ps/authors/karima-noori/", f"{HOME}/ps/topics/water/"]


def _karima() -> Author:
    return Author.objects.filter(slug="karima-noori").first() or factories.make_author("Karima Noori")


@pytest.mark.parametrize(
    "question",
    [
        *("limit=0", "limit=101", "limit=-1", "limit=x", "limit=٣", "limit=%00", "section=a&author=b"),
        *("before=x", "before=2024-13-01.1", "before=2024-01-01.", "before=%00"),
        "before=2024-01-01.99999999999999999999",
    ],
)
def test_a_question_that_means_nothing_is_refused(question: str) -> None:
    status, detail = trouble(Client().get(f"{ROOT}/articles/?{question}"))
    assert (status, detail.endswith(".")) == (400, True)


def test_lists_of_nothing_are_not_there() -> None:
    paths = [
        "/articles/?section=none",
        "/articles/?author=none",
        "/articles/?topic=none",
        "/topics/none/",
        "/authors/none/",
    ]
    assert [trouble(Client().get(ROOT + path))[0] for path in paths] == [404] * 5
    assert trouble(Client().get(f"{ROOT}/editions/?language=de"))[0] == 400
    assert trouble(Client().get(f"{ROOT}/authors/?before=1.5"))[0] == 400


# address → how many queries it costs, however much there is
COSTS = {
    "/editions/": 1,
    "/articles/": 1,
    "/articles/?limit=100": 1,
    "/articles/?section=section-0": 2,
    "/articles/?author=karima-noori": 3,
    "/sections/": 1,
    "/authors/": 1,
    "/authors/karima-noori/": 1,
    "/topics/": 1,
    "/corrections/": 1,
    "/2026/03/31/": 2,
    "/2026/03/31/{slug}/": 2,
    "/openapi.json": 0,
    "/": 1,
}


@pytest.mark.parametrize("rows", [1, 30])
def test_the_api_costs_the_same_however_much_there_is(rows: int) -> None:
    newest = make_paper(rows)
    slug = newest.articles.all()[0].slug
    found = {}
    for path in COSTS:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(ROOT + path.format(slug=slug)).status_code == 200, path
        found[path] = len(captured)
    assert found == COSTS


def test_a_later_page_reads_no_more_rows_than_the_first() -> None:
    make_paper(12)
    oldest = PublishedEdition.objects.order_by("issue_date").first()
    assert oldest is not None
    with CaptureQueriesContext(connection) as captured:
        assert ask(f"/articles/?before={oldest.issue_date}.999999&limit=5")["items"] != []
    (query,) = captured.captured_queries
    assert ("OFFSET" in query["sql"], "COUNT" in query["sql"]) == (False, False)
