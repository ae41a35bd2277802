"""Which of many articles does a reader get, in which order, and how does it go on?"""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from paper.models import PublishedArticle, PublishedEdition, Section
from paper.search import engines, finding, index
from paper.search.finding import Question, find
from tests.factories import make_article, make_author, make_edition, make_released_edition, make_section

pytestmark = pytest.mark.django_db

FIRST = datetime.date(2024, 12, 30)
WRITERS = ("Karima Noori", "Homayun Rasa")


@pytest.fixture
def archive() -> list[PublishedArticle]:
    """Twelve articles on six days around a new year, in the index, the oldest first; written directly, as copies."""
    make_section("National")
    make_section("World")
    edition = make_released_edition(issue_date=FIRST - datetime.timedelta(days=1))
    (pattern,) = edition.articles.all()
    articles = []
    for number in range(12):
        if number % 2 == 0:
            edition = PublishedEdition.objects.get(pk=edition.pk)
            edition.pk, edition.issue_date = None, FIRST + datetime.timedelta(days=number // 2)
            edition.save()
        articles.append(_copy(pattern, edition, number=number))
    index.enter(PublishedArticle.objects.bulk_create(articles))
    return articles


def _copy(pattern: PublishedArticle, edition: PublishedEdition, *, number: int) -> PublishedArticle:
    copy = PublishedArticle.objects.get(pk=pattern.pk)
    writer = WRITERS[number % 3 // 2]
    changes: dict[str, Any] = {
        "pk": None,
        "edition": edition,
        "issue_date": edition.issue_date,
        "position": number % 2 + 1,
        "is_lead": number % 2 == 0,
        "slug": f"number-{number}",
        "section": Section.objects.get(name="World" if number % 4 == 3 else "National"),
        "genre": "opinion" if number == 5 else "news",
        "headline": {4: "The dam", 7: "Snow on the dam", 8: "The river"}.get(number, "Of other things"),
        "body": "<p>The dam holds the river back.</p>",
        "credits": [{"name": writer, "slug": "x", "credit": "by", "standing": "", "portrait": None}],
    }
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def numbers(articles: Iterable[PublishedArticle]) -> list[int]:
    return [int(article.slug.removeprefix("number-")) for article in articles]


def found(question: Question) -> list[int]:
    return numbers(hit.article for hit in find(question).hits)


def test_those_with_the_words_in_the_headline_come_first_and_then_the_newest(archive: list[PublishedArticle]) -> None:
    assert found(Question("dam")) == [7, 4, 11, 10, 9, 8, 6, 5, 3, 2, 1, 0]
    assert found(Question("river dam")) == [8, 7, 4, 11, 10, 9, 6, 5, 3, 2, 1, 0]
    assert found(Question('"snow on" dam')) == [7]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"since": 2025}, [11, 10, 9, 8, 7, 6, 5, 4]),
        ({"until": 2024}, [3, 2, 1, 0]),
        ({"since": 2025, "until": 2025}, [11, 10, 9, 8, 7, 6, 5, 4]),
        ({"since": 2026}, []),
        ({"until": 2023}, []),
        ({"since": 1, "until": 9999}, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]),
        ({"genre": "opinion"}, [5]),
        ({"author": "karima noori"}, [10, 9, 7, 6, 4, 3, 1, 0]),
        ({"author": "Rasa"}, [11, 8, 5, 2]),
        ({"author": "karima-noori"}, [10, 9, 7, 6, 4, 3, 1, 0]),
        ({"author": "Karima Rasa"}, []),
        ({"author": "dam"}, []),
        ({"author": "rasa", "genre": "opinion", "until": 2025}, [5]),
    ],
)
@pytest.mark.parametrize("text", ["holds back", ""])
def test_filters_are_part_of_the_question(
    archive: list[PublishedArticle], text: str, filters: dict[str, Any], expected: list[int]
) -> None:
    question = Question(text, **filters)
    assert found(question) == ([] if question.is_empty else expected)


def test_a_section_is_a_filter(archive: list[PublishedArticle]) -> None:
    world = Section.objects.get(name="World")
    assert found(Question("dam", section=world)) == [7, 11, 3]
    assert found(Question(section=world)) == [11, 7, 3]


def test_no_word_finds_what_only_the_index_knows(archive: list[PublishedArticle]) -> None:
    for facet in [*index.facets_of(archive[0]), "opinion", "2024"]:
        assert found(Question(facet)) == [], facet
        assert found(Question("dam", author=facet)) == [], facet


def test_no_text_passes_for_what_only_the_index_knows(archive: list[PublishedArticle]) -> None:
    archive[0].body = f"<p>{index.genre_facet('editorial')} {index.in_headline('sluice')} sluice</p>"
    archive[1].headline = "Sluice"
    index.enter(archive[:2])
    assert found(Question(genre="editorial")) == []
    assert found(Question("sluice")) == [1, 0]


def test_pages_go_on_by_key_until_the_oldest(archive: list[PublishedArticle], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "ON_A_PAGE", 5)
    best = find(Question("dam"))
    assert (numbers(hit.article for hit in best.hits), best.found, best.is_full) == ([7, 4, 11, 10, 9], 12, False)
    pages, before = [], best.older
    while before is not None:
        page = find(Question("dam", before=before))
        pages.append(numbers(hit.article for hit in page.hits))
        before = page.older
    assert pages == [[11, 10, 9, 8, 7], [6, 5, 4, 3, 2], [1, 0]]


def test_only_the_newest_matches_are_ranked(archive: list[PublishedArticle], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "RANKED", 6)
    answer = find(Question("dam"))
    assert (numbers(hit.article for hit in answer.hits), answer.is_full) == ([7, 11, 10, 9, 8, 6], True)


@pytest.mark.parametrize("before", [0, 1, -1, 2**62, 2**63, 10**19])
def test_any_number_is_a_place_to_go_on_from(archive: list[PublishedArticle], before: int) -> None:
    assert len(find(Question("dam", before=before)).hits) == (0 if before < 2 else 12)


@pytest.mark.parametrize("hits", [1, 12])
def test_a_page_of_hits_costs_two_queries(archive: list[PublishedArticle], hits: int) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert len(find(Question("dam", genre="opinion" if hits == 1 else "")).hits) in {hits, 11}
    assert len(captured) == 2


# --- the page


def page(query: str) -> Any:
    answer = Client().get(f"/search/?{query}")
    assert answer.status_code == 200, query
    return answer


def test_the_form_keeps_what_was_asked(archive: list[PublishedArticle]) -> None:
    asked = page("q=dam&section=national&author=noori&genre=news&from=2024&to=2025")
    html = asked.content.decode()
    assert '<option value="national" selected>' in html
    assert '<option value="news" selected>' in html
    for name, value in {"q": "dam", "author": "noori", "from": "2024", "to": "2025"}.items():
        assert f'name="{name}"' in html
        assert f'value="{value}"' in html
    assert '<details class="search__filters" open>' in html
    assert numbers(hit.article for hit in asked.context["answer"].hits) == [4, 10, 9, 6, 1, 0]


@pytest.mark.parametrize(
    "query",
    [
        "section=nowhere", "genre=tale", "from=12", "from=0000", "to=x", "before=x", "before=-1", "before=",
        "before=1e9", "from=%D9%A2%D9%A0%D9%A2%D9%A4", "author=%00", "author=%22%22", "before=99999999999999999999",
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_none(archive: list[PublishedArticle], query: str) -> None:
    assert len(page(f"q=dam&{query}").context["answer"].hits) == 12


def test_years_are_typed_in_the_digits_of_the_reader(archive: list[PublishedArticle]) -> None:
    asked = page("q=dam&from=۲۰۲۵").context["question"]
    assert (asked.since, page("q=dam&from=2025").context["question"]) == (2025, asked)


def test_years_the_wrong_way_round_are_turned(archive: list[PublishedArticle]) -> None:
    assert len(page("q=dam&from=2025&to=2024").context["answer"].hits) == 12


def test_the_pages_lead_to_each_other(archive: list[PublishedArticle], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "ON_A_PAGE", 5)
    best = page("q=dam&genre=news&from=2024")
    assert "The best 5 of 11 pieces" in best.content.decode()
    older = page(best.context["older"].removeprefix("?"))
    assert older.context["best"] == "?q=dam&genre=news&from=2024"
    assert numbers(hit.article for hit in older.context["answer"].hits) == [11, 10, 9, 8, 7]


def test_who_finds_nothing_is_told_which_words_are_there_and_whose_names_are_near(
    archive: list[PublishedArticle],
) -> None:
    author = make_author("Karima Noori")
    make_released_edition(articles=[make_article(state="ready", authors=[author], tags="Kabul River")])
    make_author("Karima Unprinted")
    make_edition(state="recalled", articles=[make_article(state="ready", tags="Karim")])
    nothing = page("q=dam+karim+kabool+nashional+nowhere")
    suggestions = nothing.context["suggestions"]
    assert suggestions.words == ["dam"]
    assert {(name.kind, name.name) for name in suggestions.names} == {
        ("author", "Karima Noori"),
        ("topic", "Kabul River"),
        ("section", "National"),
    }
    html = nothing.content.decode()
    for link in ("/search/?q=dam", "/authors/karima-noori/", "/topics/kabul-river/", "/national/", "/archive/"):
        assert f'href="{link}"' in html


def test_words_that_filters_hide_are_named(archive: list[PublishedArticle]) -> None:
    suggestions = page("q=dam&from=2026").context["suggestions"]
    assert suggestions.words == ["dam"]


@pytest.mark.parametrize("query", ["q=nothing", "q=neither+nor", "q=nothing&from=2026", 'q="a"+"b+c"+%27%27&author=x'])
def test_finding_nothing_costs_two_queries_more_at_most(archive: list[PublishedArticle], query: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        page(query)
    assert len(captured) in {3, 4}


def test_a_phrase_is_looked_for_bit_by_bit_and_found_in_the_end(
    archive: list[PublishedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "EXAMINED", 3)
    monkeypatch.setattr(finding, "ON_A_PAGE", 2)
    monkeypatch.setattr(finding, "RANKED", 3)
    for article in archive[2:]:
        article.body = "<p>The river holds the dam back.</p>"
    index.enter(archive[2:])
    assert by_date(Question('"dam holds"')) == [1, 0]
    assert by_date(Question('"the dam"')) == [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert by_date(Question('"dam the"')) == []


def by_date(question: Question) -> list[int]:
    """Return everything that is found, page by page; pages without a hit lead on as well."""
    answer = find(question)
    if answer.older is None:
        return numbers(hit.article for hit in answer.hits)
    seen = []
    while answer.older is not None:
        answer = find(replace(question, before=answer.older))
        seen += numbers(hit.article for hit in answer.hits)
    return seen
