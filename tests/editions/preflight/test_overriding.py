"""A reason for a warning is kept once it is given, counts while the warning says the same, and goes into approval."""

import datetime
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.moves import MoveRefused
from editions.approval import ApprovalRefused, approve
from editions.models import Edition, Reason
from editions.overriding import LONGEST, ReasonsRefused, Said, give, standing, with_reasons
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, ROLES, SECTION_EDITOR, Role
from tests.editions.preflight.made import found, ready
from tests.factories import NOW, People, make_edition, person

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def warned(state: str = State.PLANNED) -> Edition:
    """An edition with two warnings, of one article each."""
    return make_edition(state=state, articles=[ready(standfirst=""), ready(ednote="Ask the lawyer.")])


def first(edition: Edition, text: str = "It is a notice.") -> dict[str, Said]:
    finding = found(edition)[0]
    return {finding.key: Said(text, finding.message)}


def given(edition: Edition) -> list[str]:
    return [finding.given.text if finding.given else "" for finding in with_reasons(edition, found(edition))]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
@pytest.mark.parametrize("state", State.values)
def test_who_gives_reasons_and_when(state: str, role: Role) -> None:
    may, is_open = role in (SECTION_EDITOR, EDITOR_IN_CHIEF), state in (State.PLANNED, State.IN_APPROVAL)
    edition = warned(state)
    said = first(warned())
    if may and is_open:
        assert give(edition, first(edition), by=person(role), at=LATER) == 1
        assert given(edition) == ["It is a notice.", ""]
        return
    with pytest.raises(MoveRefused, match="no reasons are asked for" if may else "You may not say what may stay"):
        give(edition, said, by=person(role), at=LATER)
    assert not Reason.objects.exists()


def test_a_reason_says_who_gave_it_and_when(people: People) -> None:
    edition = warned()
    give(edition, first(edition, " It is a notice. "), by=people.section_editor, at=LATER)
    (reason,) = standing(edition, found(edition)).values()
    assert (reason.text, reason.by, reason.at) == ("It is a notice.", people.section_editor, LATER)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_reason_is_refused(text: str, people: People) -> None:
    edition = warned()
    with pytest.raises(MoveRefused, match="Write why it may stay first"):
        give(edition, first(edition, text), by=people.section_editor, at=LATER)
    assert given(edition) == ["", ""]


def test_a_reason_is_no_essay(people: People) -> None:
    edition = warned()
    with pytest.raises(ReasonsRefused, match="1000 characters at most"):
        give(edition, first(edition, "x" * (LONGEST + 1)), by=people.section_editor, at=LATER)
    give(edition, first(edition, "x" * LONGEST), by=people.section_editor, at=LATER)


def test_the_newest_counts_and_an_empty_one_takes_it_back(people: People) -> None:
    edition = warned()
    give(edition, first(edition), by=people.section_editor, at=LATER)
    give(edition, first(edition, "A better one."), by=people.editor_in_chief, at=LATER)
    assert given(edition) == ["A better one.", ""]
    with pytest.raises(MoveRefused, match="Write why it may stay first"):
        give(edition, first(edition, "A better one."), by=people.section_editor, at=LATER)
    give(edition, first(edition, ""), by=people.section_editor, at=LATER)
    assert given(edition) == ["", ""]
    assert Reason.objects.count() == 3


def test_a_warning_that_says_something_else_needs_another_reason(people: People) -> None:
    edition = warned()
    said = first(edition)
    give(edition, said, by=people.section_editor, at=LATER)
    article = edition.placements.in_order()[0].article
    Article.objects.filter(pk=article.pk).update(headline="Another headline")
    assert given(edition) == ["", ""]
    with pytest.raises(ReasonsRefused, match="says something else by now") as refused:
        give(
            edition,
            {key: Said("Still.", each.message) for key, each in said.items()},
            by=people.section_editor,
            at=LATER,
        )
    assert refused.value.keys == list(said)
    # The control: back at what it said, the reason stands again.
    Article.objects.filter(pk=article.pk).update(headline=article.headline)
    assert given(edition) == ["It is a notice.", ""]


def test_what_blocks_and_what_was_never_found_takes_no_reason(people: People) -> None:
    edition = make_edition(articles=[ready(body="<p>TK</p>")])
    for said in (first(edition), {"empty": Said("Never.", "Nothing is placed.")}):
        with pytest.raises(ReasonsRefused):
            give(edition, said, by=people.section_editor, at=LATER)


def test_one_that_is_refused_leaves_all_as_they_were(people: People) -> None:
    edition = warned()
    said = first(edition) | {"ednote:0": Said("Gone.", "Nothing")}
    with pytest.raises(ReasonsRefused):
        give(edition, said, by=people.section_editor, at=LATER)
    assert given(edition) == ["", ""]


def test_approval_keeps_whose_words_they_are(people: People) -> None:
    edition = warned(State.IN_APPROVAL)
    give(edition, first(edition), by=people.section_editor, at=LATER)
    one, other = (finding.key for finding in found(edition))
    with pytest.raises(ApprovalRefused, match="say why it may stay"):
        approve(edition, by=people.editor_in_chief, at=LATER)
    approve(edition, by=people.editor_in_chief, at=LATER, overrides={one: "It is a notice.", other: "He was asked."})
    assert [(row["key"], row["reason"], row["by"]) for row in edition.overrides] == [
        (one, "It is a notice.", people.section_editor.pk),
        (other, "He was asked.", people.editor_in_chief.pk),
    ]


@pytest.mark.parametrize("act", [lambda rows: rows.update(text="Other"), lambda rows: rows.delete()])
def test_the_database_alters_no_reason(act: Callable[[object], object], people: People) -> None:
    edition = warned()
    give(edition, first(edition), by=people.section_editor, at=LATER)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act(Reason.objects.all())


def fields_of(edition: Edition, **texts: str) -> dict[str, str]:
    """What the form of the page sends: every warning's field, and what it is about."""
    findings = found(edition)
    sent = {f"about-{finding.key}": finding.message for finding in findings}
    return sent | {f"override-{finding.key}": texts.get(finding.code, "") for finding in findings}


def address(edition: Edition, rest: str) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/{rest}"


def test_a_reason_given_on_the_page_stands_there_and_in_the_approval_s_form(
    section_editor_client: Client, editor_in_chief_client: Client, people: People
) -> None:
    edition = warned(State.IN_APPROVAL)
    sent = fields_of(edition, no_standfirst="It is a notice.")
    answer = section_editor_client.post(address(edition, "preflight/reasons/"), sent, follow=True)
    assert answer.redirect_chain == [(address(edition, "change/#preflight"), 302)]
    assert "1 reason is kept." in answer.text
    assert "It may stay: It is a notice." in " ".join(answer.text.split())
    page = " ".join(editor_in_chief_client.get(address(edition, "approve/")).text.split())
    assert 'value="It is a notice."' in page
    assert f"In the words of {people.section_editor}" in page


def test_what_was_typed_survives_a_refusal(section_editor_client: Client) -> None:
    edition = warned()
    sent = fields_of(edition, no_standfirst="It is a notice.", ednote="He was asked.")
    Article.objects.filter(ednote="").update(headline="Another headline")
    answer = section_editor_client.post(address(edition, "preflight/reasons/"), sent)
    assert answer.status_code == 200
    assert "says something else by now" in answer.text
    assert 'value="It is a notice."' in answer.text
    assert 'value="He was asked."' in answer.text
    assert not Reason.objects.exists()


def test_nothing_typed_is_refused_on_the_page(section_editor_client: Client) -> None:
    edition = warned()
    answer = section_editor_client.post(address(edition, "preflight/reasons/"), fields_of(edition))
    assert "Write why it may stay first." in answer.text


def test_reasons_cost_one_query_for_few_and_for_many(people: People) -> None:
    for edition in (warned(), make_edition(articles=[ready(standfirst="") for _ in range(12)])):
        findings = found(edition)
        said = {finding.key: Said("Yes.", finding.message) for finding in findings}
        assert give(edition, said, by=people.section_editor, at=LATER) == len(findings)
        with CaptureQueriesContext(connection) as queries:
            assert all(finding.given and str(finding.given.by) for finding in with_reasons(edition, findings))
        assert len(queries) == 1
