"""The tests' own ground: data, triggers and people are what the tests take them for."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError
from django.db import DatabaseError, OperationalError, connection

from articles.models import Move, Revision
from articles.states import State
from editions.states import State as EditionState
from newsroom.roles import ROLES
from paper.models import PublishedArticle
from tests import factories
from tests.conftest import insist


def test_the_data_of_the_tests_lies_in_a_temporary_folder() -> None:
    assert Path(tempfile.gettempdir()) in settings.DATA.parents
    assert settings.MEDIA_ROOT == settings.DATA / "media"


@pytest.mark.django_db
@pytest.mark.parametrize("state", State.values)
def test_an_article_can_be_brought_to_every_state(state: str) -> None:
    assert factories.make_article(state=state).state == state


@pytest.mark.django_db
@pytest.mark.parametrize("state", EditionState.values)
def test_an_edition_can_be_brought_to_every_state(state: str) -> None:
    assert factories.make_edition(state=state, articles=2).state == state


@pytest.mark.django_db
def test_people_have_the_permissions_of_their_role() -> None:
    people = factories.make_people()
    assert people.writer.get_all_permissions() == set(ROLES[0].permissions)


@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_nothing_and_takes_no_trigger(time: int) -> None:
    assert PublishedArticle.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM paper_search")
        assert cursor.fetchone() == (0,)
    assert Group.objects.count() == len(ROLES)
    factories.make_released_edition(1)
    for model in (Revision, Move):
        with pytest.raises(DatabaseError, match="append-only"):
            model.objects.all()._raw_delete("default")


def test_what_stood_in_somebodys_way_is_done_again() -> None:
    refusals = [OperationalError("deadlock detected"), CommandError("No flush: deadlock detected")]

    def act() -> None:
        if refusals:
            raise refusals.pop()

    insist(act)
    assert refusals == []


def test_any_other_failure_is_told_at_once() -> None:
    done = []

    def act() -> None:
        done.append(1)
        raise OperationalError("no such table")

    with pytest.raises(OperationalError, match="no such table"):
        insist(act)
    assert done == [1]
