"""Does everybody keep filters of their own, under names of their own?"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from articles.finding import keeping
from articles.models import SavedFilter
from tests.factories import People, make_article

pytestmark = pytest.mark.django_db

LIST, FILTERS = "/newsroom/articles/article/", "/newsroom/articles/article/filters/"
Desk = Callable[[User], Client]


def send(client: Client, **typed: object) -> str:
    answer = client.post(FILTERS, typed)
    assert answer.status_code == 302
    return [str(message) for message in get_messages(answer.wsgi_request)][-1]


def kept(user: User) -> list[tuple[str, str]]:
    return list(SavedFilter.objects.of(user).values_list("name", "question"))


def test_a_question_is_kept_and_leads_back_to_the_list(people: People, sign_in: Desk) -> None:
    make_article(people.writer, slugline="drafted")
    client = sign_in(people.writer)
    assert send(client, name=" My  drafts", question="state=draft&nonsense=1&genre=") == "“My  drafts” is kept."
    assert kept(people.writer) == [("My drafts", "state=draft")]
    page = client.get(LIST).content.decode()
    assert f'<a href="{LIST}?state=draft"' in page
    assert [row.article.slugline for row in client.get(f"{LIST}?state=draft").context["rows"]] == ["drafted"]


def test_nobody_sees_or_lets_go_of_anothers(people: People, sign_in: Desk) -> None:
    send(sign_in(people.writer), name="Secret plan", question="state=draft")
    key = SavedFilter.objects.get().pk
    other = sign_in(people.section_editor)
    assert "Secret plan" not in other.get(f"{LIST}?state=draft").content.decode()
    assert send(other, let_go=key) == "That filter is gone already."
    assert len(kept(people.writer)) == 1
    assert send(sign_in(people.writer), let_go=key) == "The filter “Secret plan” is gone."
    assert kept(people.writer) == []


def test_a_name_stands_for_one_list_at_a_time(people: People, sign_in: Desk) -> None:
    client = sign_in(people.writer)
    send(client, name="Mine", question="state=draft")
    assert send(client, name="Mine", question="state=held") == "“Mine” stands for this list now."
    assert kept(people.writer) == [("Mine", "state=held")]
    send(sign_in(people.section_editor), name="Mine", question="state=ready")
    assert kept(people.section_editor) == [("Mine", "state=ready")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " ", "question": "state=draft"}, "Give the filter a name"),
        ({"name": "x" * 41, "question": "state=draft"}, "at most 40 letters"),
        ({"name": "All", "question": "state=nowhere"}, "Choose something to filter by first"),
        ({"name": "All"}, "Choose something to filter by first"),
        ({"let_go": "x"}, "gone already"),
        ({"let_go": "9" * 30}, "gone already"),
    ],
)
def test_what_cannot_be_kept_is_a_sentence(typed: dict[str, str], said: str, writer_client: Client) -> None:
    assert said in send(writer_client, **typed)
    assert SavedFilter.objects.count() == 0


def test_nobody_keeps_more_than_can_be_read(writer_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 1)
    send(writer_client, name="One", question="state=draft")
    assert "let go of one first" in send(writer_client, name="Two", question="state=draft")
    assert "stands for this list now" in send(writer_client, name="One", question="state=held")
