"""What does the edition's page say about its time, and how is the time set there, confirmed and stopped?"""

import datetime
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from editions import admin, clock
from editions.models import Edition
from editions.states import TRANSITIONS, State
from tests.factories import NOW, People, make_article, make_edition, make_timed_edition

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
BY_ITSELF, NOT_BY_ITSELF = "It goes out by itself on", "does not go out by itself"


def page_of(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/"


def shown(client: Client, edition: Edition) -> str:
    return client.get(f"{page_of(edition)}change/").content.decode()


def asked(moment: datetime.datetime) -> dict[str, str]:
    local = timezone.localtime(moment)
    return {"release_at_0": f"{local:%Y-%m-%d}", "release_at_1": f"{local:%H:%M}"}


def in_a_day() -> datetime.datetime:
    return (timezone.now() + 24 * HOUR).replace(second=0, microsecond=0)


def test_every_move_has_an_act_and_an_answer() -> None:
    assert set(admin._DONE) == set(TRANSITIONS)


def test_a_time_is_chosen_confirmed_and_set(editor_in_chief_client: Client, people: People) -> None:
    edition, moment = make_edition(state=State.APPROVED), in_a_day()
    page = shown(editor_in_chief_client, edition)
    assert NOT_BY_ITSELF in page
    assert f'href="{page_of(edition)}time/"' in page
    assert "Stop the press" not in page

    version = edition.version
    answer = editor_in_chief_client.get(f"{page_of(edition)}time/", asked(moment)).content.decode()
    assert f"<strong>{clock.said(moment)}</strong>, in 23 hours and 59 minutes, in your name." in " ".join(
        answer.split()
    )
    edition.refresh_from_db()
    assert (edition.version, edition.release_at) == (version, None)

    fields = dict(re.findall(r'name="(version|release_at)" value="([^"]+)"', answer))
    editor_in_chief_client.post(f"{page_of(edition)}move/set_release_time/", fields)
    edition.refresh_from_db()
    assert (edition.release_at, edition.release_set_by) == (moment, people.editor_in_chief)
    page = " ".join(shown(editor_in_chief_client, edition).split())
    assert f"{BY_ITSELF} <time" in page
    assert f"in the name of {people.editor_in_chief}: <strong" in page
    assert re.search(r'role="timer" data-seconds="863\d\d">in 23 hours and 59 minutes</strong>', page)


def test_the_press_is_stopped_with_one_button_by_whoever_prepares_editions(section_editor_client: Client) -> None:
    edition = make_timed_edition(release_at=in_a_day())
    page = shown(section_editor_client, edition)
    assert "Stop the press" in page
    assert "Change the time of release" not in page
    fields = {"version": edition.version, "note": "The map is wrong."}
    answer = section_editor_client.post(f"{page_of(edition)}move/stop_the_press/", fields, follow=True)
    assert "The press is stopped" in answer.content.decode()
    edition.refresh_from_db()
    assert (edition.release_set_by, edition.moves.latest("pk").note) == (None, "The map is wrong.")


def test_a_page_that_was_opened_before_the_last_move_moves_nothing(editor_in_chief_client: Client) -> None:
    edition, moment = make_edition(state=State.APPROVED), in_a_day()
    stale = {"version": edition.version, "release_at": moment.isoformat()}
    address = f"{page_of(edition)}move/set_release_time/"
    editor_in_chief_client.post(address, stale)
    stale["release_at"] = (moment + HOUR).isoformat()
    answer = editor_in_chief_client.post(address, stale, follow=True)
    assert "This was changed after you opened the page" in answer.content.decode()
    edition.refresh_from_db()
    assert edition.release_at == moment


@pytest.mark.parametrize("sent", ["", "tomorrow", "2026-03-14T05:00", "0001-01-01T00:00:00+14:00", "9" * 5000])
def test_a_time_that_no_page_sent_is_refused(sent: str, editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.APPROVED)
    fields = {"version": edition.version, "release_at": sent}
    answer = editor_in_chief_client.post(f"{page_of(edition)}move/set_release_time/", fields, follow=True)
    assert re.search("Choose a time first|That time has passed", answer.content.decode())
    edition.refresh_from_db()
    assert (edition.release_set_by, edition.release_at) == (None, None)


def test_a_time_that_will_not_do_is_said_beside_the_field(editor_in_chief_client: Client) -> None:
    article = make_article(state="ready")
    edition = make_edition(state=State.APPROVED, articles=[article])
    Article.objects.filter(pk=article.pk).update(embargo_until=in_a_day() + HOUR)
    for moment, sentence in (
        (timezone.now() - HOUR, "That time has passed"),
        (in_a_day(), "is under embargo until"),
        (in_a_day() + 9000 * HOUR, "more than a year away"),
    ):
        page = editor_in_chief_client.get(f"{page_of(edition)}time/", asked(moment)).content.decode()
        assert sentence in page
        assert "Yes, let it go out then" not in page
    page = editor_in_chief_client.get(f"{page_of(edition)}time/", asked(in_a_day() + 2 * HOUR)).content.decode()
    assert "Yes, let it go out then" in page


def test_another_day_than_the_folio_s_is_pointed_out(editor_in_chief_client: Client) -> None:
    moment = in_a_day()
    warning = "That is not the day in its folio"
    same = make_edition(state=State.APPROVED, issue_date=timezone.localtime(moment).date())
    other = make_edition(state=State.APPROVED, issue_date=timezone.localtime(moment + 24 * HOUR).date())
    found = [
        editor_in_chief_client.get(f"{page_of(each)}time/", asked(moment)).content.decode() for each in (same, other)
    ]
    assert [warning in page for page in found] == [False, True]


@pytest.mark.parametrize("state", [state for state in State.values if state != State.APPROVED])
def test_there_is_no_time_but_for_what_is_approved(state: str, editor_in_chief_client: Client) -> None:
    edition = make_edition(state=state)
    assert 'class="release-time"' not in shown(editor_in_chief_client, edition)
    answer = editor_in_chief_client.get(f"{page_of(edition)}time/", follow=True)
    assert answer.redirect_chain == [(f"{page_of(edition)}change/", 302)]
    assert "so it cannot become approved" in answer.content.decode()


def test_who_may_not_release_is_not_asked_when(
    section_editor_client: Client, sign_in: Callable[[User], Client], people: People
) -> None:
    edition = make_edition(state=State.APPROVED)
    assert "Set the time of release" not in shown(section_editor_client, edition)
    answer = section_editor_client.get(f"{page_of(edition)}time/", follow=True)
    assert "You may not set the time of release of an edition." in answer.content.decode()
    assert sign_in(people.writer).get(f"{page_of(edition)}time/").status_code == 404


def test_why_it_did_not_go_out_is_on_its_page_and_not_in_the_list_s_way(editor_in_chief_client: Client) -> None:
    edition = make_timed_edition(release_at=NOW)
    Edition.objects.filter(pk=edition.pk).update(held_back="“The dam” is under embargo.")
    page = " ".join(shown(editor_in_chief_client, edition).split())
    due = f"It was due on {clock.said(NOW)}, in the name of {edition.release_set_by}"
    assert f"{due}, and did not go out: “The dam” is under embargo. It is tried again" in page
    assert "Approved, goes out by itself" in editor_in_chief_client.get("/newsroom/editions/edition/").content.decode()


def test_the_time_costs_the_edition_s_page_one_query(editor_in_chief_client: Client) -> None:
    def cost(edition: Edition) -> int:
        shown(editor_in_chief_client, edition)
        with CaptureQueriesContext(connection) as queries:
            shown(editor_in_chief_client, edition)
        return len(queries)

    # Who has set it.
    assert cost(make_timed_edition(release_at=in_a_day())) == cost(make_edition(state=State.APPROVED)) + 1
