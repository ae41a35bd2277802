"""What does a board cost, and what is told to whoever looks at it again?"""

import datetime
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article
from editions import placing
from editions.models import BoardStep, Edition
from editions.states import State
from photos.models import Photo
from tests.editions.board.looking import board_of, do, shown
from tests.factories import (
    NOW,
    People,
    make_article,
    make_edition,
    make_note,
    make_photo,
)

pytestmark = pytest.mark.django_db


def cost(client: Client, path: str, **asked: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path, asked).status_code in {200, 204}
    return len(queries)


@pytest.mark.slow
def test_a_board_costs_the_same_with_few_cards_and_with_sixty(section_editor_client: Client) -> None:
    cost(section_editor_client, board_of(make_edition()))
    costs = []
    for count in (2, 60):
        edition = make_edition(articles=[make_article(state="ready", lead_photo=make_photo()) for _ in range(count)])
        for _ in range(count // 2):
            make_article(state="ready", lead_photo=make_photo())
        costs.append(cost(section_editor_client, board_of(edition)))
    assert costs[0] == costs[1]
    assert costs[0] <= 30


def now(client: Client, edition: Edition, since: str) -> tuple[int, str]:
    answer = client.get(f"{board_of(edition)}now/", {"since": since})
    return answer.status_code, " ".join(unescape(answer.content.decode()).split())


def state_on(page: str) -> str:
    return str(re.findall(r'data-state="([^"]+)"', page)[0])


def test_looking_again_costs_two_queries_beside_those_of_signing_in(section_editor_client: Client) -> None:
    edition = make_edition(articles=30)
    since = state_on(shown(section_editor_client, edition))
    assert now(section_editor_client, edition, since) == (204, "")
    looked = cost(section_editor_client, f"{board_of(edition)}now/", since=since)
    # The newsroom's own ground: any page at all, which asks nothing of its own.
    ground = cost(section_editor_client, "/newsroom/jsi18n/")
    permissions = 2
    assert looked - ground - permissions == 2


def _save(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(headline="Another", version=article.version + 1)


CHANGES: dict[str, Callable[[Edition, Article, Article, User], object]] = {
    "a move": lambda edition, placed, waits, by: placing.take_out(edition.placements.get(article=placed), by=by),
    "a headline": lambda edition, placed, waits, by: _save(placed),
    "a state": lambda edition, placed, waits, by: workflow.hold(placed, by=by, at=NOW),
    "a note": lambda edition, placed, waits, by: make_note(placed),
    "an alt text": lambda edition, placed, waits, by: Photo.objects.update(alt_text=""),
    "another cleared": lambda edition, placed, waits, by: make_article(state="ready"),
    "one held": lambda edition, placed, waits, by: workflow.hold(waits, by=by, at=NOW),
    "a waiting headline": lambda edition, placed, waits, by: _save(waits),
    "the edition's state": lambda edition, placed, waits, by: Edition.objects.filter(pk=edition.pk).update(
        state=State.IN_APPROVAL, prepared_by=by
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_board_shows_is_shown_again_when_it_changes(
    change: str, section_editor_client: Client, people: People
) -> None:
    placed, waits = make_article(state="ready", lead_photo=make_photo()), make_article(state="ready")
    edition = make_edition(articles=[placed])
    page = shown(section_editor_client, edition)
    CHANGES[change](edition, placed, waits, people.other_section_editor)
    status, fragment = now(section_editor_client, edition, state_on(page))
    assert status == 200
    assert state_on(fragment) != state_on(page)
    assert fragment != page.partition('<div class="board"')[2]
    assert now(section_editor_client, edition, state_on(fragment)) == (204, "")


def test_who_looks_again_is_told_who_did_what(section_editor_client: Client, people: People) -> None:
    edition = make_edition(articles=6)
    since = state_on(shown(section_editor_client, edition))
    names = []
    for placement in edition.placements.in_order().with_article()[:5]:
        names.append(str(placement.article))
        placing.take_out(placement, by=people.other_section_editor)
    _, fragment = now(section_editor_client, edition, since)
    told = " ".join(f"section-editor-2 took “{name}” out of National." for name in names[2:])
    assert f'data-news="2 more changes. {told}"' in fragment


@pytest.mark.parametrize("since", ["", "x", "0", "9" * 30, "1.deadbeef", "٣.x", "\0"])
def test_a_look_from_nowhere_shows_the_board(since: str, section_editor_client: Client) -> None:
    assert now(section_editor_client, make_edition(), since)[0] == 200


def test_there_is_no_board_of_no_edition(section_editor_client: Client) -> None:
    for path in ("", "now/"):
        assert section_editor_client.get(f"/newsroom/editions/edition/987654/board/{path}").status_code == 404
    fields = {"do": "lead 1", "seen": "1"}
    assert section_editor_client.post("/newsroom/editions/edition/987654/board/act/", fields).status_code == 404


def test_an_act_over_the_board_is_in_the_name_of_who_is_signed_in(
    editor_in_chief_client: Client, people: People
) -> None:
    a, b = (make_article(state="ready") for _ in range(2))
    edition = make_edition(articles=[a, b])
    do(editor_in_chief_client, edition, f"lead {b.pk}")
    assert BoardStep.objects.latest("pk").by == people.editor_in_chief


def test_a_page_that_looks_by_itself_keeps_nobody_signed_in(section_editor_client: Client) -> None:
    edition = make_edition()
    since = state_on(shown(section_editor_client, edition))
    soon = timezone.now() + datetime.timedelta(minutes=5)
    Session.objects.update(expire_date=soon)
    assert now(section_editor_client, edition, since)[0] == 204
    assert Session.objects.get().expire_date == soon
    shown(section_editor_client, edition)
    assert Session.objects.get().expire_date > soon + datetime.timedelta(hours=1)
