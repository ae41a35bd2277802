"""How many words are lost when somebody types at 30 words a minute and everything fails at once?"""

from collections.abc import Callable

import pytest

from articles.models import Article, Move, Revision
from tests.browser import desk
from tests.browser.typing_along import MISHAPS, Typist
from tests.browser.visitors import Visitor
from tests.factories import People, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
# Ten seconds of typing.
MOST = 5


def typist(visit: Visit, people: People) -> Typist:
    article = make_article(people.writer, body="<p>It begins.</p>")
    return Typist(desk.at_work(visit, people.writer), article, (f"word{number}" for number in range(100)))


@pytest.mark.parametrize("mishap", MISHAPS)
def test_at_most_ten_seconds_of_typing_are_lost(mishap: str, visit: Visit, people: People) -> None:
    somebody = typist(visit, people)
    somebody.begin()
    somebody.type(7)
    MISHAPS[mishap](somebody)
    somebody.type(8)
    somebody.crash()
    assert somebody.lost <= MOST
    assert (Article.objects.get().version, Revision.objects.count(), Move.objects.count()) == (1, 1, 0)


def test_a_form_that_keeps_nothing_loses_all(visit: Visit, people: People) -> None:
    somebody = typist(visit, people)
    somebody.who.context.route("**/js/keeping/*.js", lambda route: route.abort())
    somebody.begin()
    somebody.type(15)
    somebody.crash()
    assert somebody.lost == 15
