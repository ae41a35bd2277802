"""What is asked about a public byline, and what it never tells."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.models import StaffProfile
from authors.models import Author
from tests.factories import make_author, make_photo, make_staff_profile

pytestmark = pytest.mark.django_db


def test_an_author_is_found_by_the_printed_name_whatever_the_case() -> None:
    author = make_author("Karima Noori")
    make_author("Karima Noorzai")
    assert [*Author.objects.named("karima NOORI")] == [author]


def test_the_portrait_comes_with_the_author(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_author(portrait=make_photo(credit_line="By hand"))
    with django_assert_num_queries(1):
        (author,) = Author.objects.with_portrait()
        assert author.portrait is not None
        assert author.portrait.credit_line == "By hand"


def test_an_author_has_an_address() -> None:
    author = make_author("Karima Noori")
    assert (str(author), author.get_absolute_url()) == ("Karima Noori", "/authors/karima-noori/")


def test_nothing_leads_from_an_author_to_a_login() -> None:
    make_staff_profile()
    ways = {relation.related_model for relation in Author._meta.related_objects if not relation.hidden}
    assert StaffProfile not in ways
    assert "user" not in {field.name for field in Author._meta.get_fields()}
