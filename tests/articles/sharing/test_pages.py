"""Does a link's page show its revision to whoever has it, and the desk's page who has one?"""

import datetime
import re
import uuid

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, SharedLink
from articles.sharing import views
from paper.api.limits import Buckets
from tests.factories import People, make_article, make_link, make_photo, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asked_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_buckets", Buckets())


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def desk(article: Article) -> str:
    return reverse("admin:articles_article_links", args=[article.pk])


def where(secret: str) -> str:
    return reverse("articles:shared", args=[secret])


def form_of(article: Article, **fields: str) -> dict[str, str]:
    revision = article.revisions.newest()
    assert revision is not None
    return {"name": "Dr Karimi", "days": "3", "revision": str(revision.pk), "form_key": str(uuid.uuid4())} | fields


def test_a_link_is_made_opened_counted_and_revoked(people: People) -> None:
    article, editor = make_article(headline="The bridge at night"), client_of(people.section_editor)
    assert "Nobody outside has a link" in editor.get(desk(article)).text
    made = editor.post(desk(article), form_of(article))
    found = re.search(r'value="[a-z]+://[^/"]+(/newsroom/shared/[\w-]{43}/)"', made.text)
    assert found
    assert "/shared/" not in editor.get(desk(article)).text, "its address is shown this once"
    page = Client().get(found[1])
    assert page.status_code == 200
    assert "The bridge at night" in page.text
    assert "1 time, last" in " ".join(editor.get(desk(article)).text.split())
    link = SharedLink.objects.get()
    editor.post(reverse("admin:articles_link_revoke", args=[article.pk, link.pk]))
    assert "Revoked by section-editor" in editor.get(desk(article)).text
    assert Client().get(found[1]).status_code == 404


def test_the_page_is_watermarked_private_and_runs_nothing(people: People) -> None:
    article = make_article(lead_photo=make_photo(), slugline="night-bridge")
    make_revision(article, headline="What was shared")
    _, secret = make_link(article.revisions.newest(), at=timezone.now())
    make_revision(article, headline="What came later")
    page = Client().get(where(secret))
    assert page.text.count("For Dr Karimi") == 25
    assert "Not for print" in page.text
    assert ("What was shared" in page.text, "What came later" in page.text) == (True, False)
    assert "<picture" in page.text
    assert "<script" not in page.text
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert (page.headers["Cache-Control"], page.headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.cookies == {}
    # Nobody learns from it who works here, or what colleagues call the story.
    assert article.slugline not in page.text
    assert "section-editor" not in page.text
    assert people.writer.username not in page.text


def test_whatever_cannot_be_opened_is_the_same_page(people: People) -> None:
    now = timezone.now()
    _, over = make_link(at=now - datetime.timedelta(days=10))
    link, taken_back = make_link(at=now)
    SharedLink.objects.filter(pk=link.pk).update(revoked_at=now, revoked_by=people.section_editor)
    spiked = make_article(state="draft")
    _, out = make_link(spiked.revisions.get(), at=now)
    Article.objects.filter(pk=spiked.pk).update(state="spiked")
    pages = [Client().get(where(secret)) for secret in (over, taken_back, out, "0" * 43)]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    assert "This link leads nowhere" in pages[0].text


def test_looking_whether_it_is_there_counts_as_opening_and_sending_is_refused(people: People) -> None:
    _, secret = make_link(at=timezone.now())
    assert (Client().head(where(secret)).status_code, Client().post(where(secret)).status_code) == (200, 405)


def test_guesses_are_throttled(people: People) -> None:
    client, (_, secret) = Client(), make_link(at=timezone.now())
    statuses = [client.get(where("0" * 43)).status_code for _ in range(views.MOST_A_MINUTE + 1)]
    assert statuses == [404] * views.MOST_A_MINUTE + [429]
    refused = client.get(where(secret))
    assert (refused.status_code, "Too many at once" in refused.text) == (429, True)
    assert int(refused.headers["Retry-After"]) >= 1
    assert Client(REMOTE_ADDR="192.0.2.7").get(where(secret)).status_code == 200


def test_a_writer_sees_the_links_and_makes_none(people: People) -> None:
    article = make_article(people.writer)
    make_link(article.revisions.get())
    writer = client_of(people.writer)
    assert "Dr Karimi" in writer.get(desk(article)).text
    assert "Links are made by an editor" in writer.get(desk(article)).text
    writer.post(desk(article), form_of(article))
    assert SharedLink.objects.count() == 1
    assert client_of(people.other_writer).get(desk(article)).status_code == 404


def test_a_link_of_another_article_is_not_revoked_here(people: People) -> None:
    link, _ = make_link()
    mine = make_article(people.writer)
    answer = client_of(people.writer).post(reverse("admin:articles_link_revoke", args=[mine.pk, link.pk]))
    assert answer.status_code == 404


@pytest.mark.parametrize("wrong", [{"name": ""}, {"days": "400"}, {"days": "x"}, {"revision": "0"}, {"form_key": "x"}])
def test_a_wrong_form_says_what_is_wrong(wrong: dict[str, str], people: People) -> None:
    article = make_article()
    page = client_of(people.section_editor).post(desk(article), form_of(article, **wrong))
    assert (page.status_code, SharedLink.objects.count()) == (200, 0)


def test_another_article_s_revision_is_no_choice(people: People) -> None:
    article, other = make_article(), make_article()
    sent = form_of(article, revision=str(other.revisions.get().pk))
    client_of(people.section_editor).post(desk(article), sent)
    assert SharedLink.objects.count() == 0


def test_the_list_costs_the_same_for_one_link_and_thirty(people: People) -> None:
    article, counts = make_article(), []
    client = client_of(people.section_editor)
    for many in (1, 29):
        for _ in range(many):
            make_link(article.revisions.get())
        client.get(desk(article))
        with CaptureQueriesContext(connection) as asked:
            client.get(desk(article))
        counts.append(len(asked))
    assert counts[0] == counts[1]
