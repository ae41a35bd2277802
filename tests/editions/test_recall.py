"""A recall gives readers back exactly what they had, and leaves a record."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.moves import MoveRefused
from editions import approval, placing, release, workflow
from editions.models import Edition
from editions.states import State
from paper.models import PublishedEdition
from tests.editions.acts import LATER
from tests.editions.readers import addresses, found_by, indexed, printed_of, read
from tests.factories import (
    NOW,
    People,
    bring_edition,
    every_warning,
    make_article,
    make_author,
    make_edition,
    make_people,
    make_released_edition,
    make_revision,
    printed_copy,
)

pytestmark = pytest.mark.django_db


def yesterday_and_today() -> tuple[PublishedEdition, Edition]:
    """A released paper of yesterday and an approved one of today, by a writer whom only today's paper has."""
    yesterday = make_released_edition(articles=3, issue_date=datetime.date(2026, 3, 14))
    fresh = [make_article(state="ready", headline="Fresh story", authors=[make_author()]) for _ in range(2)]
    for number, article in enumerate(fresh):
        make_revision(article, slug=f"fresh-{number}")
    return yesterday, make_edition(state=State.APPROVED, articles=fresh, issue_date=datetime.date(2026, 3, 15))


@pytest.mark.slow
def test_readers_see_byte_for_byte_what_they_saw_before(people: People) -> None:
    _, today = yesterday_and_today()
    paths = addresses()
    before = read(paths)
    release.release(today, by=people.editor_in_chief, at=NOW)
    between = read(paths)
    assert between["/"] != before["/"], "the control arm: the release did change what readers saw"
    added = set(addresses()) - set(paths)

    release.recall(today, by=people.editor_in_chief, at=LATER, note="The wrong photo.")

    assert read(paths) == before
    gone = {path: status for path, (status, _) in read(added).items()}
    assert len(gone) == 19, "the edition, its two articles, both as printed, its proofs, four files, cards, documents"
    assert set(gone.values()) == {404}


def test_searching_finds_what_it_found_before(people: People) -> None:
    _, today = yesterday_and_today()
    before = found_by("story"), found_by("fresh"), indexed()
    release.release(today, by=people.editor_in_chief, at=NOW)
    assert (len(found_by("story")), len(found_by("fresh")), indexed()) == (5, 2, 5)
    release.recall(today, by=people.editor_in_chief, at=LATER, note="The wrong photo.")
    assert (found_by("story"), found_by("fresh"), indexed()) == before


def test_a_recall_leaves_a_record(people: People) -> None:
    edition = make_edition(state=State.RELEASED, articles=2)
    release.recall(edition, by=people.editor_in_chief, at=LATER, note=" The wrong photo. ")
    recalled = PublishedEdition.objects.get()
    assert (recalled.recalled_at, recalled.recall_notice) == (LATER, "The wrong photo.")
    assert recalled.articles.count() == 2, "the copies stay for the record"
    move = edition.moves.latest("pk")
    assert (move.verb, move.note) == ("recall", "The wrong photo.")
    assert edition.released_at is None
    said = json.loads(recalled.manifest_versions.get().manifest)
    assert said["recalled"] == {"at": "2026-03-14T03:00:00Z", "notice": "The wrong photo."}


def test_a_recalled_edition_does_not_go_out_again_by_itself(people: People) -> None:
    edition = make_edition(state=State.RECALLED)
    with pytest.raises(MoveRefused, match="recalled by now"):
        release.release(edition, by=people.editor_in_chief, at=LATER)
    assert PublishedEdition.objects.readable().count() == 0


def test_reopened_changed_and_approved_again_it_goes_out_as_it_is_now(people: People) -> None:
    edition = make_edition(state=State.RECALLED, articles=2)
    first, second = edition.placements.in_order()
    workflow.reopen(edition, by=people.editor_in_chief, at=LATER)
    make_revision(first.article, headline="The mended headline")
    placing.take_out(second, by=people.section_editor)
    bring_edition(edition, to=State.RELEASED)
    assert [printed["headline"] for printed in printed_of(edition)] == ["The mended headline"]
    assert (PublishedEdition.objects.count(), PublishedEdition.objects.readable().count()) == (2, 1)
    assert indexed() == 1


def test_an_old_approval_does_not_release_what_changed_since(people: People) -> None:
    edition = make_edition(state=State.APPROVED)
    stale = Edition.objects.get(pk=edition.pk)
    workflow.reopen(edition, by=people.editor_in_chief, at=LATER)
    make_revision(edition.placements.get().article, headline="Changed")
    with pytest.raises(MoveRefused, match="planned by now"):
        release.release(stale, by=people.editor_in_chief, at=LATER)
    workflow.send_for_approval(edition, by=people.section_editor, at=LATER)
    with pytest.raises(MoveRefused, match="in_approval by now"):
        release.release(stale, by=people.editor_in_chief, at=LATER)
    approval.approve(edition, by=people.editor_in_chief, at=LATER, overrides=every_warning(edition))
    release.release(edition, by=people.editor_in_chief, at=LATER)
    assert [printed["headline"] for printed in printed_of(edition)] == ["Changed"]


def test_a_late_edition_is_recalled_without_touching_the_main_one(people: People) -> None:
    day = datetime.date(2026, 3, 14)
    make_released_edition(articles=2, issue_date=day)
    late = make_edition(state=State.APPROVED, issue_date=day, label="late")
    paths = addresses()
    before = read(paths)
    release.release(late, by=people.editor_in_chief, at=LATER)
    assert read(["/"]) != {"/": before["/"]}
    release.recall(late, by=people.editor_in_chief, at=LATER, note="Too early.")
    assert read(paths) == before


def test_an_address_that_readers_have_seen_stays_with_its_story(people: People) -> None:
    article = make_article(headline="Forty trucks crossed", state="ready")
    edition = make_edition(state=State.RELEASED, articles=[article])
    release.recall(edition, by=people.editor_in_chief, at=LATER, note="The number is wrong.")
    workflow.reopen(edition, by=people.editor_in_chief, at=LATER)
    make_revision(article, headline="Fourteen trucks crossed")
    bring_edition(edition, to=State.RELEASED)
    assert (printed_copy(article).headline, printed_copy(article).slug) == (
        "Fourteen trucks crossed",
        "forty-trucks-crossed",
    )


def queries_of_recall(articles: int) -> int:
    edition, chief = make_edition(state=State.RELEASED, articles=articles), make_people().editor_in_chief
    with CaptureQueriesContext(connection) as queries:
        release.recall(edition, by=chief, at=LATER, note="To be mended.")
    return len(queries)


def test_a_recall_costs_the_same_queries_for_two_articles_and_for_twenty() -> None:
    queries_of_recall(1)  # the very first one looks up permissions
    assert queries_of_recall(2) == queries_of_recall(20)
