"""Do readers see what staff change at the desks of the public floors, and does nothing else disturb the pages?"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from authors.models import Author
from paper.models import Section
from paper.store import stamp
from tests.factories import People, make_author, make_section

pytestmark = pytest.mark.django_db(transaction=True)

SignIn = Callable[[User], Client]


def test_a_changed_section_and_a_changed_author_raise_the_stamp_once(people: People, sign_in: SignIn) -> None:
    section, author = make_section("Letters"), make_author("Karima Noori")
    desk = sign_in(people.administrator)
    form = {"name": "Our letters", "slug": "letters", "position": "1"}
    assert desk.post(f"/newsroom/paper/section/{section.pk}/change/", form).status_code == 302
    assert (stamp.number(), Section.objects.get(pk=section.pk).name) == (1, "Our letters")
    form = {"name": "Karima Noori", "slug": "karima-noori", "standing": "permanent writer", "bio": "<p>New.</p>"}
    assert desk.post(f"/newsroom/authors/author/{author.pk}/change/", form).status_code == 302
    assert (stamp.number(), Author.objects.get(pk=author.pk).standing) == (2, "permanent writer")
    read = stamp.read(stamp.file().read_text())
    assert read is not None
    assert read.number == 2


def test_what_changes_nothing_raises_nothing(people: People, sign_in: SignIn) -> None:
    section = make_section("Letters")
    address = f"/newsroom/paper/section/{section.pk}/change/"
    form = {"name": "Our letters", "slug": "letters", "position": "1"}
    desk = sign_in(people.administrator)
    assert desk.get(address).status_code == 200
    assert desk.post(address, form | {"name": ""}).status_code == 200
    assert sign_in(people.writer).post(address, form).status_code == 403
    assert Client().post(address, form).status_code == 403, "with the words, and the way to the sign-in"
    assert stamp.number() == 0


def test_a_desk_of_the_staffs_own_raises_nothing(people: People, sign_in: SignIn) -> None:
    form = {"slugline": "a story", "headline": "A story"}
    sign_in(people.writer).post("/newsroom/articles/article/add/", form)
    assert stamp.number() == 0
