"""The database says no to what no article may be, whoever writes past the code."""

import datetime
import uuid

import pytest

from articles.models import Article, Note, Revision
from authors.models import Author
from newsroom.roles import SECTION_EDITOR, WRITER
from tests.constraints import Break, alter, cells, constraints_of, refuses, twin
from tests.factories import (
    NOW,
    make_article,
    make_author,
    make_autosave,
    make_note,
    make_protection,
    make_saved_filter,
    make_staff_profile,
    person,
)

pytestmark = pytest.mark.django_db


def _revision() -> Revision:
    return make_article().revisions.get()


def _note() -> Note:
    return make_note(make_article())


def _profile_of_the_same_login() -> object:
    return twin(make_staff_profile(person(WRITER)), author=make_author())


CASES: dict[str, list[Break]] = {
    "StaffProfile.user": [_profile_of_the_same_login],
    "one_protection_per_author_at_a_time": [lambda: twin(make_protection())],
    "protection_has_a_reason": [
        lambda: alter(make_protection(), reason=""),
        lambda: twin(make_protection(), author=make_author(), reason=""),
    ],
    "protection_is_lifted_by_somebody_at_some_time": [
        lambda: alter(make_protection(), lifted_at=NOW),
        lambda: alter(make_protection(), lifted_by=person(WRITER)),
    ],
    "Article.form_key": [lambda: twin(make_article())],
    "article_is_in_a_known_state": [lambda: alter(make_article(), state="printed")],
    "article_has_a_version": [lambda: alter(make_article(), version=0)],
    "article_has_a_known_genre": [lambda: alter(make_article(), genre="rumour")],
    "article_has_a_known_language": [lambda: alter(make_article(), language="de")],
    "article_has_a_slugline": [
        lambda: alter(make_article(), slugline=""),
        lambda: twin(make_article(), slugline="", form_key=uuid.uuid4()),
    ],
    "one_byline_per_article_author_and_credit": [lambda: twin(make_article().bylines.get(), position=7)],
    "byline_credits_for_something_known": [lambda: alter(make_article().bylines.get(), credit="dictated")],
    "note_is_resolved_by_somebody_at_some_time": [
        lambda: alter(_note(), resolved_at=NOW),
        lambda: alter(_note(), resolved_by=person(SECTION_EDITOR)),
    ],
    "note_says_something": [lambda: alter(_note(), text="")],
    "revisions_of_an_article_are_numbered": [lambda: twin(_revision(), content="{}")],
    "revision_has_the_hash_of_its_content": [lambda: twin(_revision(), number=2, sha256="abc")],
    "one_saved_filter_of_a_name_per_person": [lambda: twin(make_saved_filter(), question="state=held")],
    "saved_filter_has_a_name": [
        lambda: alter(make_saved_filter(), name=""),
        lambda: twin(make_saved_filter(), name=""),
    ],
    "one_text_in_the_making_per_person": [lambda: twin(make_autosave(make_article()), saved_at=NOW)],
}


def test_every_constraint_has_a_case() -> None:
    assert set(CASES) == set(constraints_of("articles"))


@pytest.mark.parametrize(("name", "each"), cells(CASES))
def test_the_database_refuses(name: str, each: Break) -> None:
    refuses("articles", name, each)


def test_what_no_constraint_forbids_is_written() -> None:
    """The control arm: the same ways of writing pass when nothing is wrong."""
    article = make_article()
    twin(make_article(), form_key=uuid.uuid4())
    twin(article.bylines.get(), author=make_author())
    twin(article.revisions.get(), number=2)
    twin(make_autosave(article), refused=True)
    alter(make_note(article), resolved_by=person(SECTION_EDITOR), resolved_at=NOW + datetime.timedelta(hours=1))
    assert alter(article, slugline="another", version=9) == 1
    assert (Article.objects.count(), Author.objects.count()) == (3, 3)
