"""What becomes of a form that was sent twice, too late, by nobody, or by somebody who sends what no form can?"""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Autosave, Note
from tests.factories import People, make_article, make_author, make_byline, make_section

pytestmark = pytest.mark.django_db

ADD = "/newsroom/articles/article/add/"
KEY = "5ad0c9b5-1c3c-4c39-9d0c-6f0c0f6f4f10"


def desk(user: User) -> Client:
    """Return a browser that answers a fault of ours with the page that people would get."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def form(article: Article | None = None, **typed: Any) -> dict[str, Any]:
    """Return what the article's form sends when nothing was changed in it, but for what was typed."""
    bylines = list(article.bylines.all()) if article else []
    sent: dict[str, Any] = {
        "slugline": article.slugline if article else "a story",
        "headline": article.headline if article else "A Story",
        "standfirst": article.standfirst if article else "",
        "body": str.__str__(article.body) if article else "<p>It begins.</p>",
        "section": article.section_id if article else make_section("National").pk,
        "genre": "news",
        "language": "en",
        "opened_at": article.version if article else "",
        "bylines-TOTAL_FORMS": len(bylines),
        "bylines-INITIAL_FORMS": len(bylines),
    }
    for row, byline in enumerate(bylines):
        kept = {"id": byline.pk, "position": byline.position, "credit": byline.credit, "author": byline.author_id}
        sent |= {f"bylines-{row}-{name}": value for name, value in kept.items()}
    return sent | typed


def change(article: Article) -> str:
    return f"/newsroom/articles/article/{article.pk}/change/"


def test_the_same_text_sent_twice_is_saved_and_not_refused(people: People) -> None:
    article = make_article()
    client = desk(people.writer)
    sent = form(article, headline="Apricots", body="<p>Cheaper, <b>again</b>.</p>")
    first = client.post(change(article), sent)
    again = client.post(change(article), sent, follow=True)
    assert (first.status_code, again.status_code) == (302, 200)
    assert "Your text is saved: this form was sent twice." in again.text
    assert Autosave.objects.count() == 0
    assert Article.objects.get().headline == "Apricots"


@pytest.mark.parametrize(
    "typed",
    [
        {"body": "<p>Cheaper, again.</p>"},
        {"embargo_until_0": "2030-01-01", "embargo_until_1": "06:00:00"},
        {"bylines-0-credit": "translated"},
        {"bylines-0-DELETE": "on"},
        {"tags": "fruit"},
    ],
    ids=str,
)
def test_another_text_is_refused_and_kept_when_it_comes_too_late(typed: dict[str, Any], people: People) -> None:
    article = make_article(body="<p>Cheaper, <b>again</b>.</p>")
    late = form(article) | typed
    client = desk(people.writer)
    client.post(change(article), form(article, headline="Apricots"))
    answer = client.post(change(article), late)
    assert answer.status_code == 409
    assert Autosave.objects.get().fields.items() >= typed.items()


def test_the_credits_stand_side_by_side_too(people: People) -> None:
    article = make_article(authors=[make_author("Karima Noori")])
    late = form(article) | {"bylines-0-credit": "translated"}
    make_byline(article, author=make_author("Omid Zaland"))
    Article.objects.update(version=2)
    answer = desk(people.writer).post(change(article), late)
    bylines = answer.context["combination"].choices[-1]
    assert (bylines.label, bylines.who) == ("Bylines", "conflict")
    assert bylines.base == "By Karima Noori"
    assert bylines.theirs == "By Karima Noori\nBy Omid Zaland"
    assert bylines.mine == "Translated by Karima Noori"


def test_the_address_follows_the_headline_until_it_is_printed(people: People) -> None:
    client = desk(people.writer)
    client.post(ADD, form(headline="Minister TK took money"))
    article = Article.objects.get()
    client.post(change(article), form(article, headline="A minister resigns"))
    article.refresh_from_db()
    assert article.slug == ""


def test_a_save_says_why_and_what_only_colleagues_read_is_a_revision_too(people: People) -> None:
    article = make_article()
    desk(people.writer).post(change(article), form(article, ednote="Call the ministry.", why="Asked again"))
    newest = article.revisions.newest()
    assert newest is not None
    assert (newest.number, newest.reason, newest.saved_by, newest.version) == (2, "Asked again", people.writer, 2)
    assert newest.typed is not None
    assert newest.typed["ednote"] == "Call the ministry."


@pytest.mark.parametrize("key", ["no key", "5ad0c9b5"])
def test_a_key_that_is_none_makes_an_error_of_the_form(key: str, people: People) -> None:
    answer = desk(people.writer).post(ADD, form(sent_once=key))
    assert (answer.status_code, Article.objects.count()) == (200, 0)


def test_somebody_elses_key_is_not_taken_over(people: People) -> None:
    theirs = make_article(people.other_writer, form_key=KEY)
    answer = desk(people.writer).post(ADD, form(sent_once=KEY))
    assert answer.status_code == 302
    assert set(Article.objects.values_list("owner__username", flat=True)) == {"writer", "writer-2"}
    assert Article.objects.get(form_key=KEY) == theirs


def test_a_text_that_comes_after_the_session_is_shown_and_not_lost(people: People) -> None:
    article = make_article()
    answer = Client().post(change(article), form(article, body="<p>Two hours of typing.</p>"))
    assert answer.status_code == 403
    assert "You are not signed in any more" in answer.text
    assert dict(answer.context["fields"])["body, its words"] == "Two hours of typing."
    assert "opened at" not in dict(answer.context["fields"])
    assert article.headline not in Client().get(change(article), follow=True).text
    assert Article.objects.get().version == 1


def test_a_nul_costs_no_word(people: People) -> None:
    article = make_article()
    client = desk(people.writer)
    client.post(f"/newsroom/articles/article/{article.pk}/notes/add/", {"text": "who\0 said so?"})
    assert Note.objects.get().text == "who said so?"
    late = client.post(change(article), form(article, opened_at="0", headline="Apri\0cots"))
    assert late.status_code == 409
    assert Autosave.objects.get().fields["headline"] == "Apricots"


NONSENSE = [
    (ADD, {"lead_photo": "abc"}),
    (ADD, {"lead_photo": "9" * 40}),
    (ADD, {"bylines-TOTAL_FORMS": "1", "bylines-0-author": "9" * 40}),
    (ADD, {"embargo_until_0": "0001-01-01", "embargo_until_1": "00:00"}),
    ("/newsroom/editions/edition/add/", {"editor_in_chief": "abc"}),
    ("/newsroom/articles/article/?id__in=" + "9" * 30, {}),
]


@pytest.mark.parametrize(("address", "typed"), NONSENSE, ids=str)
def test_what_no_form_sends_is_refused_without_an_error_of_ours(
    address: str, typed: dict[str, Any], people: People
) -> None:
    answer = desk(people.editor_in_chief).post(address, form() | typed)
    # PostgreSQL compares with any number, and then the form says what is wrong with it.
    assert (answer.status_code < 500, Article.objects.count()) == (True, 0)


@pytest.mark.parametrize("version", ["9" * 30, "9" * 5000, "-1", "", "x"])
def test_a_version_that_never_was_is_a_late_save(version: str, people: People) -> None:
    article = make_article()
    answer = desk(people.writer).post(change(article), form(article, opened_at=version, headline="Apricots"))
    assert answer.status_code == 409
    assert Autosave.objects.get().fields["headline"] == "Apricots"


@pytest.mark.parametrize(
    "question",
    [
        "body__regex=(a%2B)%2B%24", "headline__iregex=(", "q=" + "x+" * 300,
        "changed_at__year=" + "9" * 5000,
    ],
)  # fmt: skip
def test_a_list_is_not_asked_for_patterns_or_floods(question: str, people: People) -> None:
    make_article(people.writer)
    assert desk(people.writer).get(f"/newsroom/articles/article/?{question}").status_code == 400


def test_a_list_answers_what_people_ask(people: People) -> None:
    """The control arm of the nonsense."""
    article = make_article(people.writer, headline="Apricots")
    answer = desk(people.writer).get("/newsroom/articles/article/?q=Apri%00cots&state=draft&order=oldest")
    assert (answer.status_code, answer.context["page"].articles) == (200, [article])
