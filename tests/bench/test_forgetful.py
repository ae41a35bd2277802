"""Does the bench make a page forget just what it says: the page itself, what is its own, or everything?"""

from collections import Counter
from collections.abc import Iterator

import pytest

from bench import forgetful
from paper import remembering
from paper.store.application import Application
from tests.factories import make_released_edition
from tests.paper.store.reading import Django, House

pytestmark = pytest.mark.django_db


class Reader(House):
    """Asks the bench's applications, and knows what had to be printed for the answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.printed: list[remembering.Printed] = []
        put = remembering.Printed.put

        def counted(kept: remembering.Printed, key: bytes, text: str) -> None:
            self.printed.append(kept)
            put(kept, key, text)

        monkeypatch.setattr(remembering.Printed, "put", counted)
        # What the bench itself puts back is there before Django is asked.
        super().__init__(django=Django(before=self.printed.clear))
        monkeypatch.setattr(forgetful, "_application", self.django)
        monkeypatch.setattr(forgetful, "_parts", {})
        monkeypatch.setattr(forgetful, "_pages", Counter())

    def asks(self, application: Application, path: str) -> tuple[int, int]:
        """Return how many parts and how many pages were printed for the answer."""
        self.way = application
        assert self.ask(path).status == 200
        return self.printed.count(remembering.PARTS), self.printed.count(remembering.PAGES)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Somebody who comes first, and after whom nothing is remembered."""
    remembering.forget()
    yield Reader(monkeypatch)
    remembering.forget()


def test_each_way_of_forgetting_leaves_what_it_says(reader: Reader) -> None:
    one, other = (article.get_absolute_url() for article in make_released_edition(articles=2).articles.all())
    parts, pages = reader.asks(forgetful.everything, one)
    assert (parts > 3, pages) == (True, 1)
    assert reader.asks(reader.django, one) == (0, 0), "the control arm: nothing is forgotten"
    assert reader.asks(forgetful.pages, one) == (0, 1)
    assert reader.asks(forgetful.everything, one) == (parts, 1)
    assert [reader.asks(forgetful.own, path) for path in (one, other)] == [(parts, 1)] * 2
    own, pages = reader.asks(forgetful.own, one)
    assert (0 < own < parts, pages) == (True, 1)
    assert reader.asks(forgetful.own, one) == (own, 1), "and not once alone"
