"""Approval asks four eyes, stops at what preflight blocks, and keeps the reasons for what it lets pass."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Revision
from articles.moves import MoveRefused
from authors.models import Author
from editions.approval import ApprovalRefused, approve
from editions.models import Edition, Placement
from editions.pieces import fingerprint
from editions.states import State
from editions.workflow import reopen
from paper.manifest import canonical, sha256_of
from photos.models import Photo
from tests.editions.acts import everything
from tests.factories import (
    NOW,
    People,
    make_article,
    make_byline,
    make_edition,
    make_photo,
    make_revision,
    make_section,
)

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def prepared(**fields: Any) -> Edition:
    return make_edition(state=State.IN_APPROVAL, **fields)


def without_standfirst() -> Edition:
    return prepared(articles=[make_article(state="ready", standfirst=""), make_article(state="ready", standfirst="")])


def test_approval_pins_the_newest_revision_of_each_and_writes_down_who_and_when(people: People) -> None:
    article = make_article(state="ready")
    second = make_revision(article, headline="The second headline")
    edition = prepared(articles=[article])

    approve(edition, by=people.editor_in_chief, at=LATER)

    placement = edition.placements.get()
    assert placement.revision == second
    assert (edition.state, edition.approved_by, edition.approved_at) == ("approved", people.editor_in_chief, LATER)
    assert (edition.waiver, edition.overrides) == ("", [])


def test_what_changed_outside_the_text_since_the_last_save_is_pinned_as_well(people: People) -> None:
    article = make_article(state="ready")
    author = article.bylines.get().author
    author.name = "A Married Name"
    author.save()
    edition = prepared(articles=[article])

    approve(edition, by=people.editor_in_chief, at=LATER)

    pinned = edition.placements.get().revision
    assert pinned is not None
    assert (pinned.number, pinned.reason, pinned.saved_by) == (2, "as approved", people.editor_in_chief)
    assert json.loads(pinned.content)["byline"] == "By A Married Name"


def test_the_manifest_says_what_was_approved(people: People) -> None:
    articles = [make_article(state="ready", slug=slug) for slug in ("dam", "road")]
    edition = prepared(articles=articles, issue_date=datetime.date(2026, 4, 2), number=77, label="late")
    approve(edition, by=people.editor_in_chief, at=LATER)
    assert edition.editor_in_chief is not None
    assert json.loads(edition.manifest) == {
        "edition": {"issue_date": "2026-04-02", "number": 77, "label": "late", "language": "en"},
        "masthead": {
            "paper_name": "The Kabul Lantern",
            "motto": "A light kept burning, every morning",
            "editor_in_chief": edition.editor_in_chief.name,
            "publisher": "Lantern Press",
            "address": "Shahr-e Naw, Kabul",
        },
        "articles": [
            {
                "path": f"/2026/04/02/late/{article.slug}/",
                "section": "national",
                "position": position,
                "is_lead": position == 1,
                "revision": 1,
                "sha256": Revision.objects.get(article=article).sha256,
            }
            for position, article in enumerate(articles, start=1)
        ],
    }
    assert edition.manifest == canonical(json.loads(edition.manifest))
    assert len(sha256_of(edition.manifest)) == 64


def test_who_prepared_an_edition_does_not_approve_it(people: People) -> None:
    edition = make_edition()
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_APPROVAL, prepared_by=people.editor_in_chief)
    edition.refresh_from_db()
    before = everything(edition)
    for waiver in ("", "  "):
        with pytest.raises(ApprovalRefused, match="prepared this edition yourself"):
            approve(edition, by=people.editor_in_chief, at=LATER, waiver=waiver)
    assert everything(edition) == before
    approve(edition, by=people.other_editor_in_chief, at=LATER)
    assert edition.approved_by == people.other_editor_in_chief


def test_a_waiver_is_recorded_with_its_reason(people: People) -> None:
    edition = make_edition()
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_APPROVAL, prepared_by=people.editor_in_chief)
    approve(edition, by=people.editor_in_chief, at=LATER, waiver=" Nobody else is in the house. ")
    approved = Edition.objects.get(pk=edition.pk)
    assert (approved.waiver, approved.state) == ("Nobody else is in the house.", "approved")
    assert approved.moves.latest("pk").note == "Nobody else is in the house."


def test_a_block_stops_approval_whatever_reason_is_given(people: People) -> None:
    edition = prepared(articles=[make_article(state="ready", body="<p>TK</p>")])
    article = edition.placements.get().article
    before = everything(edition)
    with pytest.raises(ApprovalRefused, match="still says “TK”") as refused:
        approve(edition, by=people.editor_in_chief, at=LATER, overrides={f"leftover:{article.pk}": "It is a name."})
    assert [finding.code for finding in refused.value.findings] == ["leftover"]
    assert everything(edition) == before


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_each_warning_needs_a_reason_of_its_own(reason: str | None, people: People) -> None:
    edition = without_standfirst()
    first, second = (placement.article_id for placement in edition.placements.in_order())
    given = {f"no_standfirst:{first}": "A notice."} | (
        {f"no_standfirst:{second}": reason} if reason is not None else {}
    )
    before = everything(edition)
    with pytest.raises(ApprovalRefused, match="has no standfirst") as refused:
        approve(edition, by=people.editor_in_chief, at=LATER, overrides=given)
    assert [finding.key for finding in refused.value.findings] == [f"no_standfirst:{second}"]
    assert everything(edition) == before


def test_the_reasons_are_kept_on_the_edition(people: People) -> None:
    edition = without_standfirst()
    articles = [placement.article for placement in edition.placements.in_order()]
    reasons = {f"no_standfirst:{article.pk}": f" Reason {article.pk}. " for article in articles}
    approve(edition, by=people.editor_in_chief, at=LATER, overrides=reasons | {"empty": "Never asked."})
    assert Edition.objects.get(pk=edition.pk).overrides == [
        {
            "key": f"no_standfirst:{article.pk}",
            "message": f"“{article.headline}” has no standfirst.",
            "reason": f"Reason {article.pk}.",
            "by": people.editor_in_chief.pk,
        }
        for article in articles
    ]


def test_information_asks_for_nothing(people: People) -> None:
    make_section("Sport")
    edition = prepared()
    approve(edition, by=people.editor_in_chief, at=LATER)
    assert edition.state == "approved"


def test_a_second_approval_says_that_it_is_approved(people: People) -> None:
    edition = prepared()
    stale = Edition.objects.get(pk=edition.pk)
    approve(edition, by=people.editor_in_chief, at=LATER)
    with pytest.raises(MoveRefused, match="approved by now"):
        approve(stale, by=people.other_editor_in_chief, at=LATER)


def test_somebody_who_may_not_approve_is_told_nothing_of_what_preflight_found(people: People) -> None:
    edition = prepared(articles=[make_article(state="ready", body="<p>TK</p>")])
    with pytest.raises(MoveRefused, match="You may not approve"):
        approve(edition, by=people.writer, at=LATER)


def test_reopening_forgets_the_approval_and_frees_the_articles(people: People) -> None:
    edition = make_edition(state=State.APPROVED, articles=2)
    reopen(edition, by=people.editor_in_chief, at=LATER)
    kept = Edition.objects.get(pk=edition.pk)
    assert (kept.prepared_by, kept.approved_by, kept.approved_at) == (None, None, None)
    assert (kept.manifest, kept.waiver, kept.overrides) == ("", "", [])
    assert [(placement.revision_id, placement.article.state) for placement in kept.placements.all()] == [
        (None, "ready"),
        (None, "ready"),
    ]


def seen(edition: Edition) -> str:
    """What the editor-in-chief's page of an edition carries."""
    return fingerprint(edition, list(edition.placements.in_order().with_article()))


CHANGES: dict[str, Callable[[Article], object]] = {
    "the text": lambda article: make_revision(article, body="<p>Another text.</p>"),
    "the photo's caption": lambda article: Photo.objects.update(caption="Another caption."),
    "an author's name": lambda article: Author.objects.update(name="Another Name"),
    "another byline": make_byline,
    "the chair": lambda article: Author.objects.update(name="Another Chief"),
    "the section's place": lambda article: Placement.objects.update(section=make_section("Sport")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_after_the_page_was_opened_is_not_approved(name: str, people: People) -> None:
    article = make_article(state="ready", lead_photo=make_photo())
    edition = prepared(articles=[article])
    before = seen(edition)
    CHANGES[name](article)
    edition = Edition.objects.get(pk=edition.pk)
    with pytest.raises(ApprovalRefused, match="changed after you opened the page"):
        approve(edition, by=people.editor_in_chief, at=LATER, seen=before)
    assert Edition.objects.get(pk=edition.pk).state == State.IN_APPROVAL

    approve(edition, by=people.editor_in_chief, at=LATER, seen=seen(edition))
    assert edition.state == State.APPROVED


def test_the_button_approves_what_the_page_showed(people: People) -> None:
    article = make_article(state="ready")
    edition = prepared(articles=[article])
    client = Client()
    client.force_login(people.editor_in_chief)
    address = f"/newsroom/editions/edition/{edition.pk}"
    shown = client.get(f"{address}/approve/")
    sent = {"version": str(edition.version), "seen": shown.context["about"].seen}
    assert f'name="seen" value="{sent["seen"]}"' in shown.text
    make_revision(article, headline="Slipped in meanwhile")
    for stale in (sent, {"version": sent["version"]}):
        answer = client.post(f"{address}/move/approve/", stale, follow=True)
        assert "Something in this edition changed after you opened the page: read the proof again." in answer.text
    client.post(f"{address}/move/approve/", sent | {"seen": seen(edition)})
    assert Edition.objects.get(pk=edition.pk).state == State.APPROVED
