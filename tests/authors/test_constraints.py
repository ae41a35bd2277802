"""The database says no to an author whom nobody could name or find."""

import pytest

from tests.constraints import Break, alter, cells, constraints_of, refuses, twin
from tests.factories import make_author

pytestmark = pytest.mark.django_db

CASES: dict[str, list[Break]] = {
    "Author.slug": [lambda: twin(make_author("Karima Noori"), name="Karima Noori the second")],
    "author_has_a_name": [lambda: alter(make_author(), name=""), lambda: twin(make_author(), name="", slug="nobody")],
    "author_has_a_slug": [lambda: alter(make_author(), slug="")],
}


def test_every_constraint_has_a_case() -> None:
    assert set(CASES) == set(constraints_of("authors"))


@pytest.mark.parametrize(("name", "each"), cells(CASES))
def test_the_database_refuses(name: str, each: Break) -> None:
    refuses("authors", name, each)


def test_two_authors_may_share_a_name() -> None:
    """The control arm."""
    twin(make_author("Karima Noori"), slug="karima-noori-2")
