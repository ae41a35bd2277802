"""What can stand in one of the paper's addresses, and what never can."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from hypothesis import given
from hypothesis import strategies as st

from newsroom.urls import urlpatterns
from paper.converters import EditionLabel, IssueDate, Month, OtherLanguage, Year
from paper.languages import RIGHT_TO_LEFT, Label, Language, direction
from paper.models import PublishedArticle, PublishedEdition, Section
from paper.reserved import RESERVED, refuse_reserved_slug
from paper.ways import way_to
from tests.factories import make_section

DAY = datetime.date(2024, 4, 25)


@given(st.dates())
def test_every_date_has_an_address_and_comes_back_from_it(day: datetime.date) -> None:
    assert IssueDate().to_python(IssueDate().to_url(day)) == day
    assert Month().to_python(Month().to_url(day)) == day.replace(day=1)
    assert Year().to_python(Year().to_url(day.year)) == day.year


@pytest.mark.parametrize(
    "path",
    [
        "/2024/02/30/",
        "/2023/02/29/",
        "/2024/13/01/",
        "/2024/00/10/",
        "/0000/01/01/",
        "/2024/13/",
        "/2024/00/",
        "/0000/",
        "/2024/4/25/",
        "/24/04/25/",
        "/02024/04/25/",
        "/2024/04/25/late/extra/more/",
        "/en/2024/04/25/",
        "/FA-AF/",
        "/fa-AF/",
        "/fa/",
        "/de/",
        "/٢٠٢٤/٠٤/٢٥/",
        "/2024/04/25/..%2f..%2fetc/",
        "/2024/04/25/a b/",
        "//2024/04/25/",
    ],
)
@pytest.mark.django_db
def test_what_no_calendar_and_no_house_has_is_not_there(path: str) -> None:
    make_section("National")
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "name", "given"),
    [
        ("/", "front", {"language": "en"}),
        ("/ps/", "front", {"language": "ps"}),
        ("/fa-af/archive/", "archive", {"language": "fa-AF"}),
        ("/2024/", "year", {"language": "en", "year": 2024}),
        ("/2024/04/", "month", {"language": "en", "month": datetime.date(2024, 4, 1)}),
        ("/2024/04/25/", "edition", {"language": "en", "issue_date": DAY}),
        ("/2024/04/25/late/", "edition", {"language": "en", "issue_date": DAY, "label": "late"}),
        ("/2024/04/25/later/", "article", {"language": "en", "issue_date": DAY, "slug": "later"}),
        ("/2024/04/25/extra/dam/", "article", {"language": "en", "issue_date": DAY, "label": "extra", "slug": "dam"}),
        ("/2024/04/25/dam/as-printed/", "as_printed", {"language": "en", "issue_date": DAY, "slug": "dam"}),
        ("/ps/2024/04/25/dam/", "article", {"language": "ps", "issue_date": DAY, "slug": "dam"}),
        ("/national/", "section", {"language": "en", "slug": "national"}),
        (
            "/ps/national/2024/04/",
            "section",
            {"language": "ps", "slug": "national", "month": datetime.date(2024, 4, 1)},
        ),
        ("/search/", "search", {"language": "en"}),
        ("/fa-af/search/", "search", {"language": "fa-AF"}),
        ("/authors/", "authors", {"language": "en"}),
        ("/authors/karima-noori/", "author", {"language": "en", "slug": "karima-noori"}),
        ("/fa-af/topics/آب/2024/", "topic", {"language": "fa-AF", "slug": "آب", "year": 2024}),
        ("/corrections/", "corrections", {"language": "en"}),
        ("/about/", "about", {"language": "en"}),
        ("/ps/about/masthead/", "masthead", {"language": "ps"}),
    ],
)
def test_an_address_and_its_page_find_each_other(path: str, name: str, given: dict[str, Any]) -> None:
    found = resolve(path)
    assert (found.view_name, found.kwargs) == (f"paper:{name}", given)
    assert reverse(f"paper:{name}", kwargs=given) == way_to(name, **given) == quote(path)


def test_there_is_no_second_address_of_the_english_paper() -> None:
    with pytest.raises(Resolver404):
        resolve("/en/archive/2/")
    with pytest.raises(ValueError, match=r"^$"):
        OtherLanguage().to_url("en")
    with pytest.raises(NoReverseMatch):
        reverse("paper:front", kwargs={"language": "de"})


def test_every_language_and_label_has_an_address() -> None:
    assert {tag for tag in Language.values if tag != "en"} == {
        OtherLanguage().to_python(OtherLanguage().to_url(tag)) for tag in Language.values if tag != "en"
    }
    assert set(EditionLabel.regex.split("|")) == {label for label in Label.values if label}
    assert EditionLabel().to_url(EditionLabel().to_python("late")) == "late"


def test_an_edition_in_a_proof_keeps_its_addresses_inside_the_proof() -> None:
    edition = PublishedEdition(issue_date=DAY, language="ps", label="late")
    edition.address_prefix = "/newsroom/proof/7"
    article = PublishedArticle(edition=edition, slug="dam")
    assert edition.get_absolute_url() == "/newsroom/proof/7/ps/2024/04/25/late/"
    assert article.get_absolute_url() == "/newsroom/proof/7/ps/2024/04/25/late/dam/"
    assert edition.address_of("dam", as_printed=True) == "/newsroom/proof/7/ps/2024/04/25/late/dam/as-printed/"


def routes(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        yield route
        yield from routes(getattr(pattern, "url_patterns", []), route)


def first_words() -> set[str]:
    """The first part of every fixed address under the root, whoever serves it."""
    found = {route.split("/")[0] for route in routes(urlpatterns) if "<" not in route.split("/")[0]}
    # What holds a dot is nobody's address: a slug has none.
    return {word for word in found if word and "." not in word} | {
        settings.STATIC_URL.strip("/"),
        settings.MEDIA_URL.strip("/"),
    }


def test_every_word_that_the_paper_uses_is_reserved() -> None:
    assert "corrections" in first_words(), "the control arm"
    assert first_words() - RESERVED == set()
    assert {label for label in Label.values if label} | {tag.lower() for tag in Language.values} <= RESERVED


@pytest.mark.parametrize("slug", [*sorted(RESERVED), "SEARCH", "Late", "2024", "7", "٢٠٢٤"])
def test_a_reserved_word_is_refused_as_an_address(slug: str) -> None:
    with pytest.raises(ValidationError, match="choose another"):
        refuse_reserved_slug(slug)


@pytest.mark.parametrize("slug", ["national", "searching", "late-news", "2024-budget", "a"])
def test_any_other_word_may_be_an_address(slug: str) -> None:
    refuse_reserved_slug(slug)


def test_a_section_asks_before_it_takes_an_address() -> None:
    with pytest.raises(ValidationError) as refused:
        Section(name="Search", slug="search").clean_fields()
    assert set(refused.value.message_dict) == {"slug"}


@pytest.mark.parametrize(("tag", "expected"), [("en", "ltr"), ("fa-AF", "rtl"), ("ps", "rtl"), ("de", "ltr")])
def test_the_direction_of_writing_follows_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected
    assert PublishedEdition(language=tag).direction == PublishedArticle(language=tag).direction == expected
    assert {"fa-AF", "ps"} == RIGHT_TO_LEFT
