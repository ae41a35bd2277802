"""What was printed is corrected by adding to it; what is killed is on no path that a reader has."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from articles.models import Article
from articles.moves import MoveRefused
from editions import correction, release
from editions.correcting.requests import text_hash
from editions.models import Edition
from editions.states import State
from paper.models import Correction, PublishedArticle
from paper.search import index
from tests.editions.acts import LATER
from tests.editions.readers import addresses, found_by, indexed, read
from tests.factories import (
    People,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_released_edition,
    make_revision,
    printed_copy,
)

pytestmark = pytest.mark.django_db

WITHDRAWALS: list[Callable[..., Correction]] = [correction.retract, correction.kill]


def released(**fields: Any) -> Article:
    return make_article(state="released", **fields)


def test_readers_see_the_new_text_and_what_was_wrong(people: People) -> None:
    article = released(headline="Forty trucks crossed")
    address = printed_copy(article).get_absolute_url()
    make_revision(article, headline="Fourteen trucks crossed", body="<p>Fourteen.</p>")

    made = correction.correct(
        article, by=people.editor_in_chief, at=LATER, kind="correction", text=" It was fourteen. "
    )

    printed = printed_copy(article)
    assert (printed.headline, printed.body, printed.words) == ("Fourteen trucks crossed", "<p>Fourteen.</p>", 1)
    assert (printed.version, printed.version_created_at) == (2, LATER)
    assert printed.get_absolute_url() == address, "an address stays, whatever the headline says now"
    assert (made.number, made.kind, made.text, made.at) == (1, "correction", "It was fourteen.", LATER)
    assert printed.sha256 == article.revisions.get(number=2).sha256
    (status, page) = read([address])[address]
    assert (status, b"Fourteen trucks crossed" in page, b"It was fourteen." in page) == (200, True, True)
    assert Article.objects.get(pk=article.pk).state == "released"


def test_the_text_as_first_printed_stays_readable_through_every_correction(people: People) -> None:
    article = released(headline="First", standfirst="First standfirst.")
    as_printed = printed_copy(article).edition.address_of(printed_copy(article).slug, as_printed=True)
    assert read([as_printed])[as_printed][0] == 404, "nothing was corrected yet"
    for number in (2, 3):
        make_revision(article, headline=f"Version {number}", standfirst=f"Standfirst {number}.")
        correction.correct(article, by=people.editor_in_chief, at=LATER, kind="update", text=f"Update {number}.")
    (status, page) = read([as_printed])[as_printed]
    assert (status, b"First standfirst." in page, b"Standfirst 2." in page) == (200, True, False)
    numbers = [(made.number, json.loads(made.replaced)["headline"]) for made in Correction.objects.order_by("number")]
    assert numbers == [(1, "First"), (2, "Version 2")]


def test_what_a_search_finds_follows_the_correction(people: People) -> None:
    article = released(headline="Oldword here")
    make_revision(article, headline="Newword here")
    assert (len(found_by("oldword")), len(found_by("newword"))) == (1, 0)
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="clarification", text="The word.")
    assert (len(found_by("oldword")), len(found_by("newword")), indexed()) == (0, 1, 1)


def test_a_correction_replaces_credits_and_photo_too(people: People) -> None:
    article = released(authors=[make_author("Wrong Name")], lead_photo=make_photo())
    article.bylines.all().delete()
    right = make_author("Right Name")
    article.bylines.create(author=right)
    photo = make_photo(credit_line="Right credit")
    make_revision(article, lead_photo=photo)
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="correction", text="The name.")
    printed = printed_copy(article)
    assert (printed.byline, list(printed.authors.all())) == ("By Right Name", [right])
    assert (printed.photo, printed.photo_credit) == (photo, "Right credit")


def test_the_released_manifest_does_not_change(people: People) -> None:
    article = released()
    before = printed_copy(article).edition.manifest
    make_revision(article, headline="Another")
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="correction", text="Another.")
    assert printed_copy(article).edition.manifest == before


def test_a_retracted_article_stays_readable_under_its_notice(people: People) -> None:
    article = released(body="<p>The words that stood.</p>")
    made = correction.retract(article, by=people.editor_in_chief, at=LATER, text="It does not stand.")
    printed = printed_copy(article)
    path = printed.get_absolute_url()
    (status, page) = read([path])[path]
    assert (status, b"The words that stood." in page, b"It does not stand." in page) == (200, True, True)
    assert (printed.withdrawn, printed.version, made.kind) == ("retracted", 2, "retraction")
    assert (Article.objects.get(pk=article.pk).state, indexed()) == ("retracted", 1)
    assert article.moves.latest("pk").note == "It does not stand."


def killed(people: People) -> Article:
    """An article with a mark in every field, corrected once and then killed, in a paper that stays."""
    article = released(
        slug="about-the-well",
        kicker="Marked kicker",
        headline="Marked headline",
        standfirst="Marked standfirst.",
        body="<p>Marked body.</p>",
        dateline="Marked town",
        author_note="Marked note.",
        tags="marked",
        lead_photo=make_photo(alt_text="Marked alt", credit_line="Marked credit"),
        lead_caption="Marked caption.",
        authors=[make_author("Marked Writer")],
    )
    make_revision(article, headline="Marked headline, second")
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="update", text="An update.")
    correction.kill(article, by=people.editor_in_chief, at=LATER, text="This put somebody in danger.")
    return article


def test_a_killed_text_is_on_no_public_path_and_not_in_the_search(people: People) -> None:
    article = killed(people)
    make_released_edition()
    printed = printed_copy(article)
    pages = read([*addresses(), "/search/?q=marked", "/search/?q=about"])
    assert [path for path, (_, page) in pages.items() if b"marked" in page.lower() and "q=marked" not in path] == []
    assert b"Marked headline" not in pages["/search/?q=marked"][1]
    assert (found_by("marked"), indexed()) == ([], 1)
    assert pages[printed.get_absolute_url()][0] == 410
    assert b"This put somebody in danger." in pages[printed.get_absolute_url()][1]
    assert pages[printed.edition.address_of(printed.slug, as_printed=True)][0] == 410
    assert (printed.withdrawn, printed.authors.count(), printed.photo) == ("killed", 0, None)
    assert "marked" not in str(PublishedArticle.objects.filter(pk=printed.pk).values().get()).lower()


def test_before_it_is_killed_the_same_marks_are_found(people: People) -> None:
    """The control arm of the test above."""
    article = released(headline="Marked headline", body="<p>Marked body.</p>", authors=[make_author("Marked Writer")])
    pages = read([*addresses(), "/search/?q=marked"])
    marked = {path for path, (_, page) in pages.items() if b"marked" in page.lower() and "q=marked" not in path}
    assert marked >= {"/", "/authors/", "/authors/marked-writer/", printed_copy(article).get_absolute_url()}
    assert len(found_by("marked")) == 1


def test_a_killed_article_does_not_come_back_with_a_new_index(people: People) -> None:
    killed(people)
    make_released_edition()
    assert index.rebuild() == 1
    assert (found_by("marked"), indexed()) == ([], 1)


def test_the_text_of_a_killed_article_stays_with_the_staff(people: People) -> None:
    article = killed(people)
    assert [json.loads(each.content)["headline"] for each in article.revisions.order_by("number")] == [
        "Marked headline",
        "Marked headline, second",
    ]
    assert Correction.objects.get(kind="kill").replaced == ""


@pytest.mark.parametrize("act", WITHDRAWALS, ids=lambda act: act.__name__)
def test_what_was_withdrawn_is_not_corrected_any_more(act: Callable[..., Correction], people: People) -> None:
    article = released()
    act(article, by=people.editor_in_chief, at=LATER, text="Withdrawn.")
    for again in (correction.retract, correction.kill):
        with pytest.raises(MoveRefused, match="nothing to correct"):
            again(article, by=people.editor_in_chief, at=LATER, text="Again.")
    with pytest.raises(MoveRefused, match="nothing to correct"):
        correction.correct(article, by=people.editor_in_chief, at=LATER, kind="update", text="Again.")
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "ready", "held", "spiked", "approved"])
def test_what_was_never_released_is_not_corrected(state: str, people: People) -> None:
    article = make_article(state=state)
    with pytest.raises(MoveRefused, match="not in a released edition"):
        correction.correct(article, by=people.editor_in_chief, at=LATER, kind="update", text="What?")
    assert not Correction.objects.exists()


def test_after_a_recall_there_is_nothing_to_correct(people: People) -> None:
    edition = make_edition(state=State.RECALLED)
    with pytest.raises(MoveRefused, match="not in a released edition"):
        correction.kill(edition.placements.get().article, by=people.editor_in_chief, at=LATER, text="Gone.")


@pytest.mark.parametrize("kind", ["retraction", "kill", "apology", ""])
def test_a_correction_is_of_a_kind_that_corrects(kind: str, people: People) -> None:
    with pytest.raises(MoveRefused, match="Choose a correction"):
        correction.correct(released(), by=people.editor_in_chief, at=LATER, kind=kind, text="Hm.")


@pytest.mark.parametrize("text", ["", " \n"])
def test_readers_are_always_told_something(text: str, people: People) -> None:
    article = released()
    for act in (correction.retract, correction.kill):
        with pytest.raises(MoveRefused, match="words that readers will see"):
            act(article, by=people.editor_in_chief, at=LATER, text=text)
    assert PublishedArticle.objects.get().withdrawn == ""


def test_a_correction_in_hand_of_a_stale_copy_corrects_what_is_there_now(people: People) -> None:
    article = released()
    stale = Article.objects.get(pk=article.pk)
    make_revision(article, headline="What the database has")
    correction.correct(stale, by=people.editor_in_chief, at=LATER, kind="update", text="Updated.")
    assert printed_copy(article).headline == "What the database has"


def test_an_edition_with_a_killed_article_can_still_be_recalled(people: People) -> None:
    edition = make_edition(state=State.RELEASED, articles=2)
    gone = edition.placements.in_order()[1].article
    correction.kill(gone, by=people.editor_in_chief, at=LATER, text="Gone.")
    edition = Edition.objects.get(pk=edition.pk)
    release.recall(edition, by=people.editor_in_chief, at=LATER, note="All of it.")
    assert sorted(edition.placements.values_list("article__state", flat=True)) == ["approved", "killed"]


def test_a_text_that_came_after_it_was_seen_is_not_told_to_readers(people: People) -> None:
    article = released(headline="Forty trucks crossed")
    make_revision(article, headline="Fourteen trucks crossed")
    told: dict[str, Any] = {"by": people.editor_in_chief, "at": LATER, "kind": "correction", "text": "It was fourteen."}
    seen = text_hash(article)
    make_revision(article, headline="Slipped in meanwhile")
    with pytest.raises(MoveRefused, match="changed after you opened this page"):
        correction.correct(article, seen=seen, **told)
    assert printed_copy(article).headline == "Forty trucks crossed"
    correction.correct(article, seen=text_hash(article), **told)
    assert printed_copy(article).headline == "Slipped in meanwhile"


def test_a_correction_stands_in_the_record_of_its_article(people: People) -> None:
    article = released()
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="update", text=" The names are known. ")
    move = article.moves.latest("pk")
    assert (move.verb, move.way, move.by) == ("correct", "released → released", people.editor_in_chief)
    assert (move.at, move.note) == (LATER, "Update: The names are known.")


def test_a_text_under_embargo_corrects_nothing(people: People) -> None:
    article = released()
    make_revision(article, headline="Not before six", embargo_until=LATER + datetime.timedelta(seconds=1))
    told: dict[str, Any] = {"by": people.editor_in_chief, "kind": "update", "text": "The names are known."}
    with pytest.raises(MoveRefused, match="under embargo"):
        correction.correct(article, at=LATER, **told)
    assert printed_copy(article).headline != "Not before six"
    correction.correct(article, at=LATER + datetime.timedelta(seconds=1), **told)
    assert printed_copy(article).headline == "Not before six"


def test_no_notice_stands_above_a_text_that_was_read_before_it(people: People) -> None:
    article = released(headline="As printed")
    read_before = printed_copy(article)
    make_revision(article, headline="Put right")
    correction.correct(article, by=people.editor_in_chief, at=LATER, kind="correction", text="It was wrong.")
    assert read_before.corrections_so_far() == []
    assert printed_copy(article).corrections_so_far() == [Correction.objects.get()]
