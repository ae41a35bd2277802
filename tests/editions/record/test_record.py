"""Can be read who did what, when and why, by those who may, and taken away without harm?"""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Move as ArticleMove
from editions import correction, release, timing, workflow
from editions.correcting import requests
from editions.models import Move
from editions.record.entries import Asked, Place, everything, page, verbs
from editions.record.export import BOM, neutral
from newsroom.roles import ROLES, Role
from tests.editions.acts import LATER, TOMORROW
from tests.factories import (
    NOW,
    People,
    make_article,
    make_edition,
    make_people,
    make_request,
    make_user,
    person,
)

pytestmark = pytest.mark.django_db

LIST = "/newsroom/editions/move/"
READS_ALL = {"editor-in-chief", "administrator"}


def at_work(role_or_user: object) -> Client:
    client = Client()
    client.force_login(make_user(role_or_user) if isinstance(role_or_user, Role) else role_or_user)  # type: ignore[arg-type]
    return client


def everything_done(people: People) -> None:
    """Let everything be done once that the record tells of."""
    chief = people.editor_in_chief
    timed = make_edition(state="approved")
    timing.set_release_time(timed, by=chief, at=LATER, release_at=TOMORROW)
    timing.stop_the_press(timed, by=chief, at=LATER, note="The map.")
    article = make_article(state="released")
    requests.approve(make_request(article), by=chief, at=LATER)
    requests.decline(make_request(article), by=chief, at=LATER, reason="It was right.")
    requests.withdraw(make_request(article, kind="update"), by=people.section_editor, at=LATER)
    edition = article.placement.edition
    release.recall(edition, by=chief, at=LATER, note="The wrong photo.")
    edition.refresh_from_db()
    workflow.reopen(edition, by=chief, at=LATER)
    correction.kill(make_article(state="released"), by=chief, at=LATER, text="Gone.")


def test_the_record_holds_every_kind_of_act(people: People) -> None:
    everything_done(people)
    found = {entry.verb for entry in everything(Asked())}
    assert found >= {
        "submit", "clear", "place", "send for approval", "approve", "release", "set release time", "stop the press",
        "ask", "correct", "decline", "withdraw", "recall", "reopen", "kill",
    }  # fmt: skip
    assert {verb.replace(" ", "_") for verb in found} <= {*verbs(), "take_back_an_override"}
    why = {(entry.verb, entry.by, entry.why) for entry in everything(Asked())}
    assert ("recall", "editor-in-chief", "The wrong photo.") in why
    assert ("decline", "editor-in-chief", "It was right.") in why


def test_pages_follow_each_other_without_gap_or_repetition(people: People) -> None:
    everything_done(people)
    whole = [entry.place for entry in everything(Asked())]
    assert whole == sorted(whole, reverse=True)
    assert len(set(whole)) == len(whole) > 30
    for size in (1, 7, 50):
        assert [entry.place for entry in everything(Asked(), size=size)] == whole
    assert Place.read(str(whole[3])) == whole[3]


@pytest.mark.parametrize("text", ["", "x", "2026_1_2", "2026-01-01T00:00:00_1_2", "2026-01-01T00:00:00+00:00_a_1"])
def test_a_place_that_is_none_is_the_beginning(text: str) -> None:
    assert Place.read(text) is None


def test_a_part_of_the_record_is_asked_for(people: People) -> None:
    everything_done(people)
    article = ArticleMove.objects.filter(verb="kill").get().article
    chief = people.editor_in_chief
    of_article = {entry.verb for entry in everything(Asked(article=article.pk))}
    assert of_article == {"submit", "clear", "place", "approve", "release", "kill"}
    assert {entry.verb for entry in everything(Asked(verb="recall"))} == {"recall"}
    assert {entry.by for entry in everything(Asked(by=chief.pk))} == {"editor-in-chief"}
    edition = article.placement.edition
    assert {entry.verb for entry in everything(Asked(edition=edition.pk))} >= {"place", "release", "kill"}
    assert {entry.at for entry in everything(Asked(since=LATER))} >= {LATER}
    assert all(entry.at < LATER for entry in everything(Asked(until=LATER)))


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_reads_the_whole_record(role: Role) -> None:
    client, may = at_work(role), role.name in READS_ALL
    for address in (LIST, f"{LIST}record.csv"):
        assert client.get(address).status_code == (200 if may else 404)
    assert (f'href="{LIST}"' in client.get("/newsroom/").text) == may


def test_a_writer_reads_the_record_of_own_articles_only(people: People) -> None:
    own, other = make_article(state="ready"), make_article(people.other_writer, state="ready")
    client = at_work(people.writer)
    assert "clear" in client.get(f"{LIST}article/{own.pk}/").text
    assert client.get(f"{LIST}article/{other.pk}/").status_code == 404
    assert client.get(f"{LIST}edition/{make_edition().pk}/").status_code == 404
    assert f'href="{LIST}article/{own.pk}/"' in client.get(f"/newsroom/articles/article/{own.pk}/change/").text


def test_the_record_holds_no_words_of_a_draft(people: People) -> None:
    article = make_article(state="ready", headline="Secretheadline", slugline="secretslug", body="<p>Secretbody.</p>")
    edition = make_edition(state="approved", articles=[article])
    for client, slug in ((at_work(people.administrator), False), (at_work(people.editor_in_chief), True)):
        shown = client.get(LIST).text
        assert ("Secret" in shown, "secretslug" in shown) == (False, slug)
        taken = b"".join(client.get(f"{LIST}record.csv")).decode()
        assert ("Secret" in taken, "secretslug" in taken, f"Article {article.pk}" in taken) == (False, False, True)
    assert (
        f'href="{LIST}edition/{edition.pk}/"'
        in at_work(people.editor_in_chief).get(f"/newsroom/editions/edition/{edition.pk}/change/").text
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\u200b=1",
        "\ttext",
    ],
)
def test_what_a_spreadsheet_would_compute_is_taken_for_words(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "The dam - again", "1=1", "a@b.example", "آب", "'=1"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def test_the_file_is_a_table_that_opens_anywhere(people: People) -> None:
    edition = make_edition(state="released")
    release.recall(
        edition, by=people.editor_in_chief, at=LATER, note='=HYPERLINK("http://x", "y")\nsecond line, "quoted"'
    )
    answer = at_work(people.administrator).get(f"{LIST}record.csv?verb=recall")
    text = b"".join(answer).decode()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert text.startswith(f'{BOM}"when","who"')
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert [row["who"] for row in rows] == ["editor-in-chief"] * 2
    assert rows[0]["why"].startswith("'=HYPERLINK") or rows[1]["why"].startswith("'=HYPERLINK")
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_what_is_asked_for_wrongly_is_said(people: People) -> None:
    client = at_work(people.administrator)
    assert "Nobody here is called “nobody”." in client.get(f"{LIST}?by=nobody").text
    assert client.get(f"{LIST}?since=2026-99-01&edition=x&below=nonsense").status_code == 200
    assert "Nothing of the kind is on record." in client.get(f"{LIST}?since=2030-01-01").text


def many_moves(count: int) -> None:
    edition, chief = make_edition(), person(ROLES[3])
    Move.objects.bulk_create(
        Move(
            edition=edition,
            verb="release",
            from_state="approved",
            to_state="released",
            by=chief,
            at=NOW + datetime.timedelta(seconds=number),
        )
        for number in range(count)
    )


def test_a_page_costs_the_same_queries_for_few_rows_and_for_many() -> None:
    client, costs = at_work(make_people().administrator), []
    for count in (1, 300):
        many_moves(count)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        costs.append(len(queries))
        assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)
    assert costs[0] == costs[1]


@pytest.mark.slow
def test_a_page_reads_one_range_of_each_index_among_a_hundred_thousand() -> None:
    many_moves(100_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    middle = Place(NOW + datetime.timedelta(seconds=50_000), 1, 0)
    begun = datetime.datetime.now(tz=datetime.UTC)
    entries, following = page(Asked(), below=middle, size=50)
    lasted = datetime.datetime.now(tz=datetime.UTC) - begun
    assert (len(entries), following is None) == (50, False)
    assert lasted < datetime.timedelta(seconds=1)
