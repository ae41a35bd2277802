"""One article goes out ahead of its edition: by whom, from which state, pinned, and the edition takes it along."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.models import Article
from articles.moves import MoveRefused
from editions import correction, placing, release, workflow
from editions.ahead import letting
from editions.models import Ahead, Edition, Placement
from editions.proof import proof
from newsroom.roles import EDITOR_IN_CHIEF, ROLES, SECTION_EDITOR, Role
from paper.models import PublishedArticle, PublishedEdition
from paper.proving import verifying
from tests.editions.acts import LATER, TOMORROW, everything
from tests.editions.readers import found_by, read
from tests.factories import NOW, bring_edition, make_article, make_edition, make_revision, person

pytestmark = pytest.mark.django_db

OPEN = ("planned", "in_approval", "approved")


def first_of(edition: Edition) -> Placement:
    placement: Placement = edition.placements.in_order()[0]
    return placement


def let_out(placement: Placement, *, by: User | None = None, at: datetime.datetime = NOW, **said: str) -> Any:
    said = {"note": "The road is closed now."} | said
    return letting.let_out(placement, by=by or person(EDITOR_IN_CHIEF), at=at, **said)


def take_back(placement: Placement, *, by: User | None = None, note: str = "The name was wrong.") -> None:
    letting.take_back(placement, by=by or person(EDITOR_IN_CHIEF), at=LATER, note=note)


def verified() -> list[str]:
    return list(verifying.verify(verifying.chains()))


@pytest.mark.parametrize("state", OPEN)
def test_an_article_goes_out_and_its_edition_does_not(state: str) -> None:
    edition = make_edition(state=state, articles=2)
    printed = let_out(first_of(edition))

    edition.refresh_from_db()
    assert (edition.state, edition.moves.first().verb) == (state, "let_out")  # type: ignore[union-attr]
    address = printed.get_absolute_url()
    statuses = {path: status for path, (status, _) in read([address, printed.edition.get_absolute_url(), "/"]).items()}
    assert statuses == {address: 200, printed.edition.get_absolute_url(): 404, "/": 200}
    assert found_by("begins") == [printed.pk]
    assert (printed.first_released_at, printed.version, printed.is_lead) == (NOW, 1, False)
    assert Article.objects.get(pk=first_of(edition).article_id).state == "released"


@pytest.mark.parametrize("state", OPEN)
def test_the_edition_takes_it_along_with_its_earlier_time(state: str) -> None:
    edition = make_edition(state=state, articles=3)
    out = let_out(first_of(edition))
    bring_on(edition)
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)

    whole = PublishedEdition.objects.get()
    assert next(iter(whole.articles.order_by("position"))).pk == out.pk
    assert whole.articles.count() == 3
    times = whole.articles.order_by("position").values_list("first_released_at", flat=True)
    assert list(times) == [NOW, TOMORROW, TOMORROW]
    said = json.loads(whole.manifest)["articles"]
    assert [each["first_released_at"] < said[1]["first_released_at"] for each in said] == [True, False, False]
    assert verified() == []
    assert b"ahead of the edition" in read([whole.get_absolute_url()])[whole.get_absolute_url()][1]


def bring_on(edition: Edition) -> None:
    """Approve an edition from whatever state it is in."""
    edition.refresh_from_db()
    if edition.state == "planned":
        bring_edition(edition, to="approved")
    elif edition.state == "in_approval":
        workflow.reopen(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
        bring_edition(edition, to="approved")


def test_what_is_out_is_pinned_and_changes_by_a_correction_alone() -> None:
    edition = make_edition(articles=2)
    out = let_out(first_of(edition))
    make_revision(first_of(edition).article, headline="Changed afterwards")
    bring_on(edition)
    shown = proof(edition, prefix="")
    assert b"Changed afterwards" not in b"".join(body for _, body in read(shown).values())

    release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)
    out.refresh_from_db()
    assert out.headline != "Changed afterwards"
    assert b"Changed afterwards" not in b"".join(body for _, body in read(shown).values())


@pytest.mark.parametrize("when", ["planned", "approved"])
@pytest.mark.parametrize("kind", ["correction", "retraction", "kill"])
def test_what_was_corrected_ahead_goes_into_the_edition_corrected(kind: str, when: str) -> None:
    edition = make_edition(articles=3)
    last = edition.placements.in_order()[2]
    out = let_out(last)
    if when == "approved":
        bring_on(edition)
    make_revision(last.article, headline="Put right")
    tell(last.article, kind)
    assert PublishedEdition.objects.get().manifest_versions.count() == 0
    bring_on(edition)
    shown = set(proof(edition, prefix=""))

    release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)

    whole = PublishedEdition.objects.get()
    entry = json.loads(whole.manifest)["articles"][2]
    assert (entry["version"], len(entry["corrections"])) == (2, 1)
    assert verified() == []
    status = 410 if kind == "kill" else 200
    assert {status for status, _ in read(shown).values()} == {200, status}
    assert read([out.get_absolute_url()])[out.get_absolute_url()][0] == status
    tell(edition.placements.in_order()[1].article, "correction")
    assert verified() == []


def tell(article: Article, kind: str) -> None:
    by, text = person(EDITOR_IN_CHIEF), "What readers are told."
    article.refresh_from_db()
    if kind == "correction":
        correction.correct(article, by=by, at=LATER, kind=kind, text=text)
    else:
        {"retraction": correction.retract, "kill": correction.kill}[kind](article, by=by, at=LATER, text=text)


@pytest.mark.parametrize("kind", ["", "correction", "kill"])
def test_a_recall_gives_readers_again_what_they_had_before(kind: str) -> None:
    edition = make_edition(articles=2)
    last = edition.placements.in_order()[1]
    out = let_out(last)
    address = out.get_absolute_url()
    before = read([address])[address]
    bring_on(edition)
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)
    if kind:
        tell(last.article, kind)

    release.recall(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW, note="Wrong map.")

    assert verified() == []
    status, body = read([address])[address]
    assert status == (410 if kind == "kill" else 200)
    assert kind or body == before[1]
    assert read([edition_address(edition)])[edition_address(edition)][0] == 404
    workflow.reopen(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)
    bring_on(edition)
    again = release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)
    assert [each.first_released_at for each in again.articles.order_by("position")] == [TOMORROW, NOW]
    assert verified() == []


def edition_address(edition: Edition) -> str:
    return f"/{edition.issue_date:%Y/%m/%d}/"


@pytest.mark.parametrize("state", OPEN)
def test_an_article_is_taken_back_with_a_notice(state: str) -> None:
    edition = make_edition(state=state, articles=2)
    out = let_out(first_of(edition))
    address = out.get_absolute_url()
    take_back(first_of(edition))

    status, body = read([address])[address]
    assert (status, b"The name was wrong." in body, b"This article was taken back" in body) == (404, True, True)
    assert found_by("begins") == []
    placement = first_of(edition)
    article = Article.objects.get(pk=placement.article_id)
    assert article.state == ("approved" if state == "approved" else "ready")
    assert (placement.printed, placement.is_ahead) == (None, False)
    assert (placement.revision is None) == (state != "approved")
    bring_on(edition)
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=TOMORROW)
    assert PublishedArticle.objects.readable().count() == 2
    assert verified() == []


def _spoil(placement: Placement, **fields: Any) -> None:
    Article.objects.filter(pk=placement.article_id).update(**fields)


REFUSED: dict[str, tuple[Callable[[Placement], Any], dict[str, Any], str]] = {
    "a draft": (lambda placement: _spoil(placement, state="draft"), {}, "have it cleared"),
    "held": (lambda placement: _spoil(placement, state="held"), {}, "have it cleared"),
    "under embargo": (lambda placement: _spoil(placement, embargo_until=LATER), {}, "under embargo"),
    "without a headline": (lambda placement: _spoil(placement, headline=""), {}, "has no headline"),
    "for no reason": (lambda placement: None, {"note": " "}, "a reason is needed"),
    "changed since it was read": (lambda placement: None, {"seen": "0" * 64}, "read it again"),
    "a second time": (let_out, {}, "already"),
    "one's own": (lambda placement: _spoil(placement, owner=person(EDITOR_IN_CHIEF)), {}, "wrote or cleared"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence_and_nothing_changes(name: str) -> None:
    spoil, said, sentence = REFUSED[name]
    edition = make_edition(articles=2)
    spoil(first_of(edition))
    before = everything(edition)
    with pytest.raises(MoveRefused, match=sentence):
        let_out(first_of(edition), **said)
    assert everything(edition) == before


@pytest.mark.parametrize("state", ["released", "recalled"])
def test_nothing_goes_ahead_of_an_edition_that_was_out(state: str) -> None:
    edition = make_edition(state=state)
    with pytest.raises(MoveRefused, match="not out yet"):
        let_out(first_of(edition))


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may(role: Role) -> None:
    may = role == EDITOR_IN_CHIEF
    placement = first_of(make_edition(articles=2))
    if may:
        let_out(placement, by=person(role))
        take_back(placement, by=person(role))
        return
    with pytest.raises(MoveRefused, match="You may not"):
        let_out(placement, by=person(role))
    let_out(placement)
    with pytest.raises(MoveRefused, match="You may not"):
        take_back(placement, by=person(role))


def test_one_person_alone_says_why() -> None:
    placement = first_of(make_edition(articles=1))
    _spoil(placement, owner=person(EDITOR_IN_CHIEF))
    let_out(placement, waiver="Nobody else is here.")
    assert Ahead.objects.get().waiver == "Nobody else is here."


def test_the_database_wants_four_eyes_and_a_reason() -> None:
    placement = first_of(make_edition(articles=1))
    let_out(placement)
    chief = person(EDITOR_IN_CHIEF).pk
    for wrong in ({"cleared_by": chief}, {"note": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ahead.objects.update(**wrong)
    Ahead.objects.update(cleared_by=chief, waiver="The control arm.")


def test_the_database_wants_a_manifest_of_a_whole_edition_and_none_of_what_is_ahead() -> None:
    let_out(first_of(make_edition(articles=1)))
    for wrong in ({"is_ahead": False}, {"sha256": "0" * 64}, {"manifest": "{}"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublishedEdition.objects.update(**wrong)


def test_what_is_out_is_not_taken_out_and_its_edition_keeps_its_address() -> None:
    edition = make_edition(articles=2)
    let_out(first_of(edition))
    with pytest.raises(MoveRefused, match="take it back from them first"):
        placing.take_out(first_of(edition), by=person(SECTION_EDITOR))
    plan = {"issue_date": edition.issue_date, "language": "en", "label": ""}
    letting.refuse_another_address(edition, plan)
    for name, value in (("issue_date", TOMORROW.date()), ("language", "ps"), ("label", "late")):
        with pytest.raises(MoveRefused, match="stay as they are"):
            letting.refuse_another_address(edition, plan | {name: value})


def test_two_articles_at_one_address_are_refused() -> None:
    edition = make_edition(articles=[make_article(state="ready", slug="dam"), make_article(state="ready", slug="dam")])
    first, second = edition.placements.in_order()
    let_out(first)
    with pytest.raises(MoveRefused, match="same address"):
        let_out(second)
