"""Does the form say how long a text is, without any script, and in the article's language?"""

import re

import pytest
from django.test import Client

from tests.factories import People, make_article

pytestmark = pytest.mark.django_db


def beside(article_key: int, *, by: People, name: str) -> str:
    client = Client()
    client.force_login(by.writer)
    html = client.get(f"/newsroom/articles/article/{article_key}/change/").text
    found = re.search(rf'id="id_{name}_helptext"[^>]*>\s*(.*?)\s*</div>', html, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(("body", "said"), [
    ("", "0 words"),
    ("<p>One</p>", "1 word · 1 min to read"),
    ("<p>One</p><p>two<mark> three</mark></p>", "2 words · 1 min to read · 1 ednote, which readers never see"),
    (f"<p>{'word ' * 550}</p>", "550 words · 2 min to read"),
])  # fmt: skip
def test_words_and_minutes_are_those_that_readers_get(body: str, said: str, people: People) -> None:
    assert beside(make_article(body=body).pk, by=people, name="body") == said


def test_a_headline_or_standfirst_that_is_too_long_is_said_to_be(people: People) -> None:
    article = make_article(headline="x" * 113, standfirst="x" * 240)
    assert beside(article.pk, by=people, name="headline") == "113 of 110 characters: 3 too many"
    assert beside(article.pk, by=people, name="standfirst") == "240 of 240 characters"


def test_the_fields_that_are_printed_are_in_the_article_s_language(people: People) -> None:
    client = Client()
    client.force_login(people.writer)
    html = client.get(f"/newsroom/articles/article/{make_article(language='ps').pk}/change/").text
    fields = dict(re.findall(r'<(?:textarea|input)[^>]*?name="(\w+)"([^>]*)', html))
    turned = {name for name, attributes in fields.items() if 'lang="ps"' in attributes and 'dir="rtl"' in attributes}
    assert turned == {"headline", "standfirst", "body", "kicker", "dateline", "tags", "lead_caption", "author_note"}
