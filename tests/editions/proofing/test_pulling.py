"""A proof is numbered, kept for good, and holds what was read, whatever becomes of it."""

import datetime
import json

import pytest

from articles.models import Revision
from articles.moves import MoveRefused
from editions import approval
from editions.models import Edition, Proof
from editions.proofing.pulling import PULLED_FROM, pull
from editions.proofing.sheets import sheet_now, sheet_pulled
from editions.states import State
from newsroom.roles import ROLES, Role
from paper.manifest import canonical, sha256_of
from photos.models import Photo
from tests.factories import (
    NOW,
    People,
    every_warning,
    make_article,
    make_edition,
    make_photo,
    make_proof,
    make_revision,
    make_user,
)
from tests.racing import race

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def test_a_proof_keeps_which_revision_of_which_article_stood_where(people: People) -> None:
    article = make_article(state="ready", slug="dam", headline="The dam")
    edition = make_edition(articles=[article], issue_date=datetime.date(2026, 4, 2), number=77)
    proof, is_new = pull(edition, by=people.section_editor, at=LATER)
    assert is_new
    assert (proof.number, proof.by, proof.at) == (1, people.section_editor, LATER)
    assert proof.content == canonical(json.loads(proof.content))
    assert proof.sha256 == sha256_of(proof.content)
    kept = json.loads(proof.content)
    assert (kept["edition"]["number"], kept["masthead"]["paper_name"]) == (77, "The Kabul Lantern")
    assert kept["articles"] == [
        {
            "article": article.pk,
            "headline": "The dam",
            "path": "/2026/04/02/dam/",
            "section": "national",
            "section_name": "National",
            "position": 1,
            "is_lead": True,
            "revision": 1,
            "sha256": Revision.objects.get(article=article).sha256,
        }
    ]


def test_where_nothing_changed_the_last_proof_still_holds(people: People) -> None:
    edition = make_edition()
    first = make_proof(edition)
    assert pull(edition, by=people.editor_in_chief, at=LATER) == (first, False)
    make_revision(edition.placements.get().article, headline="Another headline")
    second, is_new = pull(edition, by=people.editor_in_chief, at=LATER)
    assert (second.number, is_new) == (2, True)


def test_editions_are_numbered_apart() -> None:
    assert [make_proof().number, make_proof().number] == [1, 1]


def test_what_a_photo_says_is_kept_though_nobody_saved_the_article(people: People) -> None:
    article = make_article(state="ready", lead_photo=make_photo(caption="As it was."))
    edition = make_edition(articles=[article])
    Photo.objects.update(caption="As it was read.")
    proof = make_proof(edition)
    Photo.objects.update(caption="Changed afterwards.")
    assert sheet_pulled(proof).load([article.pk])[article.pk]["photo"]["caption"] == "As it was read."
    assert Revision.objects.filter(article=article).count() == 2


@pytest.mark.parametrize("state", State.values)
def test_a_proof_is_pulled_before_an_edition_goes_out(state: str, people: People) -> None:
    edition = make_edition(state=state)
    if state in PULLED_FROM:
        assert pull(edition, by=people.section_editor, at=LATER)[1]
        return
    with pytest.raises(MoveRefused, match="a proof is pulled before it goes out"):
        pull(edition, by=people.section_editor, at=LATER)
    assert Proof.objects.count() == 0


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_whoever_prepares_editions_pulls_proofs(role: Role) -> None:
    edition, user = make_edition(), make_user(role)
    if role.name in {"section editor", "editor-in-chief"}:
        assert pull(edition, by=user, at=LATER)[1]
        return
    with pytest.raises(MoveRefused, match="You may not pull a proof"):
        pull(edition, by=user, at=LATER)


def test_of_an_empty_edition_there_is_no_proof(people: People) -> None:
    with pytest.raises(MoveRefused, match="is empty"):
        pull(make_edition(articles=0), by=people.section_editor, at=LATER)


def test_what_is_approved_is_proofed_as_approved(people: People) -> None:
    edition = make_edition(state=State.APPROVED)
    make_revision(edition.placements.get().article, headline="Changed after the approval")
    proof, _ = pull(edition, by=people.editor_in_chief, at=LATER)
    assert "Changed after the approval" not in proof.content
    assert sheet_pulled(proof).manifest == edition.manifest


def test_the_manifest_that_is_announced_is_the_one_that_is_kept(people: People) -> None:
    article = make_article(state="ready", lead_photo=make_photo())
    edition = make_edition(state=State.IN_APPROVAL, articles=[article, make_article(state="ready")])
    Photo.objects.update(caption="Changed since the last save.")
    announced = sheet_now(edition).manifest
    assert json.loads(announced)["articles"][0]["revision"] == 2
    approval.approve(edition, by=people.editor_in_chief, at=LATER, overrides=every_warning(edition))
    assert Edition.objects.get(pk=edition.pk).manifest == announced


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_who_pull_at_once_have_one_proof_between_them(people: People) -> None:
    edition = make_edition(articles=3)
    both = (people.section_editor, people.editor_in_chief)
    found = race([lambda by=by: pull(Edition.objects.get(pk=edition.pk), by=by, at=LATER) for by in both])  # type: ignore[misc]
    assert sorted(is_new for _, is_new in found) == [False, True]
    assert [proof.number for proof in Proof.objects.all()] == [1]
