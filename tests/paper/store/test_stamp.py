"""Does whoever keeps pages learn of every change, and of none that did not happen?"""

from collections.abc import Callable

import pytest
from django.db import transaction

from articles.models import Article
from editions import correction, release
from editions.models import Edition
from editions.states import State
from paper.models import TakeAway
from paper.store import stamp
from tests.factories import NOW, make_edition, make_people, make_released_edition, make_revision

pytestmark = pytest.mark.django_db(transaction=True)


def in_file() -> int:
    found = stamp.read(stamp.file().read_text())
    assert found is not None
    return found.number


def test_a_change_raises_the_row_and_then_the_file() -> None:
    with transaction.atomic():
        stamp.bump()
        before = in_file() if stamp.file().exists() else None
    assert (stamp.number(), in_file()) == (1, 1)
    with transaction.atomic():
        stamp.bump()
        assert in_file() == 1
    assert (stamp.number(), in_file(), before) == (2, 2, before)


def test_a_change_that_is_undone_raises_neither() -> None:
    with transaction.atomic():
        stamp.bump()
    with transaction.atomic():
        stamp.bump()
        transaction.set_rollback(True)
    assert (stamp.number(), in_file()) == (1, 1)


def released() -> Article:
    make_released_edition()
    article = Article.objects.get()
    make_revision(article, headline="Corrected")
    return article


def an_approved_edition() -> Edition:
    return make_edition(state=State.APPROVED)


def who() -> dict[str, object]:
    return {"by": make_people().editor_in_chief, "at": NOW}


ACTS: dict[str, tuple[Callable[[], object], Callable[..., object]]] = {
    "release": (an_approved_edition, release.release),
    "recall": (
        lambda: make_edition(state=State.RELEASED),
        lambda edition, **told: release.recall(edition, note="To be mended.", **told),
    ),
    "correct": (
        released,
        lambda article, **told: correction.correct(article, kind="correction", text="It was wrong.", **told),
    ),
    "retract": (released, lambda article, **told: correction.retract(article, text="It was wrong.", **told)),
    "kill": (released, lambda article, **told: correction.kill(article, text="It was wrong.", **told)),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_change_of_what_readers_see_raises_it_once(name: str) -> None:
    make, act = ACTS[name]
    subject, before = make(), stamp.number()
    with transaction.atomic():
        act(subject, **who())
        assert stamp.number() == before + 1
    # The files to take away are made after that, and the edition's page then offers them: another change.
    files = 1 if TakeAway.objects.exists() else 0
    assert (stamp.number(), in_file()) == (before + 1 + files, before + 1 + files)


def test_what_only_the_staff_see_raises_nothing() -> None:
    before = stamp.number()
    make_edition(state=State.APPROVED)
    assert stamp.number() == before
