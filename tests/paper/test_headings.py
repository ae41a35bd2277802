"""Do all pages say what they are, within what is shown of it: title, description, canonical address?"""

from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from paper.headings import description, of_article, shortened, title
from paper.models import PublishedArticle, PublishedEdition
from tests import factories
from tests.paper.outline import Outline
from tests.paper.printed import ISSUE_DATE, KINDS, print_paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEADLINE = " ".join(["Elders"] * 20)[:140]
# What is not for search engines names no canonical address, or says noindex beside it.
WITHOUT_ADDRESS = {"killed", "missing", "recalled", "offline"}
NOT_INDEXED = WITHOUT_ADDRESS | {"as_printed", "search", "search_found", "search_empty"}


def more() -> dict[str, str]:
    """Print articles at the edges of what a newspaper prints, and return the address of each."""
    made: dict[str, dict[str, Any]] = {
        "long": {"headline": HEADLINE, "standfirst": "Word " * 80},
        "no standfirst": {"headline": "Nobody said why", "standfirst": "", "body": f"<p>{'It rained. ' * 30}</p>"},
        "short": {"headline": "Rain", "standfirst": "It rained.", "body": "<p>A little.</p>"},
        "quoted": {"headline": 'A "ledger" & <two> keys ' * 5, "standfirst": "Who's & what's <" * 20},
        "one word": {"headline": "م" * 100, "language": "fa-AF", "standfirst": "آب"},
    }
    articles = {name: factories.make_article(state="ready", **fields) for name, fields in made.items()}
    edition = factories.make_released_edition(list(articles.values()), issue_date=ISSUE_DATE.replace(day=26))
    return {name: edition.address_of(factories.printed_copy(article).slug) for name, article in articles.items()}


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, tuple[str, Outline]]:
    """The address and the outline of a page of every kind, and of some at the edges."""
    with django_db_blocker.unblock(), transaction.atomic():
        addresses = print_paper()
        addresses = {kind: addresses[kind] for kind in KINDS} | more()
        read = {kind: (address, Outline(Client().get(address).content.decode())) for kind, address in addresses.items()}
        transaction.set_rollback(True)
    return read


def described(page: Outline) -> str:
    return page.one("meta", name="description").attributes["content"]


def test_every_title_fits_and_names_the_paper(pages: dict[str, tuple[str, Outline]]) -> None:
    titles = {kind: page.one("title") for kind, (_, page) in pages.items()}
    assert {kind: each.text for kind, each in titles.items() if not 10 <= len(each.text) <= 70} == {}
    dari = settings.PAPER_IDENTITY["fa-AF"]["paper_name"]
    names = {kind: dari if kind.endswith("_in_dari") else settings.PAPER_NAME for kind in titles}
    assert {kind for kind, each in titles.items() if names[kind] not in each.text} == set()
    assert titles["long"].text.endswith(f"Elders… · {settings.PAPER_NAME}")
    assert titles["quoted"].text.startswith('A "ledger" & <two> keys')


def test_every_description_fits_in_one_line(pages: dict[str, tuple[str, Outline]]) -> None:
    lines = {kind: described(page) for kind, (_, page) in pages.items()}
    assert {kind: line for kind, line in lines.items() if not 50 <= len(line) <= 160} == {}
    assert {kind for kind, line in lines.items() if line != " ".join(line.split())} == set()
    assert lines["no standfirst"].startswith("It rained. It rained.")
    assert lines["short"].startswith("It rained. A little. Rain. ")
    assert lines["quoted"].startswith("Who's & what's <Who's")


def test_no_two_pages_say_the_same_of_themselves(pages: dict[str, tuple[str, Outline]]) -> None:
    searches = {"search", "search_found", "search_empty"}
    said = Counter(
        text
        for kind, (_, page) in pages.items()
        if kind not in searches
        for text in (page.one("title").text, described(page))
    )
    assert [text for text, times in said.items() if times > 1] == []


def test_every_page_names_its_one_address(pages: dict[str, tuple[str, Outline]]) -> None:
    named = {
        kind: [link.attributes["href"] for link in page.all("link", rel="canonical")]
        for kind, (_, page) in pages.items()
    }
    expected = {
        kind: [] if kind in WITHOUT_ADDRESS else [settings.SITE_URL + address.partition("?")[0]]
        for kind, (address, _) in pages.items()
    }
    assert named == expected | {"as_printed": named["corrected"]}


def test_only_what_is_no_page_of_its_own_is_kept_from_search_engines(pages: dict[str, tuple[str, Outline]]) -> None:
    kept = {kind for kind, (_, page) in pages.items() if page.all("meta", name="robots", content="noindex")}
    assert kept == NOT_INDEXED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short · The Paper", "Short · The Paper"),
        ("  Short\n  · The Paper ", "Short · The Paper"),
        (f"{'word ' * 20}· The Paper", f"{'word ' * 10}word… · The Paper"),
        (f"Headline · {'Name ' * 12}", "Headline"),
        ("A · B · The Paper", "A · B · The Paper"),
        ("The Paper", "The Paper"),
    ],
)
def test_a_title_keeps_the_papers_name_while_there_is_room(text: str, expected: str) -> None:
    assert title(text) == expected


@given(st.text(max_size=300), st.integers(min_value=2, max_value=200))
def test_what_is_shortened_fits_and_begins_as_it_was(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(st.text(max_size=400))
def test_a_title_and_a_description_always_fit(text: str) -> None:
    assert len(title(text)) <= 70
    assert len(description(text)) <= 160


def test_an_article_with_hardly_a_word_is_described_by_where_it_stood() -> None:
    edition = PublishedEdition(issue_date=ISSUE_DATE, paper_name="The Kabul Lantern")
    article = PublishedArticle(edition=edition, headline="Rain", standfirst="", body="<p>No.</p>")
    assert of_article(article) == "No. Rain. The Kabul Lantern, 2024-04-25"
