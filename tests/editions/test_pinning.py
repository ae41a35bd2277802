"""What was approved goes out, whatever happened to it since; and what is not what was approved does not go out."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings

from articles.models import Article, Byline, Revision
from articles.moves import MoveRefused
from authors.models import Author
from editions import release
from editions.models import Edition, Placement
from editions.pieces import as_approved
from editions.states import State
from paper.manifest import sha256_of
from paper.models import PublishedArticle, PublishedEdition, Section
from photos.models import Photo
from tests.conftest import append_only_lifted
from tests.editions.acts import LATER, everything
from tests.editions.readers import read
from tests.factories import (
    People,
    make_article,
    make_author,
    make_byline,
    make_edition,
    make_photo,
    make_revision,
    make_section,
)

pytestmark = pytest.mark.django_db

MARK = "Changed-afterwards"


def approved() -> Edition:
    author = make_author("Karima Noori", standing="permanent writer", public_email="karima@paper.example")
    article = make_article(headline="Measure the dam", lead_photo=make_photo(), authors=[author], state="ready")
    return make_edition(state=State.APPROVED, articles=[article, make_article(state="ready")])


def lead(edition: Edition) -> Article:
    article: Article = edition.placements.in_order()[0].article
    return article


def change(edition: Edition, **fields: Any) -> None:
    make_revision(lead(edition), **fields)


def _remove_byline(edition: Edition) -> None:
    Byline.objects.filter(article=lead(edition)).delete()


AFTERWARDS: dict[str, Callable[[Edition], object]] = {
    "headline": lambda edition: change(edition, headline=MARK),
    "body": lambda edition: change(edition, body=f"<p>{MARK}</p>"),
    "standfirst": lambda edition: change(edition, standfirst=MARK),
    "kicker": lambda edition: change(edition, kicker=MARK),
    "dateline": lambda edition: change(edition, dateline=MARK),
    "slug": lambda edition: change(edition, slug=MARK),
    "tags": lambda edition: change(edition, tags=MARK),
    "author note": lambda edition: change(edition, author_note=MARK),
    "genre": lambda edition: change(edition, genre="letter"),
    "caption here": lambda edition: change(edition, lead_caption=MARK),
    "another photo": lambda edition: change(edition, lead_photo=make_photo(alt_text=MARK)),
    "no photo": lambda edition: change(edition, lead_photo=None),
    "photo's alt text": lambda edition: Photo.objects.update(alt_text=MARK),
    "photo's caption": lambda edition: Photo.objects.update(caption=MARK),
    "photo's credit line": lambda edition: Photo.objects.update(credit_line=MARK),
    "author's name": lambda edition: Author.objects.update(name=MARK),
    "author's standing": lambda edition: Author.objects.update(standing=MARK),
    "another byline": lambda edition: make_byline(lead(edition), author=make_author(MARK)),
    "no byline": _remove_byline,
    "the article's own section": lambda edition: change(edition, section=make_section("Sport")),
    "the editor-in-chief": lambda edition: Edition.objects.update(editor_in_chief=make_author(MARK)),
}


@pytest.mark.parametrize("name", AFTERWARDS)
def test_a_later_change_does_not_reach_readers(name: str, people: People) -> None:
    edition = approved()
    pieces = as_approved(edition)
    editor = json.loads(edition.manifest)["masthead"]["editor_in_chief"]
    AFTERWARDS[name](edition)

    released = release.release(edition, by=people.editor_in_chief, at=LATER)

    copies = list(released.articles.select_related("photo", "section").order_by("position"))
    for copy, piece in zip(copies, pieces, strict=True):
        photo = piece.content["photo"]
        assert {key: getattr(copy, key) for key in piece.content if key != "photo"} | {"photo": photo} == piece.content
        assert (copy.photo.token if copy.photo else None) == (photo["token"] if photo else None)
        assert (copy.section, copy.sha256) == (piece.section, piece.sha256)
    assert released.editor_in_chief == editor
    # The author's own page shows the author as they are today; everything of the edition shows the day it was approved.
    pages = [released.get_absolute_url(), *(copy.get_absolute_url() for copy in copies), "/"]
    assert [path for path, (_, body) in read(pages).items() if MARK.encode() in body] == []


def test_the_mark_of_the_later_changes_can_be_seen() -> None:
    """The control arm: approved after the change, the same pages show it."""
    article = make_article(headline=MARK, state="ready")
    make_edition(state=State.RELEASED, articles=[article])
    assert [path for path, (_, body) in read(["/"]).items() if MARK.encode() in body] == ["/"]


def test_the_paper_keeps_the_name_of_the_day_of_approval(people: People, settings: LazySettings) -> None:
    edition = approved()
    settings.PAPER_IDENTITY = {"en": dict.fromkeys(settings.PAPER_IDENTITY["en"], MARK)}
    released = release.release(edition, by=people.editor_in_chief, at=LATER)
    assert (released.paper_name, released.publisher) == ("The Kabul Lantern", "Lantern Press")


def _placement(edition: Edition, **fields: Any) -> None:
    Placement.objects.filter(pk=edition.placements.in_order()[1].pk).update(**fields)


def _swap_order(edition: Edition) -> None:
    first, second = edition.placements.in_order()
    Placement.objects.filter(pk=first.pk).update(position=second.position + 1)


def _another_lead(edition: Edition) -> None:
    edition.placements.update(is_lead=False)
    _placement(edition, is_lead=True)


def _another_revision(edition: Edition) -> None:
    placement = edition.placements.in_order()[1]
    _placement(edition, revision=make_revision(placement.article, headline=MARK))


def _smuggle_in(edition: Edition) -> None:
    article = make_article(state="ready")
    Placement.objects.create(
        edition=edition, article=article, section=article.section, position=9, revision=article.revisions.get()
    )


def _tamper(edition: Edition, *, hashed: bool) -> None:
    """What a superuser of the database could do to a pinned revision."""
    revision = pinned(edition)
    content = revision.content.replace("begins here", MARK)
    assert content != revision.content
    changes = {"content": content} | ({"sha256": sha256_of(content)} if hashed else {})
    with append_only_lifted():
        Revision.objects.filter(pk=revision.pk).update(**changes)


def pinned(edition: Edition) -> Revision:
    revision: Revision | None = edition.placements.in_order()[1].revision
    assert revision is not None
    return revision


TAMPERED: dict[str, Callable[[Edition], object]] = {
    "the order": _swap_order,
    "another lead": _another_lead,
    "another section of the paper": lambda edition: _placement(
        edition, section=Section.objects.create(name="X", slug="x")
    ),
    "the section's address": lambda edition: Section.objects.update(slug="elsewhere"),
    "another revision": _another_revision,
    "no revision": lambda edition: _placement(edition, revision=None),
    "an article more": _smuggle_in,
    "an article less": lambda edition: edition.placements.in_order()[1].delete(),
    "the number": lambda edition: Edition.objects.update(number=999),
    "the date": lambda edition: Edition.objects.update(issue_date="2031-01-01"),
    "the label": lambda edition: Edition.objects.update(label="late"),
    "the manifest": lambda edition: Edition.objects.update(manifest=edition.manifest.replace("true", "false")),
    "a revision's text": lambda edition: _tamper(edition, hashed=False),
    "a revision's text and its hash": lambda edition: _tamper(edition, hashed=True),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_is_not_what_was_approved_is_not_released(name: str, people: People) -> None:
    edition = approved()
    TAMPERED[name](edition)
    edition = Edition.objects.get(pk=edition.pk)
    before = everything(edition)

    with pytest.raises(MoveRefused, match=r"reopen|tell the administrator"):
        release.release(edition, by=people.editor_in_chief, at=LATER)

    assert everything(edition) == before
    assert (PublishedEdition.objects.count(), PublishedArticle.objects.count()) == (0, 0)


def test_untouched_the_same_edition_is_released(people: People) -> None:
    """The control arm of the table above."""
    assert release.release(approved(), by=people.editor_in_chief, at=LATER).articles.count() == 2


def test_a_section_renamed_after_approval_changes_nothing_that_is_copied(people: People) -> None:
    """A section is the paper's, today's name of it stands in the navigation of every page; its address is approved."""
    edition = approved()
    pieces = as_approved(edition)
    Section.objects.update(name=MARK)
    released = release.release(edition, by=people.editor_in_chief, at=LATER)
    assert [copy.sha256 for copy in released.articles.order_by("position")] == [piece.sha256 for piece in pieces]
    assert MARK not in released.manifest
