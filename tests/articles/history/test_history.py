"""Who saved what, when and why stands on a page; any two revisions are compared, and one comes back as a new one."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import saving
from articles.history.restoring import restore
from articles.models import Article, Revision
from articles.moves import MoveRefused
from articles.typed import of_article
from tests.conftest import append_only_lifted
from tests.factories import (
    NOW,
    People,
    make_article,
    make_author,
    make_byline,
    make_correction,
    make_photo,
    make_revision,
    make_section,
)

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)


def history(article: Article, rest: str = "revisions/") -> str:
    return f"/newsroom/articles/article/{article.pk}/{rest}"


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_history_says_who_when_and_why(people: People) -> None:
    article = make_article(people.writer)
    article.headline = "Another"
    saving.save(article, opened_at=1, by=people.section_editor, at=LATER, reason="Shorter")
    page = desk(people.writer).get(history(article))
    assert [(each.number, each.saved_by, each.reason) for each in page.context["revisions"]] == [
        (2, people.section_editor, "Shorter"),
        (1, people.writer, "first draft"),
    ]
    assert f'href="{history(article)}"' in desk(people.writer).get(history(article, "change/")).text


@pytest.mark.parametrize(
    ("language", "before", "after", "way"),
    [("en", "The dam is low", "The dam is high", "ltr"), ("fa-AF", "آب بند کم است", "آب بند زیاد است", "rtl"),
     ("ps", "د بند اوبه کمې دي", "د بند اوبه ډېرې دي", "rtl")],
)  # fmt: skip
def test_any_two_revisions_are_compared_word_by_word(
    language: str, before: str, after: str, way: str, people: People
) -> None:
    article = make_article(people.writer, language=language, headline=before, authors=[make_author("Karima Noori")])
    make_byline(article, author=make_author("Omid Zaland"))
    make_revision(article, headline=after, lead_photo=make_photo(), ednote="Asked again.", section=make_section("Law"))
    make_revision(article, headline="Something else")
    page = desk(people.writer).get(history(article, "compare/"), {"from": 2, "to": 1})
    parts = {part.label: part for part in page.context["parts"]}
    assert set(parts) >= {"Headline", "Byline", "Photo", "Ednote", "Section"}
    assert {segment.sign for segment in parts["Headline"].paragraphs[0].segments} == {"same", "gone", "new"}
    assert f'lang="{language}"\n       dir="{way}"' in page.text
    assert "National" in page.text
    assert "Law" in page.text


def test_the_last_two_are_compared_when_nobody_says_which(people: People) -> None:
    article = make_article(people.writer)
    make_revision(article, headline="Two")
    make_revision(article, headline="Three")
    page = desk(people.writer).get(history(article, "compare/"))
    assert (page.context["revision"].number, page.context["newest"].number) == (2, 3)


@pytest.mark.parametrize("asked", ["from=7&to=1", "from=abc&to=9999999999999999999999", "from=-1&to=٣"])
def test_revisions_that_are_none_get_a_sentence(asked: str, people: People) -> None:
    article = make_article(people.writer)
    page = desk(people.writer).get(f"{history(article, 'compare/')}?{asked}", follow=True)
    assert "There are revisions 1 to 1: choose two of them." in page.text


def test_what_was_printed_and_each_correction_is_marked(people: People) -> None:
    article = make_article(people.writer, state="released")
    with_edition = f"printed in {article.placement.edition}"
    Article.objects.filter(pk=article.pk).update(headline="Typed and not told")
    make_correction(article)
    make_revision(article, headline="Later")
    page = desk(people.section_editor).get(history(article))
    marks = page.context["marks"]
    assert marks[1] == [with_edition]
    (number,) = [number for number, words in marks.items() if "Correction to readers" in words]
    assert number > 1
    assert 'class="history__mark">Correction to readers' in page.text
    assert "Later" not in str(marks)


def test_what_is_approved_is_marked_and_a_draft_is_not(people: People) -> None:
    approved, draft = make_article(state="approved"), make_article()
    client = desk(people.section_editor)
    assert list(client.get(history(approved)).context["marks"].values()) == [
        [f"approved for {approved.placement.edition}"]
    ]
    assert client.get(history(draft)).context["marks"] == {}


def test_five_hundred_revisions_come_fifty_at_a_time_and_cost_what_one_costs(people: People) -> None:
    short, long = make_article(people.writer), make_article(people.writer)
    first = long.revisions.get()
    Revision.objects.bulk_create(
        Revision(
            article=long, number=number, content=first.content, sha256=first.sha256, saved_by=people.writer,
            saved_at=LATER, typed=first.typed, version=number,
        )
        for number in range(2, 501)
    )  # fmt: skip
    client = desk(people.writer)
    client.get(history(short))
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(history(short))
    with CaptureQueriesContext(connection) as many:
        page = client.get(history(long))
    assert len(one) == len(many) <= 12
    assert [each.number for each in page.context["revisions"]] == list(range(500, 450, -1))
    older = client.get(history(long), {"before": page.context["older"]})
    assert [each.number for each in older.context["revisions"]] == list(range(450, 400, -1))
    assert len(client.get(history(long, "change/")).context["revisions"]) == 10


def everything(people: People) -> Article:
    return make_article(
        people.writer,
        slugline="dam",
        headline="The dam",
        ednote="Ask.",
        tags="water, , dams",
        lead_photo=make_photo(),
        embargo_until=LATER,
        authors=[make_author("Karima Noori"), make_author("Omid Zaland")],
        body="<p>It holds <mark>says who?</mark></p>",
    )


def changed(article: Article, people: People) -> None:
    """Change every field of an article and who is credited."""
    article.slugline, article.headline, article.ednote, article.tags = "d", "The dams", "", ""
    article.lead_photo, article.embargo_until, article.body = None, None, "<p>Other</p>"
    article.section, article.author_note, article.slug = make_section("Law"), "Note", "the-dams"
    article.bylines.all()[0].delete()
    saving.save(article, opened_at=1, by=people.section_editor, at=LATER)


def test_restoring_brings_back_all_that_the_form_held_as_a_new_revision(people: People) -> None:
    article = everything(people)
    before = of_article(Article.objects.get(pk=article.pk))
    changed(article, people)
    answer = desk(people.writer).post(
        history(article, "revisions/1/restore/"), {"seen": 2, "reason": "The first was right"}, follow=True
    )
    assert "The article is as in revision 1 again; that is Revision 3 now." in answer.text
    saved = Article.objects.get(pk=article.pk)
    newest = saved.revisions.newest()
    assert newest is not None
    assert (of_article(saved), saved.version) == (before, 3)
    assert (newest.number, newest.reason, newest.saved_by) == (
        3, "Revision 1 again: The first was right", people.writer,
    )  # fmt: skip
    assert newest.sha256 == saved.revisions.get(number=1).sha256
    assert saved.revisions.count() == 3


def test_a_revision_is_restored_only_by_who_may_edit_now_and_with_a_reason(people: People) -> None:
    article = everything(people)
    changed(article, people)
    first = article.revisions.get(number=1)
    for by, reason, seen, said in (
        (people.other_writer, "x", 2, "You may not change this article now."),
        (people.photo_editor, "x", 2, "You may not change this article now."),
        (people.writer, " ", 2, "Say why it should be as it was"),
        (people.writer, "x", 1, "The article changed after you opened this page"),
        (people.writer, "x", 0, "The article changed after you opened this page"),
    ):
        with pytest.raises(MoveRefused, match=said):
            restore(first, by=by, at=LATER, reason=reason, seen=seen)
    assert (Article.objects.get(pk=article.pk).version, article.revisions.count()) == (2, 2)
    assert article.bylines.count() == 1


def test_a_refused_restore_says_why_and_keeps_the_words(people: People) -> None:
    article = everything(people)
    changed(article, people)
    page = desk(people.writer).post(history(article, "revisions/1/restore/"), {"seen": 1, "reason": "It was right"})
    assert "The article changed after you opened this page" in page.text
    assert 'value="It was right"' in page.text


def test_who_may_only_read_restores_nothing(people: People) -> None:
    article = make_article(people.writer, state="submitted")
    make_revision(article, headline="Another")
    client = desk(people.writer)
    assert "restore…" not in client.get(history(article)).text
    path = history(article, "revisions/1/restore/")
    for answer in (client.get(path, follow=True), client.post(path, {"seen": 2, "reason": "x"}, follow=True)):
        assert "You may not change this article now." in answer.text
    assert Article.objects.get(pk=article.pk).headline == "Another"


def test_an_old_revision_gives_back_what_was_printed(people: People) -> None:
    article = everything(people)
    with append_only_lifted():
        Revision.objects.update(typed=None, version=None)
    changed(article, people)
    page = desk(people.writer).get(history(article, "revisions/1/restore/"))
    assert "from before the whole form was kept" in page.text
    restore(article.revisions.get(number=1), by=people.writer, at=LATER, reason="x", seen=2)
    saved = Article.objects.get(pk=article.pk)
    assert (saved.headline, saved.tags, saved.slugline, saved.bylines.count()) == ("The dam", "water, dams", "d", 1)


def test_a_writer_sees_nobody_else_s_history(people: People) -> None:
    article = make_article(people.other_writer)
    make_revision(article, headline="Another")
    client = desk(people.writer)
    for rest in ("revisions/", "revisions/1/", "revisions/1/restore/", "compare/", "compare/1/"):
        assert client.get(history(article, rest)).status_code == 404
    assert client.post(history(article, "revisions/1/restore/"), {"seen": 1, "reason": "x"}).status_code == 404
