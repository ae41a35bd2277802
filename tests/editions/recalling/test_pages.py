"""Is the editor-in-chief told what a recall takes from readers, and how the edition goes out again?"""

import datetime
from html import escape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editions.ahead import letting
from editions.models import Edition
from editions.states import State
from editions.workflow import reopen
from newsroom.roles import EDITOR_IN_CHIEF, ROLES, SECTION_EDITOR, Role
from paper.models import PublishedEdition
from tests.editions.acts import LATER
from tests.factories import (
    NOW,
    People,
    bring_edition,
    make_article,
    make_edition,
    make_request,
    make_user,
    person,
)
from tests.paper.outline import edition_on

pytestmark = pytest.mark.django_db

NOTICE = "It went out with the front page of another day."


def base(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/"


def page(client: Client, edition: Edition, path: str = "recall/") -> str:
    answer = client.get(f"{base(edition)}{path}", follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def recall(client: Client, edition: Edition, *, note: str = NOTICE, version: int | None = None) -> str:
    sent = {"note": note, "version": edition.version if version is None else version}
    answer = client.post(f"{base(edition)}recall/", sent, follow=True)
    return " ".join(answer.content.decode().split())


def released(day: int, **fields: object) -> Edition:
    return make_edition(state=State.RELEASED, issue_date=datetime.date(2026, 3, day), **fields)  # type: ignore[arg-type]


def test_the_page_says_what_readers_will_see(editor_in_chief_client: Client) -> None:
    released(1)
    edition = released(2, articles=3)
    shown = page(editor_in_chief_client, edition)
    for words in (
        '<strong>The front page goes back</strong> to <a href="/2026/03/01/">the edition of Sunday, 1 March 2026</a>',
        "<strong>3 articles</strong> go from every page",
        '<code dir="ltr">/2026/03/02/</code></a>, and the address of every article that goes, answers with your notice',
        "cannot be unseen",
    ):
        assert words in shown
    assert "let out ahead" not in shown
    assert Edition.objects.get(pk=edition.pk).state == State.RELEASED


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([{"day": 3}], 'The front page stays that of <a href="/2026/03/03/">Tuesday, 3 March 2026</a>.'),
        ([], "<strong>The front page is empty:</strong>"),
        ([{"day": 1, "language": "fa-AF"}], "<strong>The front page is empty:</strong>"),
        ([{"day": 1, "label": "late"}], "the edition of Sunday, 1 March 2026, late edition</a>"),
    ],
    ids=["a newer one", "the only one", "the only one of its language", "a late one"],
)
def test_what_the_front_page_will_be(
    others: list[dict[str, object]], said: str, editor_in_chief_client: Client
) -> None:
    for other in others:
        released(**other)  # type: ignore[arg-type]
    edition = released(2)
    assert said in page(editor_in_chief_client, edition)
    front = PublishedEdition.objects.readable().in_language("en").exclude(issue_date=edition.issue_date).current()
    recall(editor_in_chief_client, edition)
    assert edition_on(Client().get("/").text) == (front.get_absolute_url() if front else "")


def test_what_was_let_out_ahead_stays_and_is_named(editor_in_chief_client: Client) -> None:
    edition = make_edition(articles=[make_article(state="ready") for _ in range(3)])
    first = edition.placements.in_order()[0]
    printed = letting.let_out(first, by=person(EDITOR_IN_CHIEF), at=NOW, note="The road is closed.")
    bring_edition(edition, to=State.RELEASED)
    shown = page(editor_in_chief_client, edition)
    assert "<strong>2 articles</strong> go from" in shown
    assert "<strong>1 article stays</strong>" in shown
    assert f'<a href="{printed.get_absolute_url()}"' in shown
    others = [article.get_absolute_url() for article in PublishedEdition.objects.get().articles.exclude(pk=printed.pk)]
    recall(editor_in_chief_client, edition)
    assert Client().get(printed.get_absolute_url()).status_code == 200
    for address in (*others, f"/{edition.issue_date:%Y/%m/%d}/"):
        answer = Client().get(address)
        assert (answer.status_code, NOTICE in answer.content.decode()) == (404, True), address


def test_corrections_that_wait_are_named(editor_in_chief_client: Client) -> None:
    edition = released(2)
    make_request(edition.placements.get().article)
    assert "1 correction asked for in it waits: nobody can approve it" in page(editor_in_chief_client, edition)


def test_it_is_recalled_in_one_step_and_told_how_it_goes_out_again(
    editor_in_chief_client: Client, section_editor_client: Client
) -> None:
    edition = released(2)
    said = recall(editor_in_chief_client, edition)
    assert "The edition is recalled: readers see what they saw before it." in said
    for words in (NOTICE, "To release it again", "Reopen for changes", 'href="/2026/03/02/"', "by editor-in-chief"):
        assert words in said
    edition.refresh_from_db()
    assert (edition.state, PublishedEdition.objects.get().recall_notice) == (State.RECALLED, NOTICE)
    assert f'href="{base(edition)}recall/"' in page(editor_in_chief_client, edition, "change/")
    # Whoever makes editions may read it; who may not reopen is told who does.
    shown = page(section_editor_client, edition)
    assert NOTICE in shown
    assert "the editor-in-chief does that" in shown
    assert "Reopen for changes" not in shown
    again = editor_in_chief_client.post(f"{base(edition)}move/reopen/", {"version": edition.version}, follow=True)
    assert "The edition is open for changes" in again.content.decode()


def test_the_last_notice_is_shown_of_an_edition_recalled_twice(editor_in_chief_client: Client) -> None:
    edition = released(2)
    recall(editor_in_chief_client, edition, note="The first time.")
    edition.refresh_from_db()
    reopen(edition, by=person(EDITOR_IN_CHIEF), at=LATER)
    bring_edition(edition, to=State.RELEASED)
    edition.refresh_from_db()
    shown = recall(editor_in_chief_client, edition, note="The second time.")
    assert "The second time." in shown
    assert "The first time." not in shown


@pytest.mark.parametrize(
    ("note", "older", "said"),
    [
        ("   ", 0, "Say why: a reason is needed to recall an edition."),
        ("Half a <b>notice", 1, "This was changed after you opened the page"),
    ],
    ids=["no words", "not what was seen"],
)
def test_a_refusal_keeps_what_was_typed(note: str, older: int, said: str, editor_in_chief_client: Client) -> None:
    edition = released(2)
    shown = recall(editor_in_chief_client, edition, note=note, version=edition.version - older)
    assert said in shown
    assert escape(note.strip()) in shown
    assert "What readers will see" in shown
    assert Edition.objects.get(pk=edition.pk).state == State.RELEASED


def test_a_second_recall_is_told_that_it_is_done(editor_in_chief_client: Client, people: People) -> None:
    edition = released(2)
    recall(editor_in_chief_client, edition)
    shown = recall(editor_in_chief_client, edition, note="Once more.")
    assert "This was changed after you opened the page" in shown
    assert "To release it again" in shown
    assert PublishedEdition.objects.get().recall_notice == NOTICE


@pytest.mark.parametrize("state", [State.PLANNED, State.IN_APPROVAL, State.APPROVED])
def test_only_what_is_released_is_recalled(state: str, editor_in_chief_client: Client) -> None:
    edition = make_edition(state=state)
    assert "so it cannot become recalled" in page(editor_in_chief_client, edition)
    assert "so it cannot become recalled" in recall(editor_in_chief_client, edition)
    assert f"{base(edition)}recall/" not in page(editor_in_chief_client, edition, "change/")


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
@pytest.mark.parametrize("state", [State.RELEASED, State.RECALLED])
def test_who_may_recall(role: Role, state: str) -> None:
    edition, client = make_edition(state=state), Client()
    client.force_login(make_user(role))
    may, sees = role == EDITOR_IN_CHIEF, role.name in {EDITOR_IN_CHIEF.name, SECTION_EDITOR.name}
    shown = client.get(f"{base(edition)}recall/", follow=True)
    assert shown.status_code == (200 if sees else 404)
    if sees and state == State.RELEASED:
        leads = f'href="{base(edition)}recall/">Recall from readers…' in page(client, edition, "change/")
        assert (leads, "The notice: why" in shown.content.decode()) == (may, may)
        assert ("You may not recall an edition." in shown.content.decode()) != may
    answer = client.post(f"{base(edition)}recall/", {"note": NOTICE, "version": edition.version}, follow=True)
    assert answer.status_code == (200 if sees else 404)
    edition.refresh_from_db()
    assert (edition.state == State.RECALLED) == (may or state == State.RECALLED)
    if may and state == State.RECALLED:
        assert "so it cannot become recalled" in answer.content.decode()


def queries_of_page(client: Client, *, articles: int, state: str) -> int:
    edition = make_edition(articles=[make_article(state="ready") for _ in range(articles)])
    for placement in edition.placements.in_order()[: articles // 2]:
        letting.let_out(placement, by=person(EDITOR_IN_CHIEF), at=NOW, note="The road is closed.")
    bring_edition(edition, to=state)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{base(edition)}recall/").status_code == 200
    return len(queries)


@pytest.mark.slow
@pytest.mark.parametrize("state", [State.RELEASED, State.RECALLED])
def test_the_page_costs_the_same_queries_for_two_articles_and_for_twenty(
    state: str, editor_in_chief_client: Client
) -> None:
    queries_of_page(editor_in_chief_client, articles=1, state=state)  # the very first one looks up permissions
    few, many = (queries_of_page(editor_in_chief_client, articles=count, state=state) for count in (2, 20))
    assert few == many
