"""Does the list answer what it is asked, show nobody another's draft, and cost the same for few and for many?"""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.finding import question
from articles.models import Article
from articles.states import State
from tests.factories import NOW, People, make_article, make_edition, make_note, make_section

pytestmark = pytest.mark.django_db

LIST = "/newsroom/articles/article/"
Desk = Callable[[User], Client]


def shown(client: Client, asked: str = "") -> list[str]:
    answer = client.get(f"{LIST}?{asked}")
    assert answer.status_code == 200
    return [row.article.slugline for row in answer.context["rows"]]


def changed(article: Article, hours: int) -> Article:
    Article.objects.filter(pk=article.pk).update(changed_at=NOW + datetime.timedelta(hours=hours))
    article.refresh_from_db()
    return article


def test_a_writer_sees_their_own_and_an_editor_everything(people: People, sign_in: Desk) -> None:
    make_article(people.writer, slugline="mine")
    changed(make_article(people.other_writer, slugline="theirs"), 1)
    assert shown(sign_in(people.writer)) == ["mine"]
    assert shown(sign_in(people.writer), "q=story") == ["mine"]
    assert shown(sign_in(people.writer), f"owner={people.other_writer.pk}") == ["mine"]
    assert shown(sign_in(people.section_editor)) == ["theirs", "mine"]


def test_each_filter_narrows_the_list_down(people: People, section_editor_client: Client) -> None:
    sport = make_section("Sport")
    make_article(slugline="plain")
    odd = make_article(
        people.other_writer, slugline="odd", section=sport, genre="letter", language="ps", state=State.READY
    )
    changed(odd, 24 * 10)
    make_note(odd)
    edition = make_edition(articles=[odd])
    far = edition.issue_date + datetime.timedelta(days=1)
    for asked in (
        "state=ready", f"section={sport.pk}", "genre=letter", "language=ps", f"owner={people.other_writer.pk}",
        "placed=yes", "notes=open", "changed_from=2026-03-20", f"issue_from={edition.issue_date}",
        f"issue_to={edition.issue_date}", "state=ready&genre=letter&placed=yes&notes=open",
    ):  # fmt: skip
        assert shown(section_editor_client, asked) == ["odd"], asked
    for asked in ("placed=no", "changed_to=2026-03-20", "state=draft"):
        assert shown(section_editor_client, asked) == ["plain"], asked
    assert shown(section_editor_client, f"issue_from={far}") == []


def test_what_is_no_question_is_said_and_not_asked(section_editor_client: Client) -> None:
    make_article(slugline="plain")
    for asked in ("state=nowhere", "section=x", "changed_from=31.2.", "changed_to=9999-12-31", "owner=0", "after=x"):
        assert shown(section_editor_client, asked) == ["plain"]
    answer = section_editor_client.get(f"{LIST}?changed_from=31.2.")
    assert "Enter a valid date." in answer.content.decode()
    assert shown(section_editor_client, "q=,.-") == []


def test_pages_follow_each_other_without_gap_or_repetition(
    section_editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "ON_A_PAGE", 3)
    # Of one moment, as a release leaves them, and of others.
    made = [make_article(slugline=f"s{number}") for number in range(8)]
    changed(made[0], 5)
    changed(made[1], -5)
    newest_first = [made[0], *reversed(made[2:]), made[1]]
    for order, expected in (("", newest_first), ("order=oldest", newest_first[::-1])):
        found: list[Article] = []
        asked: str | None = order
        while asked is not None:
            answer = section_editor_client.get(f"{LIST}?{asked}")
            found += [row.article for row in answer.context["rows"]]
            after = answer.context["page"].after
            assert answer.context["page"].found == (None if "after" in asked else 8)
            asked = f"{order}&after={after}" if after else None
        assert found == expected


def test_more_than_anybody_counts_is_not_counted(
    section_editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "ON_A_PAGE", 1)
    monkeypatch.setattr(question, "COUNTED", 2)
    make_article()
    make_article()
    assert "2 articles" in section_editor_client.get(LIST).content.decode()
    make_article()
    assert section_editor_client.get(LIST).context["page"].found is None
    assert "More than" in section_editor_client.get(LIST).content.decode()


@pytest.mark.parametrize("asked", ["", "q=begins", "state=draft&notes=open", "placed=no"])
def test_the_list_costs_the_same_for_one_row_and_for_thirty(asked: str, people: People, sign_in: Desk) -> None:
    client = sign_in(people.section_editor)

    def queries(count: int) -> int:
        for _ in range(count):
            make_note(make_article())
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(f"{LIST}?{asked}").context["rows"]) >= count
        return len(captured)

    few = queries(1)
    assert (few, queries(29)) == (few, few)
    assert few <= 10


def test_an_empty_list_says_what_to_do(writer_client: Client, section_editor_client: Client) -> None:
    assert "Write the first one" in writer_client.get(LIST).content.decode()
    assert "see the whole list" in section_editor_client.get(f"{LIST}?state=held").content.decode()
