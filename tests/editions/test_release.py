"""A release copies what was approved to readers, whole, once, and in a chain that can be proved."""

import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.models import Move as ArticleMove
from articles.moves import MoveRefused
from articles.revisions import read as content_of_revision
from authors.models import Author
from editions import release
from editions.models import Edition
from editions.pieces import as_approved
from editions.proof import proof
from editions.states import State
from paper.manifest import canonical
from paper.models import PublishedArticle, PublishedEdition
from paper.store import stamp
from paper.text.html import plain_text
from tests.editions.acts import LATER, everything
from tests.editions.readers import addresses, indexed, printed_of, read
from tests.factories import (
    NOW,
    People,
    make_article,
    make_author,
    make_byline,
    make_edition,
    make_photo,
    make_released_edition,
    make_section,
)

pytestmark = pytest.mark.django_db


def rich_edition(*, state: str = State.APPROVED) -> Edition:
    """Two articles that use everything an article can have."""
    opinion = make_section("Opinion", is_opinion=True)
    full = make_article(
        kicker="Water",
        headline="Measure the dam",
        body="<p>The <b>dam</b> is low, says the café.</p>",
        dateline="Sarobi",
        genre="feature",
        tags="water, dams",
        lead_photo=make_photo(),
        lead_caption="The dam in March.",
        authors=[make_author("Karima Noori", standing="permanent writer", portrait=make_photo())],
        state="ready",
    )
    make_byline(full, author=make_author("Photo Grapher"), credit="photographs")
    view = make_article(section=opinion, genre="opinion", language="en", state="ready")
    return make_edition(state=state, articles=[full, view])


def test_readers_get_a_copy_of_what_was_pinned(people: People) -> None:
    edition = rich_edition()
    pieces = as_approved(edition)

    released = release.release(edition, by=people.editor_in_chief, at=LATER)

    copies = list(released.articles.order_by("position"))
    for piece, copy in zip(pieces, copies, strict=True):
        content = dict(piece.content)
        photo = content.pop("photo")
        assert {name: getattr(copy, name) for name in content} == content
        assert (copy.position, copy.is_lead, copy.section) == (piece.position, piece.is_lead, piece.section)
        assert copy.sha256 == piece.sha256 == hashlib.sha256(canonical(piece.content).encode()).hexdigest()
        assert copy.words == len(plain_text(content["body"]).split())
        assert (copy.version, copy.withdrawn) == (1, "")
        assert (copy.first_released_at, copy.version_created_at) == (LATER, LATER)
        assert sorted(copy.authors.values_list("slug", flat=True)) == sorted(c["slug"] for c in content["credits"])
        assert (copy.photo.token if copy.photo else None) == (photo["token"] if photo else None)
    assert (copies[0].photo_alt, copies[0].photo_caption, copies[0].photo_credit) == (
        "A street in the morning",
        "The dam in March.",
        "Photographer",
    )


def test_the_masthead_is_copied_as_it_stood(people: People) -> None:
    edition = make_edition(state=State.APPROVED, number=412, label="extra")
    released = release.release(edition, by=people.editor_in_chief, at=LATER)
    assert edition.editor_in_chief is not None
    assert (released.number, released.label, released.language) == (412, "extra", "en")
    assert (released.paper_name, released.editor_in_chief) == ("The Kabul Lantern", edition.editor_in_chief.name)
    assert (released.released_at, released.recalled_at) == (LATER, None)
    assert edition.released_at == LATER


def test_everything_of_a_release_is_there_at_once(people: People) -> None:
    edition = make_edition(state=State.APPROVED, articles=5)
    released = release.release(edition, by=people.editor_in_chief, at=LATER)
    placements = list(edition.placements.in_order())
    assert [placement.printed_id for placement in placements] == [copy.pk for copy in released.articles.all()]
    assert Article.objects.filter(placement__edition=edition, state="released").count() == 5
    assert ArticleMove.objects.filter(article__placement__edition=edition, verb="release").count() == 5
    assert edition.moves.filter(verb="release").count() == 1
    assert indexed() == 5


def test_the_manifest_is_canonical_and_hashed() -> None:
    released = make_released_edition(articles=2)
    assert released.manifest == canonical(json.loads(released.manifest))
    assert released.sha256 == hashlib.sha256(released.manifest.encode()).hexdigest()


def test_what_is_released_is_what_the_manifest_of_the_approval_says() -> None:
    released = make_released_edition(articles=2)
    approved, said = json.loads(Edition.objects.get().manifest), json.loads(released.manifest)
    for name in ("path", "section", "position", "is_lead", "sha256"):
        assert [each[name] for each in said["articles"]] == [each[name] for each in approved["articles"]]
    assert said["masthead"] == approved["masthead"]
    assert said["edition"] == approved["edition"] | {"released_at": "2026-03-14T02:00:00Z"}


def test_each_release_names_the_hash_of_the_one_before(people: People) -> None:
    first, second = make_released_edition(), make_released_edition()
    release.recall(Edition.objects.get(issue_date=second.issue_date), by=people.editor_in_chief, at=LATER, note="Why.")
    third = make_released_edition(language="fa-AF")
    assert [first.previous_sha256, second.previous_sha256, third.previous_sha256] == ["", first.sha256, second.sha256]


def test_releasing_twice_is_harmless(people: People) -> None:
    edition = make_edition(state=State.APPROVED, articles=2)
    stale = Edition.objects.get(pk=edition.pk)
    first = release.release(edition, by=people.editor_in_chief, at=NOW)
    before = everything(edition)
    for again in (edition, stale):
        assert release.release(again, by=people.other_editor_in_chief, at=LATER) == first
    assert everything(edition) == before
    assert (PublishedEdition.objects.count(), PublishedArticle.objects.count(), indexed()) == (1, 2, 2)


def test_an_embargo_set_after_approval_holds(people: People) -> None:
    edition = make_edition(state=State.APPROVED, articles=2)
    Article.objects.filter(placement__edition=edition, placement__position=2).update(embargo_until=LATER)
    before = everything(edition)
    with pytest.raises(MoveRefused, match="under embargo"):
        release.release(edition, by=people.editor_in_chief, at=NOW)
    assert everything(edition) == before
    assert not PublishedEdition.objects.exists()
    release.release(edition, by=people.editor_in_chief, at=LATER)
    assert edition.state == "released"


def test_a_release_that_fails_at_its_last_step_leaves_nothing(people: People) -> None:
    edition = make_edition(state=State.APPROVED, articles=2)
    Article.objects.filter(placement__edition=edition, placement__position=2).update(state="ready")
    before = everything(edition)
    with pytest.raises(MoveRefused):
        release.release(edition, by=people.editor_in_chief, at=LATER)
    assert everything(edition) == before
    assert (PublishedEdition.objects.count(), PublishedArticle.objects.count(), indexed()) == (0, 0, 0)


def test_what_the_proof_showed_is_what_readers_get(people: People) -> None:
    edition = rich_edition()
    proofs = proof(edition, prefix="")
    addresses_before = set(addresses())
    release.release(edition, by=people.editor_in_chief, at=LATER)
    made = {path for path in set(addresses()) - addresses_before if path.startswith(edition_path(edition))}
    assert {path for path in proofs if path != "/"} == {path for path in made if is_page(path)}
    assert {status for status, _ in read(proofs).values()} == {200}
    for path, page in proofs.items():
        shown = page.context.get("article")
        if shown:
            copy = PublishedArticle.objects.get(slug=shown.slug)
            assert (shown.headline, shown.body, shown.byline) == (copy.headline, copy.body, copy.byline), path


def is_page(path: str) -> bool:
    """Tell pages from the files of an edition, and from what only a correction or the release itself makes."""
    return path.endswith("/") and not path.endswith(("/as-printed/", "/verify/"))


def edition_path(edition: Edition) -> str:
    return f"/{edition.issue_date:%Y/%m/%d}/"


def test_an_author_is_linked_once_however_often_credited(people: People) -> None:
    author = make_author("Karima Noori")
    article = make_article(authors=[author], state="ready")
    make_byline(article, author=author, credit="photographs")
    edition = make_edition(state=State.RELEASED, articles=[article])
    assert list(PublishedArticle.objects.get().authors.all()) == [author]
    assert len(printed_of(edition)[0]["credits"]) == 2  # type: ignore[arg-type]
    assert Author.objects.count() == 2, "the writer and the editor-in-chief"


def test_a_byline_of_many_names_is_printed_on_both_engines(people: People) -> None:
    names = [f"Abdul Rahman Mohammadzai the {number}th" for number in range(1, 13)]
    article = make_article(authors=[make_author(name) for name in names], state="ready")
    edition = make_edition(state=State.RELEASED, articles=[article])
    (printed,) = printed_of(edition)
    assert printed["byline"] == f"By {', '.join(names[:-1])} and {names[-1]}"


def test_the_stored_revision_is_what_was_copied() -> None:
    edition = make_edition(state=State.RELEASED)
    placement = edition.placements.get()
    assert placement.revision is not None
    content = content_of_revision(placement.revision)
    (printed,) = printed_of(edition)
    assert (printed["headline"], printed["body"]) == (content["headline"], content["body"])


def queries_of_release(articles: int, *, people: People) -> int:
    edition = Edition.objects.get(pk=make_edition(state=State.APPROVED, articles=articles).pk)
    people.editor_in_chief.has_perm("editions.release_edition")
    with CaptureQueriesContext(connection) as queries:
        release.release(edition, by=people.editor_in_chief, at=LATER)
    return len(queries)


def test_a_release_costs_the_same_queries_for_five_articles_and_for_forty(people: People) -> None:
    # SQLite takes at most 999 parameters at a time, so that forty rows of a wide table go in as two statements.
    chunks = {"sqlite": 1, "postgresql": 0}[connection.vendor]
    stamp.bump()  # the very first one makes the row
    five = queries_of_release(5, people=people)
    assert queries_of_release(40, people=people) == five + chunks
    # One of them tells colleagues of what is theirs (`articles.notifying`).
    assert five <= 30
