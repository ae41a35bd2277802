"""A revision holds all that could be printed, in one form that anybody can hash again."""

import datetime
import hashlib
import json
from typing import Any

import pytest

from articles import revisions, saving, typed, workflow
from articles.models import Article, Byline, Revision
from paper.manifest import canonical
from tests.conftest import append_only_lifted
from tests.factories import (
    NOW,
    People,
    make_article,
    make_author,
    make_byline,
    make_photo,
    make_revision,
    make_section,
)

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def opinion(people: People) -> Article:
    writer = make_author("Karima Noori", standing="permanent writer of the paper", public_email="karima@paper.example")
    photo = make_photo(token="a" * 32, sha256="b" * 64)
    return make_article(
        people.writer,
        slugline="dam",
        kicker="Water",
        headline="Measure the dam",
        standfirst="Before it is dry.",
        body="<p>The <b>dam</b> is low.</p>",
        section=make_section("Opinion"),
        genre="opinion",
        dateline="Sarobi",
        lead_photo=photo,
        lead_caption="The dam in March.",
        tags="water, , dams",
        ednote="Ask the engineer again.",
        authors=[writer],
    )


def test_the_content_is_all_that_could_be_printed_and_nothing_else(people: People) -> None:
    assert revisions.content_of(opinion(people)) == {
        "slug": "measure-the-dam",
        "kicker": "Water",
        "headline": "Measure the dam",
        "standfirst": "Before it is dry.",
        "body": "<p>The <b>dam</b> is low.</p>",
        "genre": "opinion",
        "language": "en",
        "dateline": "Sarobi",
        "byline": "By Karima Noori",
        "credits": [
            {
                "name": "Karima Noori",
                "slug": "karima-noori",
                "credit": "by",
                "standing": "permanent writer of the paper",
                "portrait": None,
            }
        ],
        "author_note": "Karima Noori is the permanent writer of the paper. "
        "Karima Noori can be reached at karima@paper.example",
        "photo": {
            "token": "a" * 32,
            "width": 1600,
            "height": 1000,
            "sha256": "b" * 64,
            "alt": "A street in the morning",
            "caption": "The dam in March.",
            "credit": "Photographer",
        },
        "tags": ["water", "dams"],
    }


def test_the_stored_text_is_canonical_and_fits_its_hash(people: People) -> None:
    revision = Revision.objects.get(article=opinion(people))
    assert revision.content == canonical(json.loads(revision.content))
    assert revision.sha256 == hashlib.sha256(revision.content.encode()).hexdigest()
    assert revisions.read(revision) == revisions.content_of(revision.article)


def test_a_text_that_does_not_fit_its_hash_is_not_read() -> None:
    revision = Revision.objects.get(article=make_article())
    with append_only_lifted():
        Revision.objects.filter(pk=revision.pk).update(content=revision.content.replace("story", "storm"))
    revision.refresh_from_db()
    with pytest.raises(ValueError, match="does not fit its hash"):
        revisions.read(revision)


def test_nothing_changed_makes_no_revision(people: People) -> None:
    article = make_article(people.writer)
    first = article.revisions.get()
    assert revisions.snapshot(article, by=people.section_editor, at=LATER, reason="saved") == first
    assert article.revisions.count() == 1


def test_a_change_that_only_colleagues_read_is_a_revision_with_the_hash_of_the_one_before(people: People) -> None:
    article = make_article(people.writer)
    second = make_revision(article, ednote="Only for us.", slugline="another name")
    assert (second.number, second.sha256) == (2, article.revisions.get(number=1).sha256)
    assert second.typed is not None
    assert second.typed["ednote"] == "Only for us."


def test_the_slug_that_a_release_writes_down_is_no_change(people: People) -> None:
    article = make_article(people.writer, headline="The dam")
    make_revision(article, slug="the-dam")
    assert article.revisions.count() == 1


def test_a_revision_from_before_it_was_kept_says_that_it_does_not_know() -> None:
    article = make_article()
    with append_only_lifted():
        Revision.objects.update(typed=None, version=None)
    old = article.revisions.get()
    assert (typed.of_revision(old), article.revisions.as_of(1)) == (None, None)
    make_revision(article, ednote="Only for us.")
    assert article.revisions.count() == 1


def test_a_revision_says_all_that_the_form_held(people: People) -> None:
    embargo = datetime.datetime(2026, 3, 15, 6, 0, tzinfo=NOW.tzinfo)
    article = opinion(people)
    revision = make_revision(article, embargo_until=embargo, author_note="Her own words.")
    held = typed.of_revision(revision)
    assert held == typed.of_article(Article.objects.get(pk=article.pk))
    assert held is not None
    assert set(held["fields"]) == set(saving.SAVED_FIELDS)
    assert held["fields"]["embargo_until"] == "2026-03-15 06:00:00"
    assert held["fields"]["tags"] == "water, , dams"
    assert held["fields"]["lead_photo"] == str(article.lead_photo_id)
    assert [credit["credit"] for credit in held["bylines"]] == ["by"]


def test_the_text_that_a_form_was_opened_at_is_found_by_its_version(people: People) -> None:
    article = make_article(people.writer, headline="One")
    workflow.submit(article, by=people.writer, at=LATER)
    article.headline = "Two"
    saving.save(article, opened_at=2, by=people.section_editor, at=LATER)
    found = {version: article.revisions.as_of(version) for version in (0, 1, 2, 3, 9)}
    assert {version: revision and revision.number for version, revision in found.items()} == {
        0: None, 1: 1, 2: 1, 3: 2, 9: 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Another"},
        {"body": "<p>Another</p>"},
        {"standfirst": "Another"},
        {"kicker": "Another"},
        {"dateline": "Herat"},
        {"genre": "feature"},
        {"language": "ps"},
        {"slug": "another"},
        {"tags": "another"},
        {"author_note": "Another"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_change_of_anything_printed_makes_the_next_revision(change: dict[str, Any]) -> None:
    revision = make_revision(make_article(), **change)
    assert (revision.number, revisions.read(revision)[next(iter(change))]) == (
        2,
        ["another"] if "tags" in change else next(iter(change.values())),
    )


def test_going_back_to_an_earlier_text_is_a_revision_of_its_own() -> None:
    article = make_article(headline="One")
    make_revision(article, headline="Two")
    third = make_revision(article, headline="One")
    assert [(found.number, found.sha256 == third.sha256) for found in article.revisions.order_by("number")] == [
        (1, True),
        (2, False),
        (3, True),
    ]


def test_many_snapshots_are_numbered_each_by_its_own_article(people: People) -> None:
    changed, same, fresh = make_article(), make_article(), make_article()
    Article.objects.filter(pk=changed.pk).update(headline="Changed")
    bare = Article.objects.create(
        slugline="bare", section=fresh.section, owner=people.writer, changed_at=NOW, headline="Bare"
    )
    loaded = list(Article.objects.filter(pk__in=[changed.pk, same.pk, bare.pk]).with_content())

    found = revisions.snapshot_all(loaded, by=people.editor_in_chief, at=LATER, reason="as approved")

    assert {key: revision.number for key, revision in found.items()} == {changed.pk: 2, same.pk: 1, bare.pk: 1}
    assert found[changed.pk].reason == "as approved"
    assert {key: Revision.objects.get(pk=revision.pk).sha256 for key, revision in found.items()} == {
        key: revision.sha256 for key, revision in found.items()
    }


@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({"slug": "chosen", "headline": "Not This"}, "chosen"),
        ({"headline": "The Bridge at Behsud: 40 tonnes"}, "the-bridge-at-behsud-40-tonnes"),
        ({"headline": "پل بهسود", "slugline": "behsud bridge"}, "behsud-bridge"),
        ({"headline": "Late"}, "late-story"),
        ({"headline": "Search"}, "search-story"),
        ({"headline": "2026"}, "2026-story"),
        ({"headline": f"{'word ' * 40}"}, ("word-" * 20).strip("-")),
    ],
)
def test_the_address_is_the_slug_or_made_of_what_is_there(fields: dict[str, str], slug: str) -> None:
    assert revisions.slug_of(Article(**{"slugline": "s"} | fields)) == slug


def test_a_story_without_a_latin_letter_still_has_an_address() -> None:
    article = make_article(headline="پل", slugline="پل")
    assert revisions.slug_of(article) == f"article-{article.pk}"


def test_a_byline_names_everybody_by_what_they_did() -> None:
    article = make_article(authors=[make_author("A"), make_author("B"), make_author("C")])
    make_byline(article, author=make_author("P"), credit=Byline.Credit.PHOTOGRAPHS)
    make_byline(article, author=make_author("T"), credit=Byline.Credit.TRANSLATED)
    assert revisions.content_of(article)["byline"] == "By A, B and C. Photographs by P. Translated by T"
    assert revisions.printed_byline([]) == ""


def test_the_note_about_the_writer_leaves_out_who_took_the_pictures() -> None:
    article = make_article(authors=[make_author("A", standing="cook")])
    make_byline(article, author=make_author("P", standing="photographer"), credit=Byline.Credit.PHOTOGRAPHS)
    assert revisions.content_of(article)["author_note"] == "A is the cook."
