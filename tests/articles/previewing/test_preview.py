"""Does a preview show what readers would see, of what is only typed too, and to nobody else?"""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Autosave, Revision
from paper.design import sheets
from tests.factories import (
    People,
    bring_edition,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    printed_copy,
)

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(article: Article) -> str:
    return reverse("admin:articles_article_preview", args=[article.pk])


def typed(article: Article, **fields: str) -> dict[str, str]:
    """The form's fields as a browser sends them, with some of them changed."""
    return {
        "slugline": article.slugline,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": str(article.body),
        "section": str(article.section_id),
        "genre": article.genre,
        "language": article.language,
        "bylines-TOTAL_FORMS": "0",
        "bylines-INITIAL_FORMS": "0",
    } | fields


def main_of(page: str) -> str:
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    assert found
    return found[0]


def test_the_preview_of_what_is_saved_is_the_page_of_the_release(people: People) -> None:
    photo, author = make_photo(), make_author(standing="correspondent")
    article = make_article(lead_photo=photo, authors=[author], tags="Water, Roads", state="ready")
    edition = make_edition(articles=[article])
    before = client_of(people.section_editor).get(address(article))
    bring_edition(edition, to="released")
    released = Client().get(printed_copy(article).get_absolute_url())
    assert main_of(before.text) == main_of(released.text)


def test_what_is_typed_is_shown_and_not_saved(people: People) -> None:
    article = make_article(headline="As it was")
    author = make_author("Zarmina Sadat")
    counted = (Revision.objects.count(), Autosave.objects.count())
    sent = typed(
        article,
        headline="As it is typed",
        body="<p>A new beginning.</p><script>alert(1)</script>",
        **{"bylines-TOTAL_FORMS": "1", "bylines-0-author": str(author.pk), "bylines-0-credit": "by"},
    )
    page = client_of(people.writer).post(address(article), sent)
    assert page.status_code == 200
    assert "As it is typed" in page.text
    assert "A new beginning." in page.text
    assert "By Zarmina Sadat" in " ".join(re.sub(r"<[^>]+>", " ", page.text).split())
    assert "alert(1)" not in page.text
    article.refresh_from_db()
    assert (article.headline, article.version) == ("As it was", 1)
    assert (Revision.objects.count(), Autosave.objects.count()) == counted


def test_a_field_that_does_not_fit_is_shown_as_it_was_saved(people: People) -> None:
    article = make_article()
    sent = typed(article, genre="nonsense", language="xx", section="99999999999", headline="Shown all the same")
    page = client_of(people.writer).post(address(article), sent)
    assert page.status_code == 200
    assert "Shown all the same" in page.text


@pytest.mark.parametrize("sent", [{}, {"bylines-TOTAL_FORMS": "x", "bylines-0-author": "9" * 30}, {"headline": ""}])
def test_hardly_anything_typed_is_a_page_too(sent: dict[str, str], people: People) -> None:
    assert client_of(people.writer).post(address(make_article()), sent).status_code == 200


def test_a_new_article_is_shown_before_it_is_saved(people: People) -> None:
    where = reverse("admin:articles_article_preview_new")
    assert client_of(people.writer).post(where, {"headline": "Not yet"}).text.startswith("There is no section yet")
    make_section("National")
    page = client_of(people.writer).post(where, {"headline": "Not yet saved", "body": "<p>Words.</p>"})
    assert "Not yet saved" in page.text
    assert Article.objects.count() == 0
    assert client_of(people.photo_editor).post(where, {}).status_code == 403


def test_nobody_sees_another_writer_s_draft(people: People) -> None:
    where = address(make_article(people.writer))
    assert [
        client_of(who).post(where, {"headline": "x"}).status_code
        for who in (people.other_writer, people.photo_editor, people.section_editor)
    ] == [404, 404, 200]
    assert Client().get(where).status_code == 302


def test_the_page_may_be_framed_at_home_and_runs_nothing(people: People) -> None:
    page = client_of(people.writer).get(address(make_article()))
    policy = page.headers["Content-Security-Policy"]
    assert {part.strip() for part in policy.split(";")} == {
        "default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "form-action 'none'",
        "base-uri 'none'", "frame-ancestors 'self'",
    }  # fmt: skip
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "<script" not in page.text
    assert '<link rel="canonical"' not in page.text
    form = client_of(people.writer).get(reverse("admin:articles_article_add"))
    assert "frame-src 'self'" in form.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in form.headers["Content-Security-Policy"]


@pytest.mark.parametrize("look", sheets.LOOKS)
def test_a_look_has_a_sheet_that_asks_no_device(look: str, people: People) -> None:
    page = client_of(people.writer).get(address(make_article()), {"look": look})
    assert f"css/preview-article-{look}" in page.text
    sheet = Path(str(finders.find(sheets.file_as("article", look)))).read_text()
    assert "prefers-color-scheme" not in sheet
    assert ("@media print" in sheet) == (look != "print")
    dark = sheet.index("--paper: #121417")
    asked = sheet.rindex("@media", 0, dark)
    assert sheet[asked:].startswith("@media (min-width: 0px)") == (look == "dark")


def test_a_look_that_is_none_is_that_by_day(people: People) -> None:
    page = client_of(people.writer).get(address(make_article()), {"look": "../../secret"})
    assert "css/preview-article-light" in page.text


def test_a_preview_costs_the_same_for_few_and_many_bylines(people: People) -> None:
    client = client_of(people.writer)
    counts = []
    for many in (1, 30):
        authors = [make_author() for _ in range(many)]
        article = make_article()
        rows = {f"bylines-{row}-author": str(author.pk) for row, author in enumerate(authors)}
        client.post(address(article), typed(article))

        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.post(address(article), typed(article, **{"bylines-TOTAL_FORMS": str(many)} | rows))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_passage_for_colleagues_is_on_no_preview(people: People) -> None:
    article, body = make_article(), "<p>Words for all. <mark>Ask the ministry again.</mark></p>"
    client = client_of(people.writer)
    assert "Ask the ministry" not in client.post(address(article), typed(article, body=body)).text
    Article.objects.filter(pk=article.pk).update(body=body)
    page = client.get(address(article)).text
    assert ("Words for all." in page, "Ask the ministry" in page) == (True, False)
