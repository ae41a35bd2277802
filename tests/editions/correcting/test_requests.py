"""A correction reaches readers exactly as it was asked for, once the editor-in-chief approves it, and not before."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import protecting
from articles.models import Article
from articles.moves import MoveRefused
from editions import release, workflow
from editions.correcting import requests
from editions.correction import WITHDRAWING
from editions.models import CorrectionRequest, Edition, Placement, RequestMove
from editions.states import RequestState
from newsroom.roles import ROLES, Role
from paper.models import Correction
from tests.editions.acts import LATER
from tests.editions.readers import addresses, read
from tests.factories import (
    NOW,
    People,
    bring_edition,
    make_article,
    make_request,
    make_revision,
    make_user,
    printed_copy,
)

pytestmark = pytest.mark.django_db

Kind = Correction.Kind
ASK = {"section editor", "editor-in-chief"}
DECIDE = {"editor-in-chief"}


def changed_article(headline: str = "Fourteen trucks crossed") -> Article:
    """A released article whose working copy says something else than readers see."""
    article = make_article(state="released", headline="Forty trucks crossed")
    make_revision(article, headline=headline)
    return article


def all_of(request: CorrectionRequest) -> dict[str, object]:
    """All that a refused act could have touched."""
    return {
        "request": CorrectionRequest.objects.filter(pk=request.pk).values().get(),
        "moves": list(RequestMove.objects.order_by("pk").values()),
        "told": list(Correction.objects.values()),
        "article": Article.objects.filter(pk=request.article_id).values().get(),
        "read": read(addresses()),
    }


def test_what_is_asked_for_reaches_nobody_before_it_is_approved(people: People) -> None:
    article = changed_article()
    paths = addresses()
    before = read(paths)
    request = make_request(article)
    assert read(paths) == before
    assert (request.state, request.asked_by, request.edition) == (
        RequestState.ASKED,
        people.section_editor,
        article.placement.edition,
    )

    told = requests.approve(request, by=people.editor_in_chief, at=LATER)

    assert printed_copy(article).headline == "Fourteen trucks crossed"
    assert (told.kind, told.text, told.at) == ("correction", request.text, LATER)
    assert (request.state, request.decided_by, request.decided_at) == ("approved", people.editor_in_chief, LATER)
    assert read(paths) != before


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_can_be_asked_for_and_approved(kind: str, people: People) -> None:
    article = make_article(state="released")
    told = requests.approve(make_request(article, kind=kind), by=people.editor_in_chief, at=LATER)
    assert told.kind == kind
    expected = {"retraction": "retracted", "kill": "killed"}.get(kind, "")
    assert printed_copy(article).withdrawn == expected


def test_the_record_says_who_asked_who_decided_and_why(people: People) -> None:
    request = make_request(note="The governor called.")
    requests.decline(request, by=people.editor_in_chief, at=LATER, reason=" He is wrong. ")
    moves = [(move.verb, move.by, move.at, move.to_state, move.note) for move in request.moves.order_by("pk")]
    assert moves == [
        ("ask", people.section_editor, NOW, "asked", "The governor called."),
        ("decline", people.editor_in_chief, LATER, "declined", "He is wrong."),
    ]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may_ask(role: Role) -> None:
    article, user = make_article(state="released"), make_user(role)
    if role.name in ASK:
        assert make_request(article, by=user).asked_by == user
        return
    with pytest.raises(MoveRefused, match="You may not ask"):
        make_request(article, by=user)
    assert not CorrectionRequest.objects.exists()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may_decide(role: Role) -> None:
    user = make_user(role)
    first, second = make_request(), make_request()
    if role.name in DECIDE:
        requests.approve(first, by=user, at=LATER)
        requests.decline(second, by=user, at=LATER, reason="No.")
        return
    before = all_of(first), all_of(second)
    with pytest.raises(MoveRefused, match="You may not correct"):
        requests.approve(first, by=user, at=LATER)
    with pytest.raises(MoveRefused, match="You may not decline"):
        requests.decline(second, by=user, at=LATER, reason="No.")
    with pytest.raises(MoveRefused, match="Only who asked"):
        requests.withdraw(first, by=user, at=LATER)
    assert (all_of(first), all_of(second)) == before


def test_two_eyes_need_a_reason_and_it_is_kept(people: People) -> None:
    chief = people.editor_in_chief
    request = make_request(changed_article(), by=chief)
    before = all_of(request)
    for reason in ("", " \n"):
        with pytest.raises(MoveRefused, match="asked for this yourself"):
            requests.approve(request, by=chief, at=LATER, reason=reason)
    assert all_of(request) == before
    requests.approve(request, by=chief, at=LATER, reason=" It is four in the morning. ")
    assert (request.state, request.reason) == ("approved", "It is four in the morning.")
    assert request.moves.latest("pk").note == "It is four in the morning."


def test_what_was_changed_after_it_was_asked_is_not_approved(people: People) -> None:
    article = changed_article()
    request = make_request(article)
    make_revision(article, headline="Slipped in meanwhile")
    before = all_of(request)
    with pytest.raises(MoveRefused, match="changed after this was asked"):
        requests.approve(request, by=people.editor_in_chief, at=LATER)
    assert all_of(request) == before
    make_revision(article, headline="Fourteen trucks crossed")
    requests.approve(request, by=people.editor_in_chief, at=LATER)
    assert printed_copy(article).headline == "Fourteen trucks crossed", "the control arm: as it was asked for, it may"


@pytest.mark.parametrize("kind", ["retraction", "kill"])
def test_somebody_typing_does_not_hold_up_a_kill(kind: str, people: People) -> None:
    article = make_article(state="released")
    request = make_request(article, kind=kind)
    make_revision(article, headline="Typing on")
    requests.approve(request, by=people.editor_in_chief, at=LATER)
    assert printed_copy(article).headline != "Typing on"


def test_what_readers_saw_another_text_of_meanwhile_has_to_be_looked_at_again(people: People) -> None:
    article = changed_article()
    first, second = make_request(article), make_request(article, kind="update")
    seen = requests.mark_of(second, article, printed_copy(article))
    requests.approve(first, by=people.editor_in_chief, at=LATER)
    with pytest.raises(MoveRefused, match="look at it again"):
        requests.approve(second, by=people.editor_in_chief, at=LATER, seen=seen)
    again = requests.mark_of(second, Article.objects.with_content().get(pk=article.pk), printed_copy(article))
    requests.approve(second, by=people.editor_in_chief, at=LATER, seen=again)
    assert printed_copy(article).corrections.count() == 2


ENDINGS: dict[str, Callable[[CorrectionRequest, User], object]] = {
    "approved": lambda request, by: requests.approve(request, by=by, at=LATER),
    "declined": lambda request, by: requests.decline(request, by=by, at=LATER, reason="No."),
    "withdrawn": lambda request, by: requests.withdraw(request, by=request.asked_by, at=LATER),
}


@pytest.mark.parametrize("state", ENDINGS)
@pytest.mark.parametrize("again", ENDINGS)
def test_what_is_decided_is_decided_once(state: str, again: str, people: People) -> None:
    request = make_request(changed_article())
    stale = CorrectionRequest.objects.get(pk=request.pk)
    ENDINGS[state](request, people.editor_in_chief)
    assert request.state == state
    before = all_of(request)
    with pytest.raises(MoveRefused, match=f"This is {state} by now"):
        ENDINGS[again](stale, people.editor_in_chief)
    assert all_of(request) == before


def test_every_state_has_its_end() -> None:
    assert {"asked", *ENDINGS} == set(RequestState.values)


def test_the_same_is_not_asked_for_twice(people: People) -> None:
    article = make_article(state="released")
    first = make_request(article)
    with pytest.raises(MoveRefused, match="A correction is asked for this article already"):
        make_request(article, by=people.other_section_editor)
    make_request(article, kind="update")
    requests.withdraw(first, by=people.section_editor, at=LATER)
    assert make_request(article).state == "asked"


@pytest.mark.parametrize("state", ["draft", "ready", "approved", "retracted", "killed"])
def test_what_readers_do_not_have_is_not_corrected(state: str, people: People) -> None:
    article = make_article(state=state)
    placed = Placement.objects.filter(article=article).first()
    if placed is None:
        placed = Placement(edition=Edition(), article=article)
        with pytest.raises(Placement.DoesNotExist):
            requests.ask(placed, by=people.section_editor, at=NOW, kind="update", text="What?")
        return
    with pytest.raises(MoveRefused, match="not in a released edition"):
        requests.ask(placed, by=people.section_editor, at=NOW, kind="update", text="What?")


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [("apology", "Sorry.", "Choose what it is"), ("", "Sorry.", "Choose"), ("update", " \n", "Write the words")],
)
def test_what_is_asked_has_a_kind_and_words(kind: str, text: str, sentence: str, people: People) -> None:
    placed = make_article(state="released").placement
    with pytest.raises(MoveRefused, match=sentence):
        requests.ask(placed, by=people.section_editor, at=NOW, kind=kind, text=text)


@pytest.mark.parametrize("kind", ["retraction", "kill"])
def test_a_withdrawal_answers_whatever_else_was_asked(kind: str, people: People) -> None:
    article = changed_article()
    other, elsewhere = make_request(article), make_request()
    requests.approve(make_request(article, kind=kind), by=people.editor_in_chief, at=LATER)
    other.refresh_from_db()
    assert (other.state, other.decided_by) == ("declined", people.editor_in_chief)
    assert other.reason.startswith("Answered by the")
    assert list(CorrectionRequest.objects.waiting()) == [elsewhere]


def test_after_a_recall_nothing_is_approved_and_what_was_asked_waits(people: People) -> None:
    article = changed_article()
    request, edition = make_request(article), article.placement.edition
    release.recall(edition, by=people.editor_in_chief, at=LATER, note="All of it.")
    with pytest.raises(MoveRefused, match="not in a released edition"):
        requests.approve(request, by=people.editor_in_chief, at=LATER)
    request.refresh_from_db()
    assert (request.state, Correction.objects.count()) == ("asked", 0)
    workflow.reopen(edition, by=people.editor_in_chief, at=LATER)
    bring_edition(edition, to="released")
    requests.approve(request, by=people.editor_in_chief, at=LATER)
    assert printed_copy(article).corrections.get().text == request.text


def protect_writer_of(article: Article, people: People) -> None:
    """Say that who is credited must not be named from now on."""
    author = article.bylines.select_related("author").get().author
    protecting.protect(author, by=people.editor_in_chief, at=LATER, reason="A threat.")


def test_nothing_is_corrected_to_what_preflight_stops(people: People) -> None:
    article = changed_article("Forty trucks crossed, TK")
    with pytest.raises(MoveRefused, match=r"^This cannot be printed, because preflight stops it: .*TK"):
        make_request(article)
    assert not CorrectionRequest.objects.exists()


def test_nobody_is_named_by_a_correction_who_was_protected_since(people: People) -> None:
    article = changed_article()
    request = make_request(article)
    protect_writer_of(article, people)
    before = all_of(request)
    with pytest.raises(MoveRefused, match=r"^This cannot be printed, .* who must not be named\.$"):
        requests.approve(request, by=people.editor_in_chief, at=LATER)
    assert all_of(request) == before


@pytest.mark.parametrize("kind", sorted(WITHDRAWING))
def test_what_withdraws_an_article_is_never_stopped(kind: str, people: People) -> None:
    article = make_article(state="released")
    protect_writer_of(article, people)
    requests.approve(make_request(article, kind=kind), by=people.editor_in_chief, at=LATER)
    assert printed_copy(article).withdrawn
