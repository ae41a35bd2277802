"""What was changed since a revision stands on a page that leads from the article, for whoever may open the article."""

import pytest
from django.test import Client

from articles.models import Article
from tests.factories import People, make_article, make_revision

pytestmark = pytest.mark.django_db


def address(article: Article, number: int) -> str:
    return f"/newsroom/articles/article/{article.pk}/compare/{number}/"


def test_the_record_leads_to_what_changed_since_a_revision(section_editor_client: Client) -> None:
    article = make_article(state="ready", headline="The dam")
    make_revision(article, headline="The dams")
    form = section_editor_client.get(f"/newsroom/articles/article/{article.pk}/change/").text
    assert f'href="{address(article, 1)}"' in form
    assert f'href="{address(article, 2)}"' not in form
    page = section_editor_client.get(address(article, 1)).text
    assert "<del" in page
    assert "Readers would read the same." not in page
    assert "Readers would read the same." in section_editor_client.get(address(article, 2)).text


def test_there_is_nothing_to_compare_where_there_is_no_revision(section_editor_client: Client) -> None:
    assert section_editor_client.get(address(make_article(), 7)).status_code == 404


def test_a_writer_compares_their_own_and_nobody_else_s(writer_client: Client, people: People) -> None:
    own, other = make_article(people.writer), make_article(people.other_writer)
    assert [writer_client.get(address(each, 1)).status_code for each in (own, other)] == [200, 404]
