"""What changed between two proofs is told by its kind, once, and nothing else is told."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Revision
from authors.models import Author
from editions import placing
from editions.models import Edition, Placement
from editions.proofing.comparing import Comparison, compare
from editions.proofing.sheets import sheet_now, sheet_pulled
from newsroom.roles import SECTION_EDITOR
from photos.models import Photo
from tests.factories import make_article, make_edition, make_photo, make_proof, make_revision, make_section, person

pytestmark = pytest.mark.django_db


def four() -> Edition:
    """An edition of four articles, one to four, the first leading with a photo."""
    articles = [make_article(state="ready", headline=name) for name in ("One", "Two", "Three", "Four")]
    make_revision(articles[0], lead_photo=make_photo())
    return make_edition(articles=articles, number=7)


def since(edition: Edition, change: Callable[[Edition], object]) -> Comparison:
    proof = make_proof(edition)
    change(edition)
    return compare(sheet_pulled(proof), sheet_now(Edition.objects.get(pk=edition.pk)))


def told(comparison: Comparison) -> dict[str, Any]:
    """What is told, in short; without what is empty."""
    found = {
        "facts": [(fact.label, fact.before, fact.after) for fact in comparison.facts],
        "added": [entry.headline for entry in comparison.added],
        "out": [entry.headline for entry in comparison.taken_out],
        "moved": [(moved.entry.headline, moved.how) for moved in comparison.moved],
        "changed": [
            (changed.entry.headline, [part.label for part in changed.parts], [each.number for each in changed.hands])
            for changed in comparison.changed
        ],
    }
    return {name: value for name, value in found.items() if value}


def placement(edition: Edition, headline: str) -> Placement:
    found: Placement = edition.placements.get(article__headline=headline)
    return found


def reorder(edition: Edition, *headlines: str) -> None:
    for position, headline in enumerate(headlines, start=1):
        edition.placements.filter(article__headline=headline).update(position=position)


def _add(edition: Edition) -> None:
    article = make_article(state="ready", headline="Five")
    placing.place(edition, article, by=person(SECTION_EDITOR))
    reorder(edition, "Five", "One", "Two", "Three", "Four")


def _lead(edition: Edition) -> None:
    edition.placements.update(is_lead=False)
    edition.placements.filter(article__headline="Two").update(is_lead=True)


def _rename_author(edition: Edition) -> None:
    byline = placement(edition, "Two").article.bylines.get()
    Author.objects.filter(pk=byline.author_id).update(name="A Married Name")


CHANGES: dict[str, tuple[Callable[[Edition], object], dict[str, Any]]] = {
    "nothing": (lambda edition: None, {}),
    # One put in above moves nobody.
    "added": (_add, {"added": ["Five"]}),
    "taken out": (lambda edition: placement(edition, "Two").delete(), {"out": ["Two"]}),
    "moved": (
        lambda edition: reorder(edition, "Four", "One", "Two", "Three"),
        {"moved": [("Four", ["from place 4 to place 1"])]},
    ),
    "another section": (
        lambda edition: edition.placements.filter(article__headline="Two").update(section=make_section("World")),
        {"moved": [("Two", ["from National to World"])]},
    ),
    "another lead": (_lead, {"moved": [("One", ["leads no more"]), ("Two", ["leads now"])]}),
    "a text": (
        lambda edition: make_revision(placement(edition, "Two").article, standfirst="Another."),
        {"changed": [("Two", ["Standfirst"], [2])]},
    ),
    "two saves": (
        lambda edition: [
            make_revision(placement(edition, "Two").article, standfirst=text) for text in ("Another.", "A third.")
        ],
        {"changed": [("Two", ["Standfirst"], [2, 3])]},
    ),
    "there and back": (
        lambda edition: [make_revision(placement(edition, "Two").article, kicker=text) for text in ("Another", "")],
        {},
    ),
    "what a photo says": (
        lambda edition: Photo.objects.update(caption="Another caption."),
        {"changed": [("One", ["Caption"], [])]},
    ),
    "an author's name": (_rename_author, {"changed": [("Two", ["Byline", "Who is credited"], [])]}),
    "the number": (lambda edition: Edition.objects.update(number=8), {"facts": [("Number", "7", "8")]}),
    "the date": (
        lambda edition: Edition.objects.update(issue_date=datetime.date(2026, 5, 5), label="late"),
        {"facts": [("Date", "2026-05-04", "2026-05-05"), ("Label", "", "late")]},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_kind_of_change_is_told_as_what_it_is(name: str) -> None:
    change, expected = CHANGES[name]
    edition = four()
    Edition.objects.update(issue_date=datetime.date(2026, 5, 4))
    edition.refresh_from_db()
    comparison = since(edition, change)
    # Back at the text that was read, though saved anew twice.
    assert told(comparison) == expected
    assert comparison.is_empty == (not expected)


def test_who_saved_it_is_told_without_loading_what_they_wrote() -> None:
    edition = four()
    comparison = since(edition, lambda edition: make_revision(placement(edition, "Two").article, kicker="Another"))
    (hand,) = comparison.changed[0].hands
    assert hand.saved_by == placement(edition, "Two").article.owner
    assert hand.get_deferred_fields() == {"content", "typed"}
    assert Revision.objects.count() == 6
