"""Can an editor ask for a correction, and the editor-in-chief decide it, on pages that say what will happen?"""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from editions.correcting import requests
from editions.models import CorrectionRequest
from newsroom.roles import ROLES, Role
from paper.models import Correction
from tests.editions.acts import LATER
from tests.factories import (
    People,
    make_article,
    make_edition,
    make_request,
    make_revision,
    make_user,
    printed_copy,
)

pytestmark = pytest.mark.django_db

LIST = "/newsroom/editions/correctionrequest/"
READERS_WORDS = "It was fourteen, not forty."


def at_work(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(article: Article) -> str:
    return f"/newsroom/editions/edition/{article.placement.edition_id}/correct/{article.placement.pk}/"


def page_of(request: CorrectionRequest) -> str:
    return f"{LIST}{request.pk}/"


def told(answer: object) -> list[str]:
    return [str(message) for message in answer.context["messages"]]  # type: ignore[attr-defined]


def test_from_the_article_to_readers(people: People) -> None:
    article = make_article(state="released", headline="Forty trucks crossed")
    desk, chief = at_work(people.section_editor), at_work(people.editor_in_chief)
    form = desk.get(f"/newsroom/articles/article/{article.pk}/change/")
    assert f'href="{LIST}of/{article.pk}/"' in form.text
    make_revision(article, headline="Fourteen trucks crossed")
    asking = desk.get(f"{LIST}of/{article.pk}/", follow=True)
    assert asking.redirect_chain[-1][0] == form_of(article)
    assert "<del>Forty</del> <ins>Fourteen</ins> trucks crossed" in asking.text
    asked = desk.post(form_of(article), {"kind": "correction", "text": READERS_WORDS, "note": "Ali told us."})
    request = CorrectionRequest.objects.get()
    assert asked.headers["Location"] == page_of(request)
    waiting = desk.get(page_of(request))
    assert ("Approve" in waiting.text, "Withdraw what I asked for" in waiting.text) == (False, True)

    assert f'href="{page_of(request)}"' in chief.get(LIST).text
    decide = chief.get(page_of(request))
    for words in ("<del>Forty</del> <ins>Fourteen</ins>", READERS_WORDS, "Ali told us.", f"{page_of(request)}page/"):
        assert words in decide.text
    done = chief.post(page_of(request), {"seen": decide.context["seen"]}, follow=True)
    assert told(done) == ["Readers see the change and its notice now."]
    reader = Client().get(printed_copy(article).get_absolute_url())
    assert ("Fourteen trucks crossed" in reader.text, READERS_WORDS in reader.text) == (True, True)
    after = desk.get(page_of(request))
    assert ("Approved" in after.text, "Withdraw what I asked for" in after.text) == (True, False)


def test_the_readers_page_stands_in_the_page_of_the_decision_and_nowhere_else(people: People) -> None:
    article = make_article(state="released", headline="Forty trucks crossed")
    make_revision(article, headline="Fourteen trucks crossed")
    request = make_request(article)
    chief = at_work(people.editor_in_chief)
    around = chief.get(page_of(request))
    inside = chief.get(f"{page_of(request)}page/")
    assert "frame-src 'self'" in around.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in around.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in inside.headers["Content-Security-Policy"]
    assert (around.headers["X-Frame-Options"], inside.headers["X-Frame-Options"]) == ("DENY", "SAMEORIGIN")
    assert (inside.headers["Cache-Control"], inside.headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert ("Fourteen trucks crossed" in inside.text, request.text in inside.text) == (True, True)
    requests.decline(request, by=people.editor_in_chief, at=LATER, reason="No.")
    assert chief.get(f"{page_of(request)}page/").status_code == 404


def test_what_changed_after_the_page_was_opened_is_not_approved(people: People) -> None:
    article = make_article(state="released", headline="Forty trucks crossed")
    make_revision(article, headline="Fourteen trucks crossed")
    request, chief = make_request(article), at_work(people.editor_in_chief)
    seen = chief.get(page_of(request)).context["seen"]
    make_revision(article, headline="Slipped in meanwhile")
    refused = chief.post(page_of(request), {"seen": seen})
    assert "The article was changed after this was asked" in refused.text
    assert "This cannot be approved as it is" in refused.text
    assert printed_copy(article).headline == "Forty trucks crossed"
    declined = chief.post(f"{page_of(request)}decline/", {"reason": "Ask again."}, follow=True)
    assert "Ask again." in declined.text


@pytest.mark.parametrize("kind", ["retraction", "kill"])
def test_what_cannot_be_undone_is_confirmed(kind: str, people: People) -> None:
    request = make_request(kind=kind)
    chief = at_work(people.editor_in_chief)
    opened = chief.get(page_of(request))
    assert "I know that this cannot be undone" in opened.text
    seen = opened.context["seen"]
    assert "This cannot be undone: confirm that you know." in chief.post(page_of(request), {"seen": seen}).text
    assert printed_copy(request.article).withdrawn == ""
    chief.post(page_of(request), {"seen": seen, "confirmed": "on"})
    assert printed_copy(request.article).withdrawn == {"retraction": "retracted", "kill": "killed"}[kind]


def test_a_paper_with_one_editor_records_why(people: People) -> None:
    request = make_request(by=people.editor_in_chief)
    chief = at_work(people.editor_in_chief)
    opened = chief.get(page_of(request))
    assert "Why can nobody else approve it?" in opened.text
    assert "This field is required." in chief.post(page_of(request), {"seen": opened.context["seen"]}).text
    chief.post(page_of(request), {"seen": opened.context["seen"], "reason": "I am alone tonight."})
    request.refresh_from_db()
    assert (request.state, request.reason) == ("approved", "I am alone tonight.")
    assert "I am alone tonight." in chief.get(page_of(request)).text


def test_refusals_are_sentences_on_the_page(people: People) -> None:
    article = make_article(state="released")
    request, desk, chief = make_request(article), at_work(people.section_editor), at_work(people.editor_in_chief)
    again = desk.post(form_of(article), {"kind": "correction", "text": "Again."})
    assert "A correction is asked for this article already: withdraw that one first." in again.text
    assert f'href="{page_of(request)}"' in again.text
    assert "This field is required." in desk.post(form_of(article), {"kind": "update", "text": " "}).text
    empty = chief.post(f"{page_of(request)}decline/", {"reason": " "}, follow=True)
    assert told(empty) == ["Say why: whoever asked for it has to know."]
    other = at_work(people.other_section_editor).post(f"{page_of(request)}withdraw/", follow=True)
    assert told(other) == ["Only who asked for it can withdraw it; the editor-in-chief can decline it."]
    withdrawn = desk.post(f"{page_of(request)}withdraw/", follow=True)
    assert told(withdrawn) == ["It is withdrawn."]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_finds_the_pages(role: Role) -> None:
    request, client = make_request(), at_work(make_user(role))
    opens = role.name in {"section editor", "editor-in-chief"}
    decides = role.name == "editor-in-chief"
    for address in (LIST, page_of(request), f"{page_of(request)}page/", form_of(request.article)):
        assert client.get(address).status_code == (200 if opens else 404)
    assert client.get(f"{LIST}of/{request.article_id}/").status_code == (302 if opens else 404)
    assert (LIST in client.get("/newsroom/").text) == opens
    client.post(page_of(request), {"seen": client.get(page_of(request)).context["seen"] if opens else ""})
    assert Correction.objects.exists() == decides


def test_an_empty_list_says_where_to_begin(people: People) -> None:
    assert "Nothing waits. To correct something" in at_work(people.section_editor).get(LIST).text


def test_the_pages_of_an_article_and_of_its_edition_lead_here(people: People) -> None:
    request = make_request()
    edition = at_work(people.section_editor).get(f"/newsroom/editions/edition/{request.edition_id}/change/")
    assert f'href="{page_of(request)}"' in edition.text
    assert f'href="{form_of(request.article)}"' in edition.text


@pytest.mark.slow
@pytest.mark.parametrize("page", ["list", "edition"])
def test_a_list_costs_the_same_queries_for_one_request_and_for_thirty(page: str, people: People) -> None:
    chief = at_work(people.editor_in_chief)
    costs = []
    for count in (1, 30):
        edition = make_edition(state="released", articles=count)
        for placed in edition.placements.select_related("article"):
            make_request(placed.article)
        address = LIST if page == "list" else f"/newsroom/editions/edition/{edition.pk}/change/"
        chief.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert chief.get(address).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
