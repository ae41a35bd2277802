"""Both engines find the same articles, whatever is typed."""

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from paper.models import PublishedArticle
from paper.search import finding, index, spelling
from paper.search.finding import Question
from tests.editions.readers import indexed
from tests.factories import FIRST_ISSUE, make_article, make_edition, make_released_edition

# name → what an article of the corpus says
CORPUS = {
    "market": {"headline": "Market day in Charikar", "body": "<p>Farmers were walking to the bazaar with raisins.</p>"},
    "raisins": {"headline": "Walks of the raisin sellers", "body": "<p>The market opens at six.</p>"},
    "cafe": {"headline": "A café on the hill", "body": "<p>Its coffee-house is naïve and old. Price: 20 AFN.</p>"},
    "dam": {"headline": "The dam", "body": "<p>Water is low, said <b>Amin</b>&nbsp;Karim.</p>", "kicker": "Drought"},
    "bank": {"headline": "A new bank", "body": "<p>Bank of the river, AND the bank of money. NOT free: NEAR.</p>"},
    "dari": {"headline": "پل بهسود", "body": "<p>وزیر می‌رود. كابل ۱۴۰۳ سال.</p>", "language": "fa-AF"},
    "pashto": {"headline": "د کابل ښار", "body": "<p>خلک راځي. مُحَمَّد</p>", "language": "ps"},
}

# what a reader types → the names of what is found, in any order
ASKED: list[tuple[str, set[str]]] = [
    ("market", {"market", "raisins"}),
    ("MARKET", {"market", "raisins"}),
    ("markets", {"market", "raisins"}),
    ("walking", {"market", "raisins"}),
    ("walk raisin", {"market", "raisins"}),
    ("market charikar", {"market"}),
    ('"market day"', {"market"}),
    ('"day market"', set()),
    ('"market opens at six"', {"raisins"}),
    ('market "opens at"', {"raisins"}),
    ("café", {"cafe"}),
    ("cafe", {"cafe"}),
    ("CAFE\u0301", {"cafe"}),
    ("naive", {"cafe"}),
    ("coffee-house", {"cafe"}),
    ("coffee house", {"cafe"}),
    ("20", {"cafe"}),
    ("drought", {"dam"}),
    ("amin karim", {"dam"}),
    ('"amin karim"', {"dam"}),
    ("Writer of dam", {"dam"}),
    ("and", {"bank", "cafe"}),
    ('"free near"', {"bank"}),
    ('"opens at six"', {"raisins"}),
    ("is water", {"dam"}),
    ("bank AND money", {"bank"}),
    ("bank OR market", set()),
    ("NOT bank", {"bank"}),
    ("bank NOT money", {"bank"}),
    ("bank NEAR river", {"bank"}),
    ("-bank", {"bank"}),
    ("ban*", set()),
    ("headline:market", set()),
    ("to be found nowhere", set()),
    ("پل", {"dari"}),
    ("بهسود پل", {"dari"}),
    ("می‌رود", {"dari"}),
    ("میرود", {"dari"}),
    ("وزير", {"dari"}),
    ("کابل", {"dari", "pashto"}),
    ("كابل", {"dari", "pashto"}),
    ("1403", {"dari"}),
    ("۱۴۰۳", {"dari"}),
    ("١٤٠٣", {"dari"}),
    ("محمد", {"pashto"}),
    ("مُحَمَّد", {"pashto"}),
    ("ښار", {"pashto"}),
    ("", set()),
    ("   ", set()),
    ('"', set()),
    ("***", set()),
    ('""', set()),
]

HOSTILE = [
    '"', '""', '"""', "'", "''", '"market', 'market"', '"" market', "market'", '\\', "\\'", '%', '%s', '{}',
    '$1', ';--', "' OR 1=1 --", '" OR "" = "', '*', 'market*', '^market', '-', '--', '- market', '+market',
    'market AND', 'AND', 'OR', 'NOT', 'NEAR', 'NEAR(market, 5)', 'market NEAR/3 day', '(', ')', '(()',
    'market)', '{headline}: x', 'headline : x', 'rowid:1', 'a:b', 'a & b', 'a | !b', 'a <-> b', '!market',
    'market:*', ':*', '<->', '\x00', 'a\x00b', '\n', '\t', '\x1b', '\u200c', '\u200d\u200d', '\u202e', '\ufeff',
    '\u0301', '\xe9\u0301\u0301', '\U0001f602', '\U0001f468\u200d\U0001f469\u200d\U0001f467', '\u2460', '\xb2',
    '\xbd', '\ufdfa', '\ufb01', '_', '__', 'a_b', '-1', '1e9', '0x10', "x" * 5000, "a " * 3000, '"a" ' * 500,
    '<script>', '&amp;', '../../etc', 'http://a.b/c?d=e', 'a@b.example', '1.2.3', 'C++', 'AT&T', '\ud7ff',
    '\U0010ffff',
]  # fmt: skip


@pytest.fixture
def corpus(db: None) -> dict[int, str]:
    """The articles of the corpus, in the index; {key: name}. Written directly, since the moves are not the matter."""
    (one,) = make_released_edition().articles.all()
    copies = []
    for position, (name, fields) in enumerate(CORPUS.items(), start=2):
        copy = PublishedArticle.objects.get(pk=one.pk)
        texts = {"standfirst": "", "byline": f"By Writer of {name}", "slug": name} | fields
        for field, value in (texts | {"pk": None, "position": position, "is_lead": False}).items():
            setattr(copy, field, value)
        copies.append(copy)
    index.enter(PublishedArticle.objects.bulk_create(copies))
    return {copy.pk: copy.slug for copy in copies} | {one.pk: "another"}


@pytest.mark.parametrize(("asked", "expected"), ASKED)
def test_what_is_found(asked: str, expected: set[str], corpus: dict[int, str]) -> None:
    assert {corpus[hit.article.pk] for hit in finding.find(Question(asked)).hits} == expected


@pytest.mark.django_db
@pytest.mark.parametrize("asked", HOSTILE)
def test_no_input_is_an_error(asked: str) -> None:
    finding.find(Question(asked))
    assert Client().get("/search/", {"q": asked}).status_code == 200


@pytest.mark.django_db
@hypothesis_settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"*-()^:&|!<>\\'%")))
def test_no_text_at_all_is_an_error(db: None, asked: str) -> None:
    finding.find(Question(asked))


@pytest.mark.django_db
@hypothesis_settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_headline_can_be_indexed_and_is_found_by_its_own_words(db: None, headline: str) -> None:
    article = PublishedArticle(pk=1, headline=headline, body="<p>text</p>", issue_date=FIRST_ISSUE, section_id=1)
    index.enter([article])
    assert indexed() == 1
    finding.find(Question(headline))
    index.remove([article])


@pytest.mark.django_db
def test_a_word_in_the_headline_counts_most() -> None:
    inside = make_article(state="ready", headline="Other", body=f"<p>{'dam ' * 8}</p>")
    on_top = make_article(state="ready", headline="The dam", body="<p>Nothing about it.</p>")
    make_released_edition(articles=[inside, on_top])
    assert [hit.article.headline for hit in finding.find(Question("dam")).hits] == ["The dam", "Other"]


@pytest.mark.django_db
def test_indexing_again_replaces_and_removing_removes() -> None:
    released = make_released_edition(articles=2)
    first, _ = released.articles.all()
    first.headline = "Replaced"
    index.enter([first])
    assert [hit.article.pk for hit in finding.find(Question("replaced")).hits] == [first.pk]
    assert indexed() == 2
    index.remove([first])
    assert (finding.find(Question("replaced")).hits, indexed()) == ([], 1)
    index.remove([])
    index.enter([])
    index.remove([PublishedArticle(pk=10**9, issue_date=FIRST_ISSUE)])
    assert indexed() == 1


@pytest.mark.django_db
def test_a_new_index_holds_exactly_what_readers_may_see() -> None:
    make_released_edition(articles=3)
    make_edition(state="recalled", articles=2)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM paper_search")
    assert finding.find(Question("story")).hits == []
    assert (index.rebuild(), indexed(), len(finding.find(Question("story")).hits)) == (3, 3, 3)
    assert (index.rebuild(), indexed()) == (3, 3)


@pytest.mark.django_db
def test_what_is_left_in_the_index_of_something_withdrawn_is_not_shown() -> None:
    released = make_released_edition(articles=2)
    released.articles.filter(position=1).update(withdrawn="killed")
    assert [hit.article.position for hit in finding.find(Question("story")).hits] == [2]


@pytest.mark.django_db
def test_at_most_so_many_hits_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "ON_A_PAGE", 3)
    make_released_edition(articles=5)
    assert len(finding.find(Question("story")).hits) == 3


def test_the_words_of_a_query_are_few_and_plain() -> None:
    assert spelling.words('Cafés "Market  Day," -x AND y:z') == ["market day", "cafes", "x", "and", "y", "z"]
    assert spelling.words("word " * 100) == ["word"]
    assert spelling.words('an "unclosed phrase') == ["an", "unclosed", "phrase"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ي", "ی"),
        ("ى", "ی"),
        ("ك", "ک"),
        ("ة", "ه"),
        ("ٱ", "ا"),
        ("آ", "ا"),
        ("أ", "ا"),
        ("ئ", "ی"),
        ("ؤ", "و"),
        ("ۀ", "ه"),
        ("مُحَمَّد", "محمد"),
        ("می‌رود", "میرود"),
        ("کـــابل", "کابل"),
        ("٣", "3"),
        ("۳", "3"),
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("Straße", "strasse"),
        ("ﬁnd", "find"),
        ("\u202bکابل\u202c", "کابل"),
        ("co\u00adop", "coop"),
        ("İ", "i"),
        ("ﷺ", "صلی الله علیه وسلم"),
    ],
)
def test_letters_that_are_one_to_a_reader_are_one_to_the_index(one: str, other: str) -> None:
    assert spelling.normalise(one) == spelling.normalise(other) == other


@pytest.mark.parametrize(("one", "other"), [("پ", "ب"), ("گ", "ک"), ("ښ", "س"), ("ځ", "ح"), ("1", "2"), ("ç", "s")])
def test_letters_that_are_two_stay_two(one: str, other: str) -> None:
    assert spelling.normalise(one) != spelling.normalise(other)


@given(st.text())
def test_normalising_what_is_normal_changes_nothing(text: str) -> None:
    once = spelling.normalise(text)
    assert spelling.normalise(once) == once
