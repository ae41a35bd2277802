"""Does the form show the text first, and does each fold say what is in it?"""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import People, make_article, make_author, make_photo, make_section

pytestmark = pytest.mark.django_db

FOLD = re.compile(r'<details class="fold"[^>]*?data-fold="(\w+)"\s*(open)?>.*?fold__said"[^>]*>(.*?)</span>', re.DOTALL)


def folds(html: str) -> dict[str, tuple[bool, str]]:
    """Return {key: (open, what it says)} of the folds on a page, in their order."""
    return {key: (bool(stands_open), said.strip()) for key, stands_open, said in FOLD.findall(html)}


def page(path: str, *, by: User, data: dict[str, str] | None = None) -> str:
    client = Client()
    client.force_login(by)
    return (client.post(path, data) if data is not None else client.get(path)).text


def test_headline_standfirst_and_text_come_first_and_the_rest_is_folded(people: People) -> None:
    article = make_article()
    html = page(f"/newsroom/articles/article/{article.pk}/change/", by=people.writer)
    sheet, rest = html.split('<div class="folds">')
    positions = [sheet.index(f'id="id_{name}"') for name in ("headline", "standfirst", "body")]
    assert positions == sorted(positions)
    folded = ("slugline", "section", "lead_photo", "ednote", "slug")
    assert [name for name in folded if f'id="id_{name}"' in sheet] == []
    assert list(folds(rest)) == ["where", "bylines", "photo", "colleagues", "address"]


def test_each_fold_says_what_is_in_it(people: People) -> None:
    article = make_article(
        section=make_section("National"),
        slugline="dam",
        dateline="Kabul",
        authors=[make_author("Farid Ahmad"), make_author("Zarmina Kohdamani")],
        lead_photo=make_photo(alt_text="The dam at noon"),
        ednote="Ask the engineer.",
        slug="the-dam",
    )
    assert folds(page(f"/newsroom/articles/article/{article.pk}/change/", by=people.writer)) == {
        "where": (False, "National · News · English · dam · Kabul"),
        "bylines": (False, "By Farid Ahmad and Zarmina Kohdamani"),
        "photo": (False, "The dam at noon"),
        "colleagues": (False, "Ask the engineer."),
        "address": (False, "the-dam · author note from the bylines"),
    }


def test_a_new_article_has_those_folds_open_that_want_something(people: People) -> None:
    found = folds(page("/newsroom/articles/article/add/", by=people.writer))
    assert [key for key, (stands_open, _) in found.items() if stands_open] == ["where", "bylines"]
    assert found["where"][1] == "News · English"
    assert found["colleagues"][1] == "nothing yet"


def test_a_fold_with_an_error_stands_open(people: People) -> None:
    article = make_article()
    path = f"/newsroom/articles/article/{article.pk}/change/"
    sent = {"opened_at": str(article.version), "slug": "archive!", "section": str(article.section_id), "genre": "news"}
    sent |= {"language": "en", "slugline": "x", "bylines-TOTAL_FORMS": "0", "bylines-INITIAL_FORMS": "0"}
    html = page(path, by=people.writer, data=sent)
    assert [key for key, (stands_open, _) in folds(html).items() if stands_open] == ["address"]


def test_who_may_only_read_sees_the_same_folds(people: People) -> None:
    article = make_article(state="submitted")
    html = page(f"/newsroom/articles/article/{article.pk}/change/", by=people.writer)
    assert list(folds(html)) == ["where", "bylines", "photo", "colleagues", "address"]
    assert 'id="id_headline"' not in html
