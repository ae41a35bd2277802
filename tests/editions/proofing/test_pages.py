"""What do the pages of the proof room show, refuse and cost, and does nobody but the house ever see them?"""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Revision
from editions.models import Edition, Proof
from editions.states import State
from tests.conftest import append_only_lifted
from tests.factories import People, make_edition, make_proof, make_revision

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def base(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/"


def page(client: Client, edition: Edition, path: str) -> str:
    answer = client.get(f"{base(edition)}{path}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def first(edition: Edition) -> Article:
    article: Article = edition.placements.in_order()[0].article
    return article


PAGES = ["proof/", "proofs/", "proofs/1/", "proofs/1/print/", "approve/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_proof_is_kept_nowhere_and_found_by_nobody(path: str, editor_in_chief_client: Client) -> None:
    edition = make_edition(state=State.IN_APPROVAL)
    make_proof(edition)
    answer = editor_in_chief_client.get(f"{base(edition)}{path}")
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    robots = re.findall(r'<meta name="robots" content="([^"]*)"', answer.content.decode())
    # The admin says it in its own words.
    assert robots in (["noindex, nofollow"], ["NONE,NOARCHIVE"])
    assert Client().get(f"{base(edition)}{path}").status_code == 302


def test_every_page_of_the_proof_says_that_it_is_one_and_tells_programs_nothing(editor_in_chief_client: Client) -> None:
    edition = make_edition(articles=2)
    address, count = f"{base(edition)}proof/", 0
    while address:
        shown = editor_in_chief_client.get(address).content.decode()
        count += 1
        assert "Proof, not for release" in shown
        assert f"Page {count} of 4" in shown
        assert "ld+json" not in shown
        assert 'rel="canonical"' not in shown
        following = re.search(r'rel="next" href="([^"]+)"', shown)
        address = following[1] if following else ""
    assert count == 4
    assert f'rel="prev" href="{base(edition)}proof/2' in shown


def test_a_proof_is_pulled_with_a_button_and_listed(section_editor_client: Client, people: People) -> None:
    edition = make_edition()
    assert "No proof was pulled yet." in page(section_editor_client, edition, "proofs/")
    answer = section_editor_client.post(f"{base(edition)}proofs/pull/", follow=True)
    assert answer.redirect_chain == [(f"{base(edition)}proofs/", 302)]
    assert "Proof 1 is pulled." in answer.content.decode()
    shown = page(section_editor_client, edition, "proofs/")
    assert "Nothing changed since it was pulled." in shown
    assert Proof.objects.get().by == people.section_editor
    section_editor_client.post(f"{base(edition)}proofs/pull/")
    assert Proof.objects.count() == 1


def test_what_changed_since_is_shown_word_by_word(section_editor_client: Client) -> None:
    edition = make_edition(articles=2)
    make_proof(edition)
    make_revision(first(edition), headline="Headline of another story")
    shown = page(section_editor_client, edition, "proofs/")
    assert "Since proof 1" in shown
    assert re.search(r"<ins>.*?</span>another", shown)
    make_proof(edition)
    make_revision(first(edition), standfirst="A third text.")
    make_proof(edition)
    assert "Since proof 2" in page(section_editor_client, edition, "proofs/3/")
    assert "A third text." not in page(section_editor_client, edition, "proofs/2/")
    both = page(section_editor_client, edition, "proofs/3/?since=1")
    assert "A third text." in both
    assert "another" in both
    assert section_editor_client.get(f"{base(edition)}proofs/3/?since=7").status_code == 404
    assert section_editor_client.get(f"{base(edition)}proofs/9/").status_code == 404


def test_the_first_proof_has_nothing_to_be_compared_with(section_editor_client: Client) -> None:
    edition = make_edition()
    make_proof(edition)
    assert "It is the first proof" in page(section_editor_client, edition, "proofs/1/")


def test_the_sheets_show_what_was_pulled_and_not_what_is_there_now(section_editor_client: Client) -> None:
    edition = make_edition(articles=2, number=4321)
    headline = first(edition).headline
    make_proof(edition)
    make_revision(first(edition), headline="Changed afterwards", body="<p>Changed afterwards.</p>")
    shown = page(section_editor_client, edition, "proofs/1/print/")
    assert "Changed afterwards" not in shown
    for words in (headline, "PROOF, not for release", "Proof 1", "section-editor", "1/2", "2/2", "No. 4,321"):
        assert words in shown


def test_what_does_not_fit_its_hash_is_said(section_editor_client: Client) -> None:
    edition = make_edition()
    make_proof(edition)
    with append_only_lifted():
        Proof.objects.update(content="{}")
    said = "Proof 1 does not fit its hash: tell the administrator."
    assert said in page(section_editor_client, edition, "proofs/")
    answer = section_editor_client.get(f"{base(edition)}proofs/1/print/", follow=True)
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "articles", "said"),
    [
        (State.PLANNED, 0, "This edition is empty: place an article first."),
        (State.RELEASED, 1, "This edition is released: a proof is pulled before it goes out."),
        (State.RECALLED, 1, "This edition is recalled: a proof is pulled before it goes out."),
    ],
)
def test_where_no_proof_can_be_pulled_a_sentence_says_why(
    state: str, articles: int, said: str, section_editor_client: Client
) -> None:
    edition = make_edition(state=state, articles=articles)
    shown = page(section_editor_client, edition, "proofs/")
    assert said in shown
    assert "Pull a proof</button>" not in shown
    answer = section_editor_client.post(f"{base(edition)}proofs/pull/", follow=True)
    assert said in answer.content.decode()
    assert Proof.objects.count() == 0


def test_the_edition_s_page_leads_to_the_proofs(section_editor_client: Client) -> None:
    edition = make_edition()
    for path in ("proof/", "proofs/"):
        assert f'href="{base(edition)}{path}"' in page(section_editor_client, edition, "change/")


def cost(client: Client, edition: Edition, path: str) -> int:
    page(client, edition, path)
    with CaptureQueriesContext(connection) as queries:
        page(client, edition, path)
    return len(queries)


def changed_edition(articles: int) -> Edition:
    """An edition in approval of which every article was changed since it was cleared and since the last proof."""
    edition = make_edition(articles=articles)
    make_proof(edition)
    for placement in edition.placements.all():
        make_revision(placement.article, headline=f"Another headline {placement.pk}", standfirst="Another.")
    make_proof(edition)
    for placement in edition.placements.all():
        make_revision(placement.article, standfirst="A third.")
    Edition.objects.filter(pk=edition.pk).update(
        state=State.IN_APPROVAL, prepared_by=Revision.objects.all()[0].saved_by
    )
    return Edition.objects.get(pk=edition.pk)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["proof/", "proofs/", "proofs/2/", "proofs/2/print/", "approve/"])
def test_a_page_costs_the_same_for_two_articles_and_for_twenty(path: str, editor_in_chief_client: Client) -> None:
    few, many = (cost(editor_in_chief_client, changed_edition(number), path) for number in (2, 20))
    assert few == many
    assert few <= 32
