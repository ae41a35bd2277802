"""The edition's page shows what preflight found, grouped and counted, and a fragment keeps it up to date."""

import re

import pytest
from django.test import Client

from articles.models import Article
from editions.models import Edition
from editions.states import State
from tests.editions.preflight.made import ready
from tests.factories import People, make_edition, make_section

pytestmark = pytest.mark.django_db


def address(edition: Edition, rest: str = "preflight/") -> str:
    return f"/newsroom/editions/edition/{edition.pk}/{rest}"


def words(client: Client, edition: Edition, rest: str = "preflight/") -> str:
    text = re.sub(r"<[^>]*>", " ", client.get(address(edition, rest)).text)
    return " ".join(text.split())


def faulty() -> Edition:
    make_section("Sport")
    return make_edition(articles=[ready(headline="The dam", standfirst="", body="<p>TK</p>", ednote="Ask.")])


@pytest.mark.parametrize("page", ["preflight/", "change/", "preflight/reasons/"])
def test_findings_are_counted_and_grouped(page: str, section_editor_client: Client) -> None:
    shown = words(section_editor_client, faulty(), page)
    order = [
        "1 stops approval.",
        "2 need mending or a reason.",
        "1 to know.",
        "Stops approval 1 The dam “The dam” still says “TK” in its body. Mend it",
        "Mend it, or say why it may stay 2 The dam “The dam” has no standfirst. Mend it",
        "To know 1 The edition Nothing stands in Sport.",
    ]
    places = [shown.index(each) for each in order]
    assert places == sorted(places)


def test_all_clear_is_said(section_editor_client: Client) -> None:
    assert "All clear. Nothing stands in the way." in words(section_editor_client, make_edition())


def test_the_fragment_is_sent_only_when_something_else_is_found(section_editor_client: Client) -> None:
    edition = faulty()
    mark = section_editor_client.get(address(edition)).context["panel"].mark
    assert f'data-mark="{mark}"' in section_editor_client.get(address(edition, "change/")).text
    same = section_editor_client.get(address(edition), {"since": mark})
    assert (same.status_code, same.content) == (204, b"")
    Article.objects.update(ednote="")
    other = section_editor_client.get(address(edition), {"since": mark})
    assert other.status_code == 200
    assert "still has a note to colleagues" not in other.text
    assert other.context["panel"].mark != mark
    assert "<html" not in other.text


@pytest.mark.parametrize("state", [State.APPROVED, State.RELEASED, State.RECALLED])
def test_once_approved_there_is_nothing_to_check(state: str, section_editor_client: Client) -> None:
    edition = make_edition(state=state, articles=[ready(standfirst="")])
    fragment = section_editor_client.get(address(edition)).text
    assert "preflight__sum" not in fragment
    assert 'id="preflight"' in fragment
    assert "it was checked before it was approved" in words(section_editor_client, edition, "preflight/reasons/")


def test_looking_by_itself_keeps_nobody_signed_in(section_editor_client: Client) -> None:
    edition = make_edition()
    mark = section_editor_client.get(address(edition)).context["panel"].mark
    assert "Set-Cookie" not in section_editor_client.get(address(edition), {"since": mark}).headers


def test_nobody_but_who_sees_editions_sees_it(writer_client: Client, people: People) -> None:
    edition = faulty()
    assert [writer_client.get(address(edition, page)).status_code for page in ("preflight/", "preflight/reasons/")] == [
        404,
        404,
    ]
