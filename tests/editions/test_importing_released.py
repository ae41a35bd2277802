"""What was taken in reaches readers by the moves that people make, once, and undoes none of theirs."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article
from articles.states import State as ArticleState
from editions.correction import correct
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from paper.models import PublishedArticle, PublishedEdition
from tests.editions.pages import HEADLINE, MAIL
from tests.editions.taking_in import DAY, OTHER, page, problems, take_in
from tests.factories import NOW, bring_edition, make_edition, person

pytestmark = pytest.mark.django_db


def test_release_carries_an_edition_to_readers_by_the_moves_of_people() -> None:
    reports = take_in(page(), page(head=OTHER), release=True)

    edition = Edition.objects.get()
    writer, desk = User.objects.get(username="archive-writer"), User.objects.get(username="archive-desk")
    assert edition.state == State.RELEASED
    assert (edition.prepared_by, edition.approved_by, edition.waiver) == (desk, desk, "from the archive")
    assert {override["reason"] for override in edition.overrides} == {"from the archive"}
    assert [(move.verb, move.by) for move in edition.moves.order_by("pk")] == [
        ("send_for_approval", desk),
        ("approve", desk),
        ("release", desk),
    ]
    for article in Article.objects.all():
        assert [(move.verb, move.by) for move in article.moves.order_by("pk")] == [
            ("submit", writer),
            ("clear", desk),
            ("approve", desk),
            ("release", desk),
        ]
    assert [report.address for report in reports] == [
        "/2024/01/16/what-a-closed-pass-does-to-the-price-of-bread/",
        "/2024/01/16/who-sweeps-the-snow-from-the-roofs/",
    ]
    assert problems(reports) == ["", ""]


def test_what_was_taken_in_before_is_released_later() -> None:
    take_in(page())

    (report,) = take_in(page(), release=True)

    assert Article.objects.get().state == ArticleState.RELEASED
    assert report.address == "/2024/01/16/what-a-closed-pass-does-to-the-price-of-bread/"


def test_releasing_twice_changes_nothing() -> None:
    take_in(page(), release=True)
    before = PublishedEdition.objects.values().get(), PublishedArticle.objects.values().get()

    (report,) = take_in(page(), release=True)

    assert (PublishedEdition.objects.values().get(), PublishedArticle.objects.values().get()) == before
    assert (report.problem, report.address) == ("", "/2024/01/16/what-a-closed-pass-does-to-the-price-of-bread/")


LATE = {
    State.IN_APPROVAL: "Left out: the edition of 2024-01-16 is in approval already; reopen it first.",
    State.APPROVED: "Left out: the edition of 2024-01-16 is approved already; reopen it first.",
    State.RELEASED: "Left out: the edition of 2024-01-16 is released already; recall it first.",
    State.RECALLED: "Left out: the edition of 2024-01-16 is recalled already; reopen it first.",
}


@pytest.mark.parametrize(("state", "sentence"), LATE.items())
def test_a_page_that_comes_too_late_for_its_edition_is_left_out(state: State, sentence: str) -> None:
    make_edition(issue_date=DAY, state=state)

    (report,) = take_in(page(), release=True)

    assert report.problem == sentence
    assert Article.objects.filter(headline=HEADLINE).count() == 0
    assert Edition.objects.get().state == state


def test_a_further_page_joins_an_edition_that_the_archive_released() -> None:
    take_in(page(), release=True)

    (report,) = take_in(page(head=OTHER), release=True)

    readable = PublishedEdition.objects.readable().get()
    assert (report.problem, report.address) == ("", "/2024/01/16/who-sweeps-the-snow-from-the-roofs/")
    assert [article.headline for article in readable.articles.all()] == [HEADLINE, OTHER]
    assert Edition.objects.get().state == State.RELEASED


def test_a_further_page_that_preflight_blocks_leaves_readers_what_they_have() -> None:
    take_in(page(), release=True)
    before = PublishedEdition.objects.values().get()

    (report,) = take_in(page(head=OTHER, note=f"The author can be reached at {MAIL}"), release=True)

    assert report.problem == f"Preflight stops this edition: “{OTHER}” has no byline."
    assert PublishedEdition.objects.values().get() == before
    assert (Article.objects.get().headline, Edition.objects.get().state) == (HEADLINE, State.RELEASED)


def test_a_further_page_does_not_undo_a_correction_of_the_newsroom() -> None:
    take_in(page(), release=True)
    correct(Article.objects.get(), by=person(EDITOR_IN_CHIEF), at=NOW, kind="correction", text="The pass was open.")

    (report,) = take_in(page(head=OTHER), release=True)

    assert report.problem == LATE[State.RELEASED]
    assert PublishedEdition.objects.get().recalled_at is None


def test_the_number_of_an_edition_that_no_page_tells_is_not_invented() -> None:
    take_in(page(), release=True)

    assert PublishedEdition.objects.get().number == 0
    assert "No. " not in Client().get("/2024/01/16/").content.decode()


def test_articles_of_the_newsroom_are_never_released_by_an_import() -> None:
    edition = make_edition(issue_date=DAY)

    (report,) = take_in(page(), release=True)

    assert report.problem == ("Not released: The edition holds articles of the newsroom as well: release it by hand.")
    edition.refresh_from_db()
    assert (edition.state, edition.placements.count(), PublishedEdition.objects.count()) == (State.PLANNED, 2, 0)


def test_what_preflight_blocks_is_kept_and_not_released() -> None:
    reports = take_in(page(note=f"The author can be reached at {MAIL}"), page(head=OTHER), release=True)

    sentence = f"Not released: Preflight stops this edition: “{HEADLINE}” has no byline."
    assert problems(reports) == [sentence, sentence]
    assert [article.state for article in Article.objects.all()] == [ArticleState.DRAFT, ArticleState.DRAFT]
    assert Edition.objects.get().state == State.PLANNED


def test_an_edition_that_people_prepared_is_not_taken_out_of_their_hands() -> None:
    take_in(page())
    edition = Edition.objects.get()
    for placement in edition.placements.all():
        workflow.submit(placement.article, by=placement.article.owner, at=NOW)
        workflow.clear(placement.article, by=person(SECTION_EDITOR), at=NOW)
    bring_edition(edition, to=State.IN_APPROVAL)

    (report,) = take_in(page(), release=True)

    assert report.problem == "Not released: The edition is in approval: reopen it first."
