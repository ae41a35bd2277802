"""Is an article found by every word that stands in it, in whatever spelling, and as soon as it is saved?"""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from articles import index, saving
from articles.models import Article
from articles.reindexing import rebuild
from paper.search.spelling import words
from tests.factories import NOW, make_article, make_author, make_photo

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    return sorted(Article.objects.holding(words(typed)).values_list("slugline", flat=True))


def held() -> list[tuple[object, ...]]:
    key = "rowid" if connection.vendor == "sqlite" else "article_id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, words FROM articles_search ORDER BY 1")
        return list(cursor.fetchall())


def test_every_text_of_an_article_is_searched() -> None:
    photo = make_photo(caption="Qcaption of the photo.")
    texts: dict[str, Any] = {
        "slugline": "qslugline", "kicker": "qkicker", "headline": "qheadline", "standfirst": "qstandfirst",
        "body": "<p>one qbo<b>dy</b></p><p>two</p>", "dateline": "qdateline", "author_note": "qnote",
        "tags": "qtag, qother", "ednote": "qednote",
    }  # fmt: skip
    made = make_article(**texts, lead_photo=photo, authors=[make_author("Qgiven Qfamily")])
    make_article(slugline="another")
    asked = ["qslugline", "qkicker", "qheadline", "qstandfirst", "qbody", "qdateline", "qnote", "qother", "qednote"]
    for word in [*asked, "qcaption", "qgiven qfamily"]:
        assert found(word) == [made.slugline], word


def test_spellings_are_folded_and_english_words_stemmed() -> None:
    make_article(slugline="dari", language="fa-AF", headline="کتاب‌های یکم", body="<p>هوای کابل</p>")
    make_article(slugline="english", headline="Walking to the café", body="<p>He walks.</p>")
    assert found("كتابهاي") == found("يکم") == ["dari"]
    assert found("walked") == found("cafe") == found("CAFÉ") == ["english"]


def test_all_words_have_to_stand_there_and_a_phrase_side_by_side() -> None:
    make_article(slugline="a", body="<p>the water of the river</p>")
    make_article(slugline="b", body="<p>river water</p>")
    assert found("water river") == ["a", "b"]
    assert found('"river water"') == ["b"]
    assert found("water snow") == []


@pytest.mark.parametrize("typed", ['"', "AND OR NOT", "a* -b", "'); DROP TABLE x; --", "NEAR(a b)", "x:*", "\\", "&|!"])
def test_nothing_that_is_typed_is_an_operator(typed: str) -> None:
    make_article(slugline="a")
    assert [found(typed)] == [[]]


def test_what_is_saved_is_found_at_once_and_what_is_gone_is_not() -> None:
    article = make_article(slugline="s", ednote="first")
    article.ednote = "second"
    saving.save(article, opened_at=article.version, by=article.owner, at=NOW)
    assert (found("second"), found("first begins")) == (["s"], [])


def test_a_save_that_fails_leaves_what_was_found() -> None:
    article = make_article(slugline="s", ednote="first")
    article.ednote = "second"
    with pytest.raises(saving.StaleSave):
        saving.save(article, opened_at=99, by=article.owner, at=NOW)
    assert (found("second"), found("first")) == ([], ["s"])


def test_the_index_made_anew_is_the_index_that_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        make_article(lead_photo=make_photo())
    kept = held()
    index.empty()
    assert (held(), len(kept)) == ([], 3)
    assert rebuild() == 3
    assert held() == kept
    call_command("rebuild_desk_search")
    assert "holds 3 articles" in capsys.readouterr().out
    assert held() == kept
