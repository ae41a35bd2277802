"""What does the editor-in-chief see before an approval and a release, and what is left of it afterwards?"""

import datetime
import re

import pytest
from django.test import Client

from editions.models import Edition
from editions.proofing.sheets import sheet_now
from editions.states import State
from editions.workflow import reopen, send_for_approval
from paper.manifest import sha256_of
from paper.models import PublishedEdition
from tests.factories import (
    NOW,
    People,
    make_article,
    make_edition,
    make_note,
    make_proof,
    make_revision,
    make_timed_edition,
)

pytestmark = pytest.mark.django_db

WAIVER = "Nobody else is in the house."


def base(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/"


def page(client: Client, edition: Edition, path: str) -> str:
    answer = client.get(f"{base(edition)}{path}", follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def fields(shown: str) -> dict[str, str]:
    """The hidden fields of the form that approves, as the page carries them."""
    form = shown[shown.index("approve-form") :]
    found = dict(re.findall(r'name="(version|seen)" value="([^"]*)"', form))
    assert set(found) == {"version", "seen"}
    return found


def without_standfirst() -> Edition:
    return make_edition(state=State.IN_APPROVAL, articles=[make_article(state="ready", standfirst="")])


def test_the_page_shows_what_an_approval_pins(editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL, articles=2, number=4321)
    lead, second = (placement.article for placement in edition.placements.in_order())
    make_revision(second, headline="Another headline")
    shown = page(editor_in_chief_client, edition, "approve/")
    sheet = sheet_now(edition)
    masthead = "Editor in Chief: " + sheet.masthead["editor_in_chief"]
    for words in (masthead, "No. 4,321", f"led by “{lead.headline}”", "Another headline", sheet.manifest_sha256):
        assert words in shown
    assert [entry.revision for entry in sheet.entries] == [1, 2]


def test_what_was_announced_is_what_was_approved(editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL, articles=2)
    shown = page(editor_in_chief_client, edition, "approve/")
    answer = editor_in_chief_client.post(f"{base(edition)}approve/", fields(shown), follow=True)
    assert answer.redirect_chain == [(f"{base(edition)}approve/", 302)]
    edition.refresh_from_db()
    digest = sha256_of(edition.manifest)
    assert digest in shown
    after = " ".join(answer.content.decode().split())
    for words in ("The edition is approved", digest, "Approved by", "editor-in-chief, <time", "section-editor", "None"):
        assert words in after
    assert "approve-form" not in after


def test_reasons_and_waiver_are_shown_afterwards(editor_in_chief_client: Client, people: People) -> None:
    edition = without_standfirst()
    reopen(edition, by=people.editor_in_chief, at=NOW)
    send_for_approval(edition, by=people.editor_in_chief, at=NOW)
    shown = page(editor_in_chief_client, edition, "approve/")
    (override,) = re.findall(r'name="(override-[^"]+)"', shown)
    sent = fields(shown) | {override: "The headline says it.", "waiver": WAIVER}
    editor_in_chief_client.post(f"{base(edition)}approve/", sent)
    after = page(editor_in_chief_client, edition, "approve/")
    for words in (WAIVER, "has no standfirst.", "editor-in-chief: “The headline says it.”"):
        assert words in after


def test_who_prepared_it_is_asked_why_nobody_else_can(editor_in_chief_client: Client, people: People) -> None:
    edition = make_edition()
    send_for_approval(edition, by=people.editor_in_chief, at=NOW)
    shown = page(editor_in_chief_client, edition, "approve/")
    assert "Why can nobody else approve it?" in shown
    answer = editor_in_chief_client.post(f"{base(edition)}approve/", fields(shown) | {"waiver": " "})
    assert "You prepared this edition yourself" in answer.content.decode()
    other = make_edition(state=State.IN_APPROVAL)
    assert "Why can nobody else approve it?" not in page(editor_in_chief_client, other, "approve/")


def test_a_refusal_keeps_what_was_typed(editor_in_chief_client: Client, people: People) -> None:
    edition = without_standfirst()
    reopen(edition, by=people.editor_in_chief, at=NOW)
    send_for_approval(edition, by=people.editor_in_chief, at=NOW)
    shown = page(editor_in_chief_client, edition, "approve/")
    (override,) = re.findall(r'name="(override-[^"]+)"', shown)
    sent = fields(shown) | {override: "It says <it>.", "waiver": WAIVER}
    article = edition.placements.get().article
    make_revision(article, kicker="Slipped in")
    answer = editor_in_chief_client.post(f"{base(edition)}approve/", sent)
    refused = " ".join(answer.content.decode().split())
    assert "changed after you opened the page" in refused
    assert 'value="It says &lt;it&gt;."' in refused
    assert f"{WAIVER}</textarea>" in refused
    assert Edition.objects.get(pk=edition.pk).state == State.IN_APPROVAL
    # What is shown now can be approved with the same reasons.
    editor_in_chief_client.post(f"{base(edition)}approve/", sent | fields(refused))
    assert Edition.objects.get(pk=edition.pk).state == State.APPROVED


def test_what_blocks_leaves_no_button(editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL, articles=[make_article(state="ready", body="<p>TK</p>")])
    shown = page(editor_in_chief_client, edition, "approve/")
    assert "It cannot be approved yet: 1 finding of preflight blocks it." in shown
    assert "approve-form" not in shown


def test_changes_since_the_clearing_and_the_last_proof_are_shown(editor_in_chief_client: Client) -> None:
    edition = make_edition(articles=2)
    article = edition.placements.in_order()[0].article
    quiet = make_edition(state=State.IN_APPROVAL)
    shown = page(editor_in_chief_client, quiet, "approve/")
    assert "No proof was pulled of this edition." in shown
    assert "Every article stands as it was cleared." in shown
    make_proof(edition)
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_APPROVAL, prepared_by=article.owner)
    assert "Nothing changed: what was read is what would be approved." in page(
        editor_in_chief_client, edition, "approve/"
    )
    make_revision(article, standfirst="A text that nobody cleared.", reason="saved")
    shown = page(editor_in_chief_client, edition, "approve/")
    assert "A text that nobody cleared." in shown
    assert "revision 2, writer" in shown


def test_whoever_may_not_approve_reads_and_has_no_button(section_editor_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL)
    shown = page(section_editor_client, edition, "approve/")
    assert "The editor-in-chief approves this edition." in shown
    assert "approve-form" not in shown
    answer = section_editor_client.post(f"{base(edition)}approve/", {"version": edition.version})
    assert "You may not approve an edition." in answer.content.decode()
    assert Edition.objects.get(pk=edition.pk).state == State.IN_APPROVAL


def test_before_it_is_sent_there_is_nothing_to_approve(editor_in_chief_client: Client) -> None:
    edition = make_edition()
    answer = editor_in_chief_client.get(f"{base(edition)}approve/", follow=True)
    assert answer.redirect_chain == [(f"{base(edition)}change/", 302)]
    assert "This edition is not sent for approval yet" in answer.content.decode()


@pytest.mark.parametrize("state", [State.APPROVED, State.RELEASED, State.RECALLED])
def test_what_was_approved_can_be_read_for_good(state: str, section_editor_client: Client) -> None:
    edition = make_edition(state=state)
    assert sha256_of(edition.manifest) in page(section_editor_client, edition, "approve/")


def test_the_edition_s_page_leads_to_approval_and_release(
    editor_in_chief_client: Client, section_editor_client: Client
) -> None:
    waiting, approved = make_edition(state=State.IN_APPROVAL), make_edition(state=State.APPROVED)
    assert f'href="{base(waiting)}approve/">Approve…' in page(editor_in_chief_client, waiting, "change/")
    assert f'href="{base(approved)}release/">Release to readers…' in page(editor_in_chief_client, approved, "change/")
    for edition, words in ((waiting, "What would be approved"), (approved, "What was approved")):
        shown = page(section_editor_client, edition, "change/")
        assert words in shown
        assert f"{base(edition)}release/" not in shown


def test_a_release_is_confirmed_on_a_page_that_says_what_it_means(editor_in_chief_client: Client) -> None:
    make_edition(state=State.RELEASED, issue_date=datetime.date(2026, 3, 1))
    edition = make_edition(state=State.APPROVED, articles=2, issue_date=datetime.date(2026, 3, 2))
    shown = page(editor_in_chief_client, edition, "release/")
    for words in ("<strong>2 articles</strong> go out at once", "cannot be unseen", "Sunday, 1 March 2026"):
        assert words in shown
    assert Edition.objects.get(pk=edition.pk).state == State.APPROVED
    sent = {"version": edition.version}
    answer = editor_in_chief_client.post(f"{base(edition)}move/release/", sent, follow=True)
    assert "The edition is released: readers see it now." in answer.content.decode()
    assert PublishedEdition.objects.count() == 2


def test_an_older_edition_does_not_take_the_front_page(editor_in_chief_client: Client) -> None:
    make_edition(state=State.RELEASED, issue_date=datetime.date(2026, 3, 3))
    edition = make_edition(state=State.APPROVED, issue_date=datetime.date(2026, 3, 2))
    assert "The front page stays that of Tuesday, 3 March 2026" in page(editor_in_chief_client, edition, "release/")


def test_a_time_that_was_set_is_named(editor_in_chief_client: Client) -> None:
    edition = make_timed_edition(release_at=NOW + datetime.timedelta(days=900))
    assert "It was to go out by itself on" in page(editor_in_chief_client, edition, "release/")


@pytest.mark.parametrize("state", [state for state in State.values if state != State.APPROVED])
def test_only_what_is_approved_is_released(state: str, editor_in_chief_client: Client) -> None:
    answer = editor_in_chief_client.get(f"{base(make_edition(state=state))}release/", follow=True)
    assert "so it cannot become released" in answer.content.decode()


def test_who_may_not_release_is_told_so(section_editor_client: Client) -> None:
    shown = page(section_editor_client, make_edition(state=State.APPROVED), "release/")
    assert "You may not release an edition." in shown


def test_an_open_note_is_asked_about(editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL)
    make_note(edition.placements.get().article)
    assert "Why this may stay: A note on" in page(editor_in_chief_client, edition, "approve/")
