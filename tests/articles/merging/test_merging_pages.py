"""Whoever came too late puts the two texts together on a page, in the form, and keeps what was refused."""

from typing import Any

import pytest
from django.test import Client

from articles import saving, workflow
from articles.models import Article, Autosave, Revision
from tests.articles.test_forms_sent import change, desk, form
from tests.conftest import append_only_lifted
from tests.factories import NOW, People, make_article, make_author

pytestmark = pytest.mark.django_db

BODY = "<p>The dam is low this year.</p><p>It holds.</p>"
MINE = {"headline": "Mine", "body": BODY.replace("low", "very low")}


def late(people: People, **mine: Any) -> tuple[Article, Client, Autosave]:
    """Let the section editor save first and the writer too late; return the article, the writer and the kept text."""
    article = make_article(people.writer, headline="The dam", body=BODY)
    typed = form(article) | (mine or MINE)
    article.headline, article.body = "Theirs", BODY.replace("holds", "holds well")
    saving.save(article, opened_at=1, by=people.section_editor, at=NOW, reason="Checked")
    client = desk(people.writer)
    assert client.post(change(article), typed).status_code == 409
    return article, client, Autosave.objects.get()


def kept_page(article: Article, kept: Autosave) -> str:
    return f"/newsroom/articles/article/{article.pk}/kept/{kept.pk}/"


def together(kept: Autosave, article: Article, **chosen: str) -> dict[str, str]:
    return {"_put_together": str(kept.pk), "seen": str(article.version)} | chosen


def test_the_page_shows_both_texts_and_who_was_first(people: People) -> None:
    article, client, kept = late(people)
    page = client.get(kept_page(article, kept))
    assert {choice.label: choice.who for choice in page.context["combination"].choices} == {
        "Headline": "conflict",
        "Text, paragraph 1": "mine",
        "Text, paragraph 2": "theirs",
    }
    assert "Revision 2 by section-editor" in page.text
    assert "(Checked)" in page.text


def test_what_was_put_together_is_read_in_the_form_before_anything_is_saved(people: People) -> None:
    article, client, kept = late(people)
    read = client.post(change(article), together(kept, article, headline="mine"))
    assert read.status_code == 200
    filled = read.context["adminform"].form
    assert filled["headline"].value() == "Mine"
    assert filled["body"].value() == "<p>The dam is very low this year.</p><p>It holds well.</p>"
    assert filled["opened_at"].value() == "2"
    assert read.context["errors"] == []
    assert [str(message) for message in read.context["messages"]][-1].startswith("Put together and not saved yet")
    assert (Article.objects.get().headline, Revision.objects.count()) == ("Theirs", 2)
    assert "'unsafe-inline'" in read["Content-Security-Policy"]

    saved = client.post(change(article), form(article, headline="Mine", body=filled["body"].value()))
    assert saved.status_code == 302
    assert Article.objects.get().body == "<p>The dam is very low this year.</p><p>It holds well.</p>"
    assert Autosave.objects.get() == kept


def test_mine_is_taken_wherever_both_changed_and_theirs_elsewhere(people: People) -> None:
    article, client, kept = late(people)
    filled = client.post(change(article), together(kept, article, _all="mine")).context["adminform"].form
    assert filled["headline"].value() == "Mine"
    assert filled["body"].value() == "<p>The dam is very low this year.</p><p>It holds well.</p>"


def test_a_choice_that_is_left_open_is_asked_for_again(people: People) -> None:
    article, client, kept = late(people)
    again = client.post(change(article), together(kept, article))
    assert [str(message) for message in again.context["messages"]] == ["Choose what is to stand: Headline."]
    assert again.context["kept"] == kept


def test_an_article_that_changed_while_somebody_chose_is_looked_at_once_more(people: People) -> None:
    article, client, kept = late(people)
    chosen = together(kept, article, headline="mine")
    Article.objects.update(version=9)
    again = client.post(change(article), chosen)
    assert "The article changed again while you chose" in again.text
    assert again.context["kept"] == kept


def test_an_error_in_what_was_put_together_is_told_beside_its_field(people: People) -> None:
    article, client, kept = late(people, embargo_until_0="never", embargo_until_1="")
    read = client.post(change(article), together(kept, article))
    assert read.context["adminform"].form.errors["embargo_until"]
    assert read.context["errors"]


def test_credits_are_put_together_with_the_rest(people: People) -> None:
    article = make_article(people.writer, authors=[make_author("Karima Noori")])
    other = make_author("Omid Zaland")
    typed = form(article) | {"bylines-TOTAL_FORMS": "2", "bylines-1-author": other.pk, "bylines-1-position": "2"}
    typed |= {"bylines-1-credit": "translated"}
    saving.save(article, opened_at=1, by=people.section_editor, at=NOW)
    client = desk(people.writer)
    client.post(change(article), typed)
    read = client.post(change(article), together(Autosave.objects.get(), article))
    (formset,) = read.context["inline_admin_formsets"]
    assert formset.formset.total_error_count() == 0
    assert [each["author"].value() for each in formset.formset.forms][1] == str(other.pk)


def test_what_is_repeated_is_kept_once(people: People) -> None:
    article, client, kept = late(people)
    typed = form(article, opened_at=1) | MINE
    assert client.post(change(article), typed).status_code == 409
    assert Autosave.objects.get() == kept
    client.post(change(article), typed | {"headline": "Mine, and more"})
    assert Autosave.objects.count() == 2


def test_a_text_is_thrown_away_by_its_writer_who_is_asked_first(people: People) -> None:
    article, client, kept = late(people)
    path = f"{kept_page(article, kept)}discard/"
    assert "kept nowhere else" in client.get(path).text
    assert Autosave.objects.count() == 1
    answer = client.post(path, follow=True)
    assert "The text is thrown away." in answer.text
    assert Autosave.objects.count() == 0
    assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    gone = client.post(change(article), together(kept, article), follow=True)
    assert "This text is not kept any more" in gone.text


def test_nobody_else_sees_or_throws_away_a_kept_text(people: People) -> None:
    article, _, kept = late(people)
    for user in (people.section_editor, people.other_writer, people.editor_in_chief):
        client = desk(user)
        for path in (kept_page(article, kept), f"{kept_page(article, kept)}discard/"):
            assert client.get(path).status_code == 404
        assert client.post(f"{kept_page(article, kept)}discard/").status_code == 404
        client.post(change(article), together(kept, article, _all="mine"))
    saving.throw_away(kept, by=people.section_editor)
    assert Autosave.objects.get() == kept


def test_who_may_not_save_any_more_still_reads_what_was_kept(people: People) -> None:
    article, client, kept = late(people)
    article.refresh_from_db()
    workflow.submit(article, by=people.writer, at=NOW)
    page = client.get(kept_page(article, kept))
    assert "It is submitted now, so you cannot change it" in page.text
    assert 'type="radio"' not in page.text
    answer = client.post(change(article), together(kept, article, headline="mine"))
    assert (answer.status_code, Article.objects.get().headline) == (200, "Theirs")
    assert "so you cannot change it" in answer.text


def test_a_base_that_nobody_knows_is_said_so(people: People) -> None:
    article, client, kept = late(people)
    with append_only_lifted():
        Revision.objects.update(typed=None, version=None)
    page = client.get(kept_page(article, kept))
    assert "Nobody knows what stood there when you opened it" in page.text


def test_hostile_words_are_shown_as_words(people: People) -> None:
    payload = "<img src=x onerror=alert(1)>"
    article, client, kept = late(people, headline=payload, body=f"<p>{payload} <script>alert(1)</script></p>")
    for path in (kept_page(article, kept), f"/newsroom/articles/article/{article.pk}/kept/"):
        page = client.get(path).text
        assert payload not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page
