"""Of two people who act at the same moment one wins, the other is told so, and nothing is done twice."""

import json
import subprocess
import sys
from functools import partial

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import saving, workflow
from articles.models import Article, Revision
from articles.models import Move as ArticleMove
from articles.moves import MoveRefused
from articles.saving import StaleSave
from articles.states import State as ArticleState
from editions import approval, correction, placing, release, timing
from editions import workflow as edition_workflow
from editions.models import Edition, Move, Placement
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from paper.lists import entries
from paper.models import Correction, PublishedArticle, PublishedEdition
from photos.models import Photo
from tests.factories import NOW, make_article, make_edition, make_people, make_photo, make_timed_edition, person
from tests.racing import race
from tests.security.serving import database_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 200


def chiefs() -> list[User]:
    """Two editors-in-chief whose permissions are looked up already."""
    both = [person(EDITOR_IN_CHIEF), person(EDITOR_IN_CHIEF, number=2)]
    for chief in both:
        chief.has_perm("editions.approve_edition")
    return both


def count(edition: Edition, verb: str) -> int:
    return Move.objects.filter(edition=edition, verb=verb).count()


@transaction.atomic
def take_back(edition: Edition) -> None:
    """Undo a release as nobody in the house could, in few queries; its Move rows stay."""
    edition.placements.update(printed=None)
    entries.remove(PublishedArticle.objects.all())
    PublishedArticle.objects.all().delete()
    PublishedEdition.objects.all().delete()
    Article.objects.update(state=ArticleState.APPROVED)
    Edition.objects.update(state=State.APPROVED, released_at=None)


def test_of_two_racing_approvals_one_wins() -> None:
    edition, both, people = make_edition(state=State.IN_APPROVAL), chiefs(), make_people()
    for turn in range(1, TIMES + 1):
        copies = [Edition.objects.get(pk=edition.pk) for _ in both]

        results = race([partial(approval.approve, copy, by=by, at=NOW) for copy, by in zip(copies, both, strict=True)])

        assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "NoneType"], results
        edition.refresh_from_db()
        winner = both[results.index(None)]
        assert (edition.state, edition.approved_by, count(edition, "approve")) == ("approved", winner, turn)
        assert ArticleMove.objects.filter(verb="approve").count() == turn
        edition_workflow.reopen(edition, by=both[0], at=NOW)
        edition_workflow.send_for_approval(edition, by=people.section_editor, at=NOW)


def test_of_two_racing_releases_one_wins_and_both_get_the_same_paper() -> None:
    edition, both = make_edition(state=State.APPROVED), chiefs()
    for turn in range(1, TIMES + 1):
        copies = [Edition.objects.get(pk=edition.pk) for _ in both]

        results = race([partial(release.release, copy, by=by, at=NOW) for copy, by in zip(copies, both, strict=True)])

        released = PublishedEdition.objects.readable().get()
        assert results == [released, released]
        assert (PublishedEdition.objects.count(), PublishedArticle.objects.count()) == (1, 1)
        assert (count(edition, "release"), ArticleMove.objects.filter(verb="release").count()) == (turn, turn)
        take_back(edition)


def test_of_two_clocks_one_releases() -> None:
    edition, chief = make_timed_edition(release_at=NOW), chiefs()[0]
    for turn in range(1, 51):
        results = race([partial(timing.release_due, at=NOW)] * 2)

        assert sorted((len(due.released), due.held_back) for due in results) == [(0, {}), (1, {})], results
        assert (PublishedEdition.objects.count(), PublishedArticle.objects.count()) == (1, 1)
        assert count(edition, "release") == turn
        take_back(edition)
        Edition.objects.update(release_set_by=chief)


def test_the_press_is_stopped_or_the_edition_is_out_and_never_both() -> None:
    edition, chief = make_timed_edition(release_at=NOW), chiefs()[0]
    for turn in range(50):
        copy = Edition.objects.get(pk=edition.pk)
        stop = partial(timing.stop_the_press, copy, by=chief, at=NOW)

        stopped, due = race([stop, partial(timing.release_due, at=NOW)])

        edition.refresh_from_db()
        # On PostgreSQL a row that is being stopped is left alone, to be looked at again in a moment.
        again = timing.release_due(at=NOW)
        if stopped is None:
            assert (edition.state, due.released, due.held_back, again.released) == (State.APPROVED, [], {}, []), turn
            assert not PublishedEdition.objects.exists()
        else:
            assert isinstance(stopped, MoveRefused), stopped
            assert (edition.state, due.released, due.held_back) == (State.RELEASED, [edition], {}), turn
            take_back(edition)
        Edition.objects.update(release_set_by=chief)


def test_any_number_of_processes_release_what_is_due_once() -> None:
    editions = [make_timed_edition(release_at=timezone.now()) for _ in range(8)]
    environ = {"PATH": "", "DATABASE_URL": database_url(), "NEWSROOM_DATA": str(settings.DATA)}
    processes = [
        subprocess.Popen(
            [sys.executable, "manage.py", "release_due"],
            cwd=settings.BASE_DIR,
            env=environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120) for process in processes]
    assert [(process.returncode, err) for process, (_, err) in zip(processes, said, strict=True)] == [(0, b"")] * 3
    lines = [line for out, _ in said for line in out.decode().splitlines() if line.endswith(": released")]
    assert sorted(lines) == sorted(f"{edition}: released" for edition in editions)
    assert [count(edition, "release") for edition in editions] == [1] * 8
    chain = list(PublishedEdition.objects.order_by("pk").values_list("previous_sha256", "sha256"))
    assert [before for before, _ in chain] == ["", *(sha256 for _, sha256 in chain[:-1])]


def test_the_races_are_races() -> None:
    """The control arm: two who read a number and write it back plus one lose some of what they wrote."""
    edition = make_edition(articles=0, number=1)

    def add_one() -> None:
        number = Edition.objects.get(pk=edition.pk).number
        Edition.objects.filter(pk=edition.pk).update(number=number + 1)

    for _ in range(TIMES):
        race([add_one, add_one])
    assert Edition.objects.get(pk=edition.pk).number < 2 * TIMES + 1


def test_two_different_editions_released_at_once_stand_in_one_chain() -> None:
    both = chiefs()
    for turn in range(25):
        editions = [make_edition(state=State.APPROVED), make_edition(state=State.APPROVED, language="fa-AF")]
        pairs = zip(editions, both, strict=True)
        results = race([partial(release.release, edition, by=by, at=NOW) for edition, by in pairs])
        assert [type(result) for result in results] == [PublishedEdition, PublishedEdition], results
        chain = list(PublishedEdition.objects.order_by("pk").values_list("previous_sha256", "sha256"))
        assert [before for before, _ in chain] == ["", *(sha256 for _, sha256 in chain[:-1])], turn


def test_of_two_racing_saves_from_one_version_one_is_refused() -> None:
    people = make_people()
    article = make_article(people.writer)
    for turn in range(1, 51):
        copies = [Article.objects.get(pk=article.pk) for _ in range(2)]
        for place, copy in enumerate(copies):
            copy.headline = f"Headline {turn} of {place}"
        results = race([partial(saving.save, copy, opened_at=turn, by=people.writer, at=NOW) for copy in copies])
        assert sorted(type(result).__name__ for result in results) == ["Revision", "StaleSave"], results
        winner = next(place for place, result in enumerate(results) if not isinstance(result, StaleSave))
        saved = Article.objects.get(pk=article.pk)
        assert (saved.headline, saved.version) == (f"Headline {turn} of {winner}", turn + 1)
        assert saved.revisions.count() == turn + 1


def test_of_a_save_and_a_move_at_once_one_is_refused() -> None:
    people = make_people()
    for _ in range(25):
        article = make_article(people.writer)
        typed = Article.objects.get(pk=article.pk)
        typed.headline = "Typed meanwhile"
        results = race(
            [
                partial(saving.save, typed, opened_at=1, by=people.writer, at=NOW),
                partial(workflow.submit, article, by=people.writer, at=NOW),
            ]
        )
        saved = Article.objects.get(pk=article.pk)
        if isinstance(results[0], StaleSave):
            assert (saved.state, saved.headline, results[1]) == (ArticleState.SUBMITTED, article.headline, None)
        else:
            # The move does not ask for a version: it was made on what had just been saved.
            assert (saved.headline, saved.state, results[1]) == ("Typed meanwhile", ArticleState.SUBMITTED, None)


def test_a_save_during_an_approval_is_in_it_or_comes_too_late() -> None:
    people = make_people()
    chief = people.editor_in_chief
    for turn in range(50):
        photo = make_photo()
        article = make_article(people.writer, state=ArticleState.READY, headline="Before", lead_photo=photo)
        edition = make_edition(state=State.IN_APPROVAL, articles=[article])
        # The approval has to make a revision of its own then, with the number that the save would take.
        Photo.objects.filter(pk=photo.pk).update(alt_text=f"Another picture {turn}")
        typed = Article.objects.get(pk=article.pk)
        typed.headline = "Typed meanwhile"
        results = race(
            [
                partial(approval.approve, edition, by=chief, at=NOW),
                partial(saving.save, typed, opened_at=typed.version, by=people.section_editor, at=NOW),
            ]
        )
        assert (results[0], type(results[1])) in [(None, Revision), (None, StaleSave)], results
        pinned = edition.placements.get().revision
        assert pinned is not None
        expected = "Before" if isinstance(results[1], StaleSave) else "Typed meanwhile"
        assert json.loads(pinned.content)["headline"] == expected == Article.objects.get(pk=article.pk).headline


def test_a_save_during_a_correction_fails_neither() -> None:
    people = make_people()
    for _ in range(50):
        article = make_article(people.writer, state=ArticleState.RELEASED)
        # The correction has to make a revision of its own, with the number that the save would take.
        Article.objects.filter(pk=article.pk).update(headline="Corrected")
        typed = Article.objects.get(pk=article.pk)
        typed.headline = "Typed meanwhile"
        chief, editor = people.editor_in_chief, people.section_editor
        results = race(
            [
                partial(correction.correct, article, by=chief, at=NOW, kind="update", text="Updated."),
                partial(saving.save, typed, opened_at=typed.version, by=editor, at=NOW),
            ]
        )
        assert [type(result) for result in results] == [Correction, Revision], results


def test_an_article_placed_twice_at_once_stands_in_one_edition() -> None:
    people = make_people()
    editions = [make_edition(articles=0), make_edition(articles=0)]
    for turn in range(1, 26):
        article = make_article(state=ArticleState.READY)
        results = race([partial(placing.place, edition, article, by=people.section_editor) for edition in editions])
        assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "Placement"], results
        assert Placement.objects.count() == turn


def test_nothing_slips_into_an_edition_that_is_being_closed() -> None:
    people = make_people()
    editor, chief = people.section_editor, people.editor_in_chief

    def close(edition: Edition) -> None:
        edition_workflow.send_for_approval(edition, by=editor, at=NOW)
        approval.approve(edition, by=chief, at=NOW)

    for _ in range(50):
        edition, article = make_edition(), make_article(state=ArticleState.READY)
        copies = [Edition.objects.get(pk=edition.pk) for _ in range(2)]
        results = race([partial(placing.place, copies[0], article, by=editor), partial(close, copies[1])])
        assert results[1] is None
        pinned = [placement.revision_id is not None for placement in edition.placements.all()]
        assert pinned == [True] * (1 if isinstance(results[0], MoveRefused) else 2), results


def test_of_two_different_moves_of_one_article_one_is_made() -> None:
    people = make_people()
    moves = {"clear": people.section_editor, "take_back": people.writer}
    for by in moves.values():
        by.has_perm("articles.clear_article")
    for _ in range(50):
        article = make_article(people.writer, state=ArticleState.SUBMITTED)
        copies = [Article.objects.get(pk=article.pk) for _ in moves]
        results = race(
            [
                partial(workflow.move, copy, verb, by=by, at=NOW, note="Because.")
                for copy, (verb, by) in zip(copies, moves.items(), strict=True)
            ]
        )
        assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "NoneType"], results
        verb = list(moves)[results.index(None)]
        assert [move.verb for move in article.moves.order_by("pk")] == ["submit", verb]
        assert Article.objects.get(pk=article.pk).state == {"clear": "ready", "take_back": "draft"}[verb]
