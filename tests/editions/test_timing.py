"""An approved edition goes out at the time that somebody set, once, whole, and not after the press was stopped."""

import datetime
import logging
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from articles.models import Article
from articles.moves import MoveRefused
from editions import clock, release, timing, workflow
from editions.models import Edition, Placement
from editions.states import State
from editions.timing import release_due
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from tests.constraints import twin
from tests.editions.acts import everything
from tests.factories import (
    NOW,
    People,
    make_article,
    make_edition,
    make_released_edition,
    make_timed_edition,
    make_user,
)

pytestmark = pytest.mark.django_db

SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)
WHOM = "is due and was not released"


def readable() -> list[datetime.date]:
    return list(PublishedEdition.objects.readable().order_by("pk").values_list("issue_date", flat=True))


def break_(edition: Edition) -> None:
    """Make an edition unfit to be released, as no desk could: an article in it has lost its pinned revision."""
    Placement.objects.filter(edition=edition).update(revision=None)


def test_an_edition_goes_out_at_its_time_in_the_name_of_who_set_it(people: People) -> None:
    edition = make_timed_edition(release_at=NOW, by=people.other_editor_in_chief, articles=2)
    assert release_due(at=NOW - SECOND).released == []
    assert readable() == []

    due = release_due(at=NOW)

    edition.refresh_from_db()
    assert (due.released, due.held_back, readable()) == ([edition], {}, [edition.issue_date])
    assert (edition.state, edition.released_at, edition.release_at) == (State.RELEASED, NOW, NOW)
    assert (edition.release_set_by, edition.held_back) == (None, "")
    newest = edition.moves.latest("pk")
    assert (newest.verb, newest.by, newest.at) == ("release", people.other_editor_in_chief, NOW)
    assert newest.note == "At the time that was set."
    assert release_due(at=NOW + HOUR).released == []
    assert edition.moves.filter(verb="release").count() == 1


def test_setting_changing_and_stopping_are_written_down(people: People) -> None:
    edition = make_edition(state=State.APPROVED)
    chief, other, desk = people.editor_in_chief, people.other_editor_in_chief, people.section_editor
    timing.set_release_time(edition, by=chief, at=NOW, release_at=NOW + HOUR)
    timing.set_release_time(edition, by=other, at=NOW, release_at=NOW + 2 * HOUR)
    timing.stop_the_press(edition, by=desk, at=NOW, note="The map is wrong.")

    moves = list(edition.moves.order_by("pk").values_list("verb", "by", "note"))
    assert moves[-3:] == [
        ("set_release_time", chief.pk, f"To go out on {clock.said(NOW + HOUR)}."),
        ("set_release_time", other.pk, f"To go out on {clock.said(NOW + 2 * HOUR)}."),
        ("stop_the_press", desk.pk, "The map is wrong."),
    ]
    assert (edition.state, edition.release_set_by, edition.release_at) == (State.APPROVED, None, NOW + 2 * HOUR)
    assert release_due(at=NOW + 3 * HOUR).released == []


def test_a_planned_time_alone_releases_nothing() -> None:
    """Who plans an edition need not be allowed to release it."""
    make_edition(state=State.APPROVED, release_at=NOW)
    assert (release_due(at=NOW + HOUR).released, readable()) == ([], [])


def test_a_release_by_hand_comes_first() -> None:
    edition = make_timed_edition(release_at=NOW)
    by = edition.release_set_by
    assert by is not None
    release.release(edition, by=by, at=NOW - HOUR)
    assert release_due(at=NOW).released == []
    assert edition.moves.latest("pk").note == ""


@pytest.mark.parametrize("recalled", [False, True])
def test_what_is_opened_again_has_to_be_timed_again(recalled: bool, people: People) -> None:
    edition = make_timed_edition(release_at=NOW)
    if recalled:
        release_due(at=NOW)
        edition.refresh_from_db()
        release.recall(edition, by=people.editor_in_chief, at=NOW, note="A wrong photo.")
    workflow.reopen(edition, by=people.editor_in_chief, at=NOW)
    assert edition.release_set_by is None
    assert (release_due(at=NOW + HOUR).released, readable()) == ([], [])


@pytest.mark.parametrize(
    ("release_at", "sentence"),
    [
        (NOW, "That time has passed"),
        (NOW - SECOND, "That time has passed"),
        (NOW + datetime.timedelta(days=366, seconds=1), "more than a year away"),
        (datetime.datetime.max.replace(tzinfo=datetime.UTC), "more than a year away"),
        (datetime.datetime.min.replace(tzinfo=datetime.UTC), "That time has passed"),
    ],
)
def test_a_time_that_will_not_do_is_refused(release_at: datetime.datetime, sentence: str, people: People) -> None:
    edition = make_edition(state=State.APPROVED)
    before = everything(edition)
    with pytest.raises(MoveRefused, match=sentence):
        timing.set_release_time(edition, by=people.editor_in_chief, at=NOW, release_at=release_at)
    assert everything(edition) == before


def test_what_comes_too_late_or_too_early_is_told_so(people: People) -> None:
    out, planned, untimed = make_timed_edition(release_at=NOW), make_edition(), make_edition(state=State.APPROVED)
    release_due(at=NOW)
    out.refresh_from_db()
    for edition, sentence in ((out, "is out already"), (planned, "Only an approved"), (untimed, "nothing to stop")):
        with pytest.raises(MoveRefused, match=sentence):
            timing.stop_the_press(edition, by=people.section_editor, at=NOW)


def test_one_that_cannot_go_out_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    first, second, third = (make_timed_edition(release_at=NOW + number * SECOND) for number in range(3))
    break_(second)
    before = everything(second)

    due = release_due(at=NOW + HOUR)

    assert (due.released, list(due.held_back)) == ([first, third], [second])
    assert readable() == [first.issue_date, third.issue_date]
    why = due.held_back[second]
    assert "never approved" in why
    before["edition"]["held_back"] = why
    assert everything(second) == before
    assert [record.getMessage() for record in caplog.records if WHOM in record.getMessage()] == [
        f"Edition {second.pk} is due and was not released; its page says why"
    ]


def test_a_fault_of_ours_in_one_edition_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    first, second = (make_timed_edition(release_at=NOW) for _ in range(2))
    # Readers have an edition of its date already, as can only be when somebody wrote past the code.
    twin(make_released_edition(), issue_date=first.issue_date)
    already = readable()

    due = release_due(at=NOW)

    assert (due.released, readable()) == ([second], [*already, second.issue_date])
    assert due.held_back == {first: "It could not be released (IntegrityError): ask the administrator."}
    (record,) = (record for record in caplog.records if WHOM in record.getMessage())
    assert record.exc_info is not None
    assert record.exc_info[0] is IntegrityError


def test_trying_again_is_not_heard_until_the_reason_is_another(caplog: pytest.LogCaptureFixture) -> None:
    article = make_article(state="ready")
    edition = make_timed_edition(release_at=NOW, articles=[article])
    Article.objects.filter(pk=article.pk).update(embargo_until=NOW + HOUR)
    for minute in range(20):
        assert list(release_due(at=NOW + minute * datetime.timedelta(minutes=1)).held_back) == [edition]
    assert caplog.text.count(WHOM) == 1
    Placement.objects.filter(edition=edition).update(revision=None)
    for _ in range(5):
        release_due(at=NOW + HOUR)
    assert caplog.text.count(WHOM) == 2
    edition.refresh_from_db()
    assert "never approved" in edition.held_back


def test_what_was_held_back_goes_out_once_nothing_stands_in_its_way() -> None:
    article = make_article(state="ready")
    edition = make_timed_edition(release_at=NOW, articles=[article])
    version = edition.version
    Article.objects.filter(pk=article.pk).update(embargo_until=NOW + HOUR)
    release_due(at=NOW)
    edition.refresh_from_db()
    # Whoever has the page open is not told that the edition has changed.
    assert (edition.version, "under embargo" in edition.held_back) == (version, True)
    assert release_due(at=NOW + HOUR).released == [edition]
    edition.refresh_from_db()
    assert (edition.state, edition.held_back) == (State.RELEASED, "")


def _lose_the_role(user: User) -> None:
    user.groups.set([Group.objects.get(name="section editor")])


def _leave_the_house(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [_lose_the_role, _leave_the_house])
def test_who_may_not_release_any_more_releases_nothing(lose: object, people: People) -> None:
    chief = make_user(EDITOR_IN_CHIEF)
    edition = make_timed_edition(release_at=NOW, by=chief)
    lose(chief)  # type: ignore[operator]

    due = release_due(at=NOW)

    assert (due.released, readable()) == ([], [])
    assert due.held_back[edition].startswith("Who set its time may not release editions any more")
    edition.refresh_from_db()
    timing.set_release_time(edition, by=people.editor_in_chief, at=NOW, release_at=NOW + SECOND)
    assert edition.held_back == ""
    assert release_due(at=NOW + SECOND).released == [edition]


def test_a_time_holds_through_a_change_of_the_clocks(settings: Settings, people: People) -> None:
    """Set in winter for five in the morning after the night in which the clocks go forward, it is an hour earlier."""
    settings.TIME_ZONE = "Europe/Berlin"
    edition = make_edition(state=State.APPROVED)
    at = datetime.datetime(2026, 3, 28, 20, tzinfo=datetime.UTC)
    five = clock.moment(datetime.datetime(2026, 3, 29, 5))  # noqa: DTZ001
    timing.set_release_time(edition, by=people.editor_in_chief, at=at, release_at=five)
    assert edition.moves.latest("pk").note == "To go out on Sunday, 29 March 2026, 05:00 (Europe/Berlin)."
    assert release_due(at=datetime.datetime(2026, 3, 29, 2, 59, 59, tzinfo=datetime.UTC)).released == []
    assert release_due(at=datetime.datetime(2026, 3, 29, 3, tzinfo=datetime.UTC)).released == [edition]


def test_a_machine_s_clock_that_is_set_back_releases_nothing_twice() -> None:
    first, second = make_timed_edition(release_at=NOW), make_timed_edition(release_at=NOW + HOUR)
    assert release_due(at=NOW).released == [first]
    assert release_due(at=NOW - HOUR).released == []
    assert release_due(at=NOW + HOUR).released == [second]
    assert readable() == [first.issue_date, second.issue_date]


def test_what_was_missed_goes_out_late_and_the_earliest_first() -> None:
    late, later = make_timed_edition(release_at=NOW + HOUR), make_timed_edition(release_at=NOW)
    assert release_due(at=NOW + 9 * HOUR).released == [later, late]


@pytest.mark.parametrize("others", [1, 30])
def test_nothing_due_costs_one_query(others: int) -> None:
    edition = make_timed_edition(release_at=NOW + HOUR)
    for _ in range(others):
        Edition.objects.create(issue_date=edition.issue_date + HOUR * 24 * (_ + 1), number=1, release_at=NOW)
    with CaptureQueriesContext(connection) as queries:
        release_due(at=NOW)
    assert len(queries) == 1


def test_each_edition_costs_the_same() -> None:
    def cost(editions: int) -> int:
        for _ in range(editions):
            make_timed_edition(release_at=NOW)
        with CaptureQueriesContext(connection) as queries:
            assert len(release_due(at=NOW).released) == editions
        return len(queries) - 1

    cost(1)
    assert cost(4) == 4 * cost(1)


def test_the_command_says_what_went_out_and_what_did_not(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    now = timezone.now()
    good, bad = make_timed_edition(release_at=now - HOUR), make_timed_edition(release_at=now - SECOND)
    break_(bad)
    out = StringIO()
    call_command("release_due", "--dry-run", stdout=out)
    assert out.getvalue() == (
        f"{good}: due since {clock.said(now - HOUR)}\n{bad}: due since {clock.said(now - SECOND)}\n"
    )
    assert readable() == []
    out = StringIO()
    with pytest.raises(CommandError, match="1 of the editions that are due"):
        call_command("release_due", stdout=out)
    bad.refresh_from_db()
    assert out.getvalue() == (f"{good}: released\n{bad}: not released: {bad.held_back}\nReleased: 1. Held back: 1.\n")
    workflow.reopen(bad, by=good.moves.latest("pk").by, at=now)
    out = StringIO()
    call_command("release_due", stdout=out)
    assert out.getvalue() == "Released: 0. Held back: 0.\n"
