"""Does a text that was typed and not saved come back, beside what stands there now, and for its writer alone?"""

import re
import uuid
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.keeping import offers
from articles.models import Autosave
from newsroom.roles import WRITER
from tests.articles.keeping.sent import fields_of, form_of
from tests.factories import People, make_article, make_author, make_autosave, make_photo, make_user

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
OFFER = "that was never saved"


def page_of(row: Autosave) -> str:
    return reverse("admin:articles_article_typed", args=[row.pk])


def test_the_form_offers_what_was_typed_in_another(people: People, sign_in: SignIn) -> None:
    article, client = make_article(people.writer), sign_in(people.writer)
    assert OFFER not in form_of(client, article).text
    row = make_autosave(article, fields=fields_of(article, headline="Half a thou"))
    page = form_of(client, article).text
    assert (page.count(OFFER), page_of(row) in page, "Half a thou" in page) == (1, True, True)


def test_a_text_that_the_article_says_already_is_forgotten(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, authors=[])
    make_autosave(article, fields=fields_of(article))
    assert OFFER not in form_of(sign_in(people.writer), article).text
    assert Autosave.objects.count() == 0


def test_a_text_of_a_colleague_is_offered_to_nobody_else(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    row = make_autosave(article, fields={"headline": "Half a thou"})
    editor = sign_in(people.section_editor)
    assert "Half a thou" not in form_of(editor, article).text
    assert editor.get(page_of(row)).status_code == 404
    assert editor.post(f"{page_of(row)}throw-away/").status_code == 404
    assert "Half a thou" not in form_of(editor, article, typed=str(row.pk)).text
    assert Autosave.objects.count() == 1


def test_a_text_is_not_shown_to_who_may_not_see_its_article_any_more(people: People, sign_in: SignIn) -> None:
    row = make_autosave(make_article(make_user(WRITER)), user=people.writer)
    assert sign_in(people.writer).get(page_of(row)).status_code == 404


def test_both_texts_stand_side_by_side_and_word_by_word(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, headline="Apricots", body="<p>They are ripe.</p>", authors=[])
    fields = fields_of(article, headline="Apricots early", body="<p>They are ripe now.</p>", ednote="Ask.")
    row = make_autosave(article, fields=fields)
    page = sign_in(people.writer).get(page_of(row))
    shown = [(field.label, field.theirs, field.mine) for field in page.context["side_by_side"]]
    assert shown == [
        ("Headline", "Apricots", "Apricots early"),
        ("Body", "They are ripe.", "They are ripe now."),
        ("Ednote", "", "Ask."),
    ]
    assert [part.label for part in page.context["parts"]] == ["Headline", "Text"] + ["Address"] * (not article.slug)
    assert re.findall(r"<ins>(.*?)</ins>", page.text)


def test_photo_and_bylines_that_were_typed_are_in_the_difference(people: People) -> None:
    article, author, photo = make_article(people.writer), make_author("Parwin Aziz"), make_photo(caption="Bazaar")
    fields = fields_of(article, lead_photo=str(photo.pk), lead_caption="At noon", tags="fruit, trade") | {
        "bylines-TOTAL_FORMS": "2", "bylines-0-author": str(author.pk), "bylines-0-position": "1",
        "bylines-0-credit": "by", "bylines-1-author": "77777", "genre": "nonsense",
    }  # fmt: skip
    content = offers.content_typed(article, fields)
    assert (content["byline"], content["photo"]["caption"], content["genre"]) == ("By Parwin Aziz", "At noon", "news")
    assert content["tags"] == ["fruit", "trade"]


def test_restoring_fills_the_form_and_saves_nothing(people: People, sign_in: SignIn) -> None:
    article, author = make_article(people.writer, authors=[]), make_author("Parwin Aziz")
    fields = fields_of(article, headline="Half a thou", body="<p>A new text.</p>") | {
        "embargo_until_0": "2026-12-24", "embargo_until_1": "06:00:00",
        "bylines-TOTAL_FORMS": "1", "bylines-INITIAL_FORMS": "0", "bylines-MIN_NUM_FORMS": "0",
        "bylines-MAX_NUM_FORMS": "1000", "bylines-0-author": str(author.pk), "bylines-0-position": "1",
        "bylines-0-credit": "by", "bylines-0-article": str(article.pk), "bylines-0-id": "",
    }  # fmt: skip
    row = make_autosave(article, fields=fields | {"opened_at": "999", "sent_once": "x"})
    page = form_of(sign_in(people.writer), article, typed=str(row.pk)).text
    for words in ("Half a thou", "&lt;p&gt;A new text.&lt;/p&gt;", "2026-12-24", "06:00", "Parwin Aziz"):
        assert words in page
    assert 'name="opened_at" value="1"' in page
    assert f'name="_restored" value="{row.pk}"' in re.sub(r"\s+", " ", page)
    article.refresh_from_db()
    assert (article.version, Autosave.objects.count()) == (1, 1)


@pytest.mark.parametrize("typed", ["x", "", "0", "99999", "٣", "9" * 400])
def test_a_text_that_is_not_there_restores_nothing(typed: str, people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, headline="Apricots")
    page = form_of(sign_in(people.writer), article, typed=typed)
    assert (page.status_code, "Apricots" in page.text) == (200, True)


@pytest.mark.parametrize("embargo", [("", ""), ("soon", ""), ("2026-13-45", "99:00")])
def test_a_time_that_is_none_is_left_out(embargo: tuple[str, str], people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer)
    fields = {"embargo_until_0": embargo[0], "embargo_until_1": embargo[1], "bylines-TOTAL_FORMS": "x"}
    row = make_autosave(article, fields=fields)
    assert form_of(sign_in(people.writer), article, typed=str(row.pk)).status_code == 200
    assert sign_in(people.writer).get(page_of(row)).status_code == 200


def test_an_article_that_was_never_saved_is_offered_where_one_is_added(people: People, sign_in: SignIn) -> None:
    client = sign_in(people.writer)
    row = Autosave.objects.create(
        user=people.writer, tab=uuid.uuid4(), base_version=0, saved_at="2026-11-27T08:00Z",
        fields={"headline": "Brand new", "body": "<p>Words.</p>", "section": "1"},
    )  # fmt: skip
    add = reverse("admin:articles_article_add")
    assert page_of(row) in client.get(add).text
    page = client.get(page_of(row))
    assert [(field.label, field.mine) for field in page.context["side_by_side"]] == [
        ("Headline", "Brand new"),
        ("Body", "Words."),
    ]
    assert ">\nBrand new</textarea>" in client.get(add, {"typed": row.pk}).text
    assert OFFER not in sign_in(people.section_editor).get(add).text


def test_throwing_away_asks_first_and_throws_away(people: People, sign_in: SignIn) -> None:
    article, client = make_article(people.writer), sign_in(people.writer)
    row = make_autosave(article)
    assert "Throw it away for good" in client.get(page_of(row)).text
    assert client.get(f"{page_of(row)}throw-away/").status_code == 405
    answer = client.post(f"{page_of(row)}throw-away/")
    assert answer["Location"] == f"/newsroom/articles/article/{article.pk}/change/"
    assert Autosave.objects.count() == 0


def test_a_text_for_an_article_that_moved_on_can_be_read_and_not_restored(people: People, sign_in: SignIn) -> None:
    article = make_article(people.writer, state="submitted")
    row = make_autosave(article, fields=fields_of(article, headline="Half a thou"))
    page = sign_in(people.writer).get(page_of(row)).text
    assert ("Half a thou" in page, "Put it into the form" in page) == (True, False)
    assert "It is submitted now, so you cannot change it." in page
