"""A text that came too late is put together with what stands there, and nobody's words go missing."""

import copy
from typing import Any

import pytest

from articles.merging.combining import Combination, Unchosen
from articles.merging.sending import as_sent
from articles.models import Article, Byline
from articles.typed import Typed, of_article, of_form
from tests.factories import make_article, make_author, make_byline, make_photo, make_section

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "<p>The dam is low this year.</p>", "<p>It holds.</p>", "<p>Nobody measured it.</p>"


def held(article: Article, **fields: str) -> Typed:
    """Return what the article's form holds, with some fields typed otherwise."""
    typed = copy.deepcopy(of_article(article))
    typed["fields"] |= fields
    return typed


def whose(combination: Combination) -> dict[str, str]:
    return {choice.label: choice.who for choice in combination.choices}


def test_what_one_side_alone_changed_is_taken_without_asking() -> None:
    article = make_article(body=FIRST + SECOND + THIRD, headline="The dam")
    base = of_article(article)
    mine = held(article, standfirst="Mine.", body=FIRST.replace("low", "very low") + SECOND + THIRD)
    theirs = held(article, headline="The dams", body=FIRST + SECOND + THIRD.replace("Nobody", "The ministry"))
    combination = Combination(base, mine, theirs)
    assert whose(combination) == {
        "Headline": "theirs",
        "Standfirst": "mine",
        "Text, paragraph 1": "mine",
        "Text, paragraph 3": "theirs",
    }
    together = combination.put_together({})["fields"]
    assert (together["headline"], together["standfirst"]) == ("The dams", "Mine.")
    assert together["body"] == FIRST.replace("low", "very low") + SECOND + THIRD.replace("Nobody", "The ministry")


FIELDS: dict[str, tuple[str, str]] = {
    "slugline": ("mine", "theirs"),
    "headline": ("Mine", "Theirs"),
    "standfirst": ("Mine", "Theirs"),
    "kicker": ("Mine", "Theirs"),
    "dateline": ("Kabul", "Herat"),
    "genre": ("opinion", "feature"),
    "language": ("ps", "fa-AF"),
    "tags": ("mine", "theirs"),
    "lead_caption": ("Mine", "Theirs"),
    "ednote": ("Mine", "Theirs"),
    "embargo_until": ("2030-01-01 06:00:00", "2030-01-02 06:00:00"),
    "slug": ("mine", "theirs"),
    "author_note": ("Mine", "Theirs"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_both_changed_is_chosen(name: str) -> None:
    article = make_article()
    base, (mine, theirs) = of_article(article), (held(article, **{name: value}) for value in FIELDS[name])
    combination = Combination(base, mine, theirs)
    (choice,) = combination.choices
    assert (choice.key, choice.who, choice.sides) == (name, "conflict", ("mine", "theirs", "base"))
    with pytest.raises(Unchosen, match=choice.label):
        combination.put_together({})
    assert [combination.put_together({name: side})["fields"][name] for side in choice.sides] == [
        *FIELDS[name],
        base["fields"][name],
    ]


def test_a_section_and_a_photo_are_told_by_their_names() -> None:
    article = make_article(section=make_section("National"))
    opinion, photo = make_section("Opinion"), make_photo(alt_text="The dam at noon")
    combination = Combination(
        of_article(article), held(article, section=str(opinion.pk), lead_photo=str(photo.pk)), of_article(article)
    )
    assert [(choice.label, choice.base, choice.mine) for choice in combination.choices] == [
        ("Section", "National", "Opinion"),
        ("Lead photo", "", "The dam at noon"),
    ]


@pytest.mark.parametrize("nonsense", ["9" * 40, "abc", "-1", "0"])
def test_a_key_that_is_none_is_told_as_it_was_typed(nonsense: str) -> None:
    article = make_article()
    combination = Combination(None, held(article, lead_photo=nonsense), of_article(article))
    assert [choice.mine for choice in combination.choices] == [nonsense]


def test_a_paragraph_that_both_changed_may_stand_twice() -> None:
    article = make_article(body=FIRST + SECOND)
    mine, theirs = SECOND.replace("holds", "holds well"), SECOND.replace("holds", "holds still")
    combination = Combination(of_article(article), held(article, body=FIRST + mine), held(article, body=FIRST + theirs))
    (choice,) = combination.choices
    assert choice.sides == ("mine", "theirs", "base", "both")
    assert (choice.base, choice.mine, choice.theirs) == ("It holds.", "It holds well.", "It holds still.")
    assert combination.put_together({choice.key: "both"})["fields"]["body"] == FIRST + theirs + mine


def test_where_nobody_knows_the_base_all_that_differs_is_chosen() -> None:
    article = make_article(headline="Theirs", body=FIRST + SECOND)
    combination = Combination(None, held(article, headline="Mine", body=SECOND), of_article(article))
    assert [(choice.key, choice.who, choice.base) for choice in combination.choices] == [
        ("headline", "conflict", None),
        ("body-0", "conflict", None),
    ]
    assert [choice.sides for choice in combination.choices] == [("mine", "theirs")] * 2
    assert combination.put_together({"headline": "mine", "body-0": "theirs"})["fields"]["body"] == FIRST + SECOND


def test_only_how_words_are_set_is_told_as_such() -> None:
    article = make_article(body=SECOND)
    combination = Combination(of_article(article), held(article, body="<p>It <b>holds</b>.</p>"), of_article(article))
    (choice,) = combination.choices
    assert (choice.who, choice.looks_alike) == ("mine", True)


def sent(article: Article, **typed: Any) -> dict[str, str]:
    return as_sent(of_article(article), over=article) | typed


def test_a_form_that_is_sent_says_what_it_held_and_fits_the_rows_that_stand_now() -> None:
    karima, omid, zarmina = make_author("Karima Noori"), make_author("Omid Zaland"), make_author("Zarmina")
    article = make_article(authors=[karima, omid], tags="water, , dams")
    mine = of_form(
        sent(article) | {"bylines-0-DELETE": "on", "bylines-2-author": str(zarmina.pk), "bylines-2-position": "5"},
        otherwise=of_article(article),
    )
    assert [credit["author"] for credit in mine["bylines"]] == [str(omid.pk), str(zarmina.pk)]
    make_byline(article, author=make_author("Somebody"), credit=Byline.Credit.PHOTOGRAPHS)

    form = as_sent(mine, over=article, why="Asked again")

    assert (form["bylines-TOTAL_FORMS"], form["bylines-INITIAL_FORMS"]) == ("4", "3")
    assert [form.get(f"bylines-{row}-DELETE", "") for row in range(4)] == ["on", "", "on", ""]
    assert (form["opened_at"], form["why"], form["tags"]) == ("1", "Asked again", "water, , dams")
    assert of_form(form, otherwise=of_article(article)) == mine


def test_what_a_form_did_not_send_stayed_as_it_was() -> None:
    article = make_article(kicker="Water")
    base = of_article(article)
    assert of_form({}, otherwise=base) == base
    assert of_form({"kicker": ""}, otherwise=base)["fields"]["kicker"] == ""
