"""Does the description of the API say all that the API does, and nothing that it does not?"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from openapi_spec_validator import validate

from paper.api import openapi
from paper.api.schemas import SCHEMAS
from tests import factories
from tests.paper.api.asking import ROOT, ask, everything
from tests.paper.outline import Outline
from tests.paper.test_page_costs import make_paper

_DATE = {"{issue_date}": "{year}/{month}/{day}"}


def test_the_description_is_openapi() -> None:
    described = openapi.description()
    validate(described)
    assert described["openapi"] == "3.1.0"
    names = [operation["get"]["operationId"] for operation in described["paths"].values()]
    assert len(names) == len(set(names))


def routes(patterns: list[Any], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = before + re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route.replace("{issue_date}", _DATE["{issue_date}"])


def test_every_address_is_described_and_every_described_one_is_there() -> None:
    # Imported late: the paper's kinds of addresses are known once its own are read.
    assert len(get_resolver().url_patterns) > 0
    urlpatterns = import_module("paper.api.urls").urlpatterns
    # The page for people, and the answer for addresses where nothing is, are no documents.
    assert set(routes(urlpatterns)) - {"/", "/{rest}"} == set(openapi.description()["paths"])


@pytest.mark.django_db
def test_every_described_field_is_in_an_answer() -> None:
    photo = factories.make_photo()
    author = factories.make_author(
        "Karima Noori", standing="columnist", bio="Writes.", public_email="karima@example.org", portrait=photo
    )
    article = factories.make_article(
        state="ready",
        authors=[author],
        lead_photo=photo,
        tags="Water",
        kicker="Dam",
        dateline="Kabul",
        author_note="She writes.",
    )
    factories.make_released_edition([article], issue_date=factories.FIRST_ISSUE)
    article.refresh_from_db()
    factories.make_correction(article)
    printed = factories.printed_copy(article)
    whole = ask(printed.get_absolute_url())
    edition = ask(printed.edition.get_absolute_url())
    answers = {
        "Article": [whole, *edition["associations"]],
        "Edition": [edition],
        "Picture": whole["associations"],
        "Section": everything("/sections/"),
        "Author": everything("/authors/"),
        "Topic": everything("/topics/"),
        "Correction": everything("/corrections/"),
        "Problem": [Client().get(f"{ROOT}/nothing/").json()],
    }
    found = {name: set().union(*(_filled(each) for each in given)) for name, given in answers.items()}
    assert found == {name: set(schema["properties"]) for name, schema in SCHEMAS.items()}


def _filled(document: dict[str, Any]) -> set[str]:
    return {name for name, value in document.items() if value not in ("", [], None)}


@pytest.mark.django_db
def test_every_described_parameter_is_read() -> None:
    make_paper(3)
    for path, operation in openapi.description()["paths"].items():
        names = [ref["$ref"].rpartition("/")[2] for ref in operation["get"]["parameters"]]
        for name in names:
            about = openapi._PARAMETERS[name]
            if about["in"] == "query":
                answer = Client().get(f"{ROOT}{path}?{about['name']}=no-such-thing")
                assert answer.status_code in {400, 404}, (path, name)


@pytest.mark.django_db
def test_the_page_for_people_names_every_address() -> None:
    answer = Client().get(f"{ROOT}/")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    page = Outline(answer.content.decode())
    named = {cell.text for cell in page.all("code")}
    assert {ROOT + path for path in openapi.description()["paths"]} <= named
    assert page.one("h1").text == "The paper for programs"
