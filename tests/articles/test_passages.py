"""A passage is found again by its words, the right one of several, and is missed when it has changed."""

import pytest

from articles.models import Article
from articles.models.notes import LONGEST_CONTEXT, LONGEST_PASSAGE
from articles.passages import Found, Text, text_of, tied

RIVERS = "Three rivers meet at the bridge. Boats cross them. Three rivers part again below the mill."


def test_words_are_found_whatever_stands_between_them() -> None:
    found = Text("It was, he said,\nthe “salt   road” – of old.").find("salt road of OLD")
    assert found == Found("It was, he said,\nthe “", "salt   road” – of old", "")


def test_of_several_places_the_one_with_the_same_words_around_it_is_meant() -> None:
    text = Text(RIVERS)
    first = text.find("Three rivers", after=" meet at")
    second = text.find("Three rivers", before="cross them. ", after=" part again")
    assert first is not None
    assert second is not None
    assert (first.before, second.after) == ("", " part again below the mill")
    assert second.before.endswith("Boats cross them. ")


@pytest.mark.parametrize("passage", ["Four rivers", "rivers part below", "hree rivers", "", "…", "river"])
def test_other_words_are_not_found(passage: str) -> None:
    assert Text(RIVERS).find(passage) is None


def test_words_are_found_in_dari_whatever_the_marks_around_them() -> None:
    found = Text("سه رودخانه در پل «به هم» می‌رسند.").find("به هم می‌رسند")
    assert found is not None
    assert found.passage == "به هم» می‌رسند"


def test_letters_that_grow_when_they_become_small_move_no_place() -> None:
    found = Text("Die STRAẞE İ am Fluß endet hier").find("endet HIER")
    assert found is not None
    assert found.passage == "endet hier"


def test_headline_and_standfirst_are_looked_through_too() -> None:
    article = Article(headline="The salt road", standfirst="It is open.", body="<p>Boats <b>cross</b> here.</p>")
    places = [text_of(article).find(words) for words in ("salt road", "is open", "boats cross here")]
    assert [place.passage for place in places if place] == ["salt road", "is open", "Boats cross here"]


def test_a_passage_brings_the_words_around_it_from_the_text_unless_they_were_sent() -> None:
    article = Article(headline="", standfirst="", body=f"<p>{RIVERS}</p>")
    assert tied(article, passage="  Boats \n cross them ") == Found(
        "Three rivers meet at the bridge.", "Boats cross them", ". Three rivers part again below the mill"
    )
    assert tied(article, passage="Three rivers", after="part") == Found("", "Three rivers", "part")
    assert tied(article, passage="Never written") == Found("", "Never written", "")
    assert tied(article, passage=" ", before="Boats") == Found("", "", "")


def test_a_long_passage_is_cut_between_words() -> None:
    article = Article(headline="", standfirst="", body="")
    kept = tied(article, passage="word " * 900, before="left " * 90, after="right " * 90)
    assert [len(part) for part in (kept.before, kept.passage, kept.after)] == [79, 499, 77]
    assert (LONGEST_CONTEXT, LONGEST_PASSAGE) == (80, 500)
    assert len(tied(article, passage="x" * 900).passage) == LONGEST_PASSAGE
