"""Does an article's page say what to do next?"""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article
from tests.factories import NOW, People, make_article

pytestmark = pytest.mark.django_db

WHY = "Name the source of the count."


def page(article: Article, *, by: User) -> str:
    client = Client()
    client.force_login(by)
    return client.get(f"/newsroom/articles/article/{article.pk}/change/").text


def test_a_text_that_came_back_says_why_above_the_form(people: People) -> None:
    article = make_article(state="submitted")
    workflow.return_to_writer(article, by=people.section_editor, at=NOW, note=WHY)
    above, _ = page(article, by=people.writer).split('id="article_form"')
    assert WHY in above
    assert "submit it again" in above
    workflow.submit(article, by=people.writer, at=NOW)
    above, _ = page(article, by=people.writer).split('id="content-main"', 1)[1].split("<fieldset", 1)
    assert WHY not in above
    assert "Take it back to go on writing." in above


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("approved", "does not go out with it, unless the edition is reopened"),
        ("released", "reaches them only as a correction that the editor-in-chief approves"),
    ],
)
def test_a_later_change_is_said_not_to_reach_readers_by_itself(state: str, sentence: str, people: People) -> None:
    article = make_article(state=state)
    assert sentence in page(article, by=people.section_editor)
    assert sentence not in page(article, by=people.writer), "who cannot change it needs no warning"


def test_the_record_speaks_in_words(people: People) -> None:
    article = make_article(state="submitted")
    workflow.return_to_writer(article, by=people.section_editor, at=NOW, note=WHY)
    move = article.moves.first()
    assert move is not None
    assert (move.words, move.way) == ("return to writer", "submitted → draft")
    move.to_state = "in_approval"
    assert move.way == "submitted → in approval"
