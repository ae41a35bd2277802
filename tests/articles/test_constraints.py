"""The database says no to what no article may be, whoever writes past the code."""

import datetime
import uuid

import pytest
from django.db.models import F

from articles.models import Article, Mailing, Note, Revision, SharedLink
from authors.models import Author
from newsroom.roles import SECTION_EDITOR, WRITER
from tests.constraints import Break, alter, cells, constraints_of, refuses, twin
from tests.factories import (
    NOW,
    make_article,
    make_author,
    make_autosave,
    make_link,
    make_note,
    make_notification,
    make_notification_settings,
    make_presence,
    make_protection,
    make_reply,
    make_saved_filter,
    make_staff_profile,
    person,
)

pytestmark = pytest.mark.django_db


def _revision() -> Revision:
    return make_article().revisions.get()


def _note() -> Note:
    return make_note(make_article())


def _link() -> SharedLink:
    link, _ = make_link()
    return link


def _profile_of_the_same_login() -> object:
    return twin(make_staff_profile(person(WRITER)), author=make_author())


def _note_of_the_same_form() -> object:
    note = _note()
    alter(note, form_key=uuid.uuid4())
    note.refresh_from_db()
    return twin(note)


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
    "Presence.tab": [lambda: twin(make_presence())],
    "form_is_taken_over_by_somebody_at_some_time": [
        lambda: alter(make_presence(), taken_at=NOW),
        lambda: alter(make_presence(), taken_by=person(WRITER)),
    ],
    "SharedLink.secret_sha256": [lambda: twin(_link(), form_key=uuid.uuid4())],
    "SharedLink.form_key": [lambda: twin(_link(), secret_sha256="0" * 64)],
    "shared_link_is_for_somebody": [lambda: alter(_link(), name="")],
    "shared_link_expires_after_it_is_made": [lambda: alter(_link(), expires_at=NOW)],
    "shared_link_keeps_a_hash": [lambda: alter(_link(), secret_sha256="a secret")],
    "shared_link_is_revoked_by_somebody_at_some_time": [
        lambda: alter(_link(), revoked_at=NOW),
        lambda: alter(_link(), revoked_by=person(WRITER)),
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
    "note_is_reopened_by_somebody_at_some_time": [
        lambda: alter(_note(), reopened_at=NOW),
        lambda: alter(_note(), reopened_by=person(SECTION_EDITOR)),
    ],
    "reply_belongs_to_the_passage_and_the_end_of_its_note": [
        lambda: alter(make_reply(), passage="three rivers"),
        lambda: alter(make_reply(), resolved_at=NOW, resolved_by=person(SECTION_EDITOR)),
        lambda: alter(make_reply(), reopened_at=NOW, reopened_by=person(SECTION_EDITOR)),
    ],
    "note_is_no_reply_to_itself": [lambda: alter(_note(), parent=F("pk"))],
    "context_is_of_a_passage": [lambda: alter(_note(), before="of the"), lambda: alter(_note(), after="flow")],
    "Note.form_key": [_note_of_the_same_form],
    "notification_is_of_a_known_kind": [lambda: alter(make_notification(), kind="rumour")],
    "notification_tells_of_a_note_or_a_move": [lambda: alter(make_notification(), note=None)],
    "nobody_is_told_of_their_own_act": [lambda: alter(make_notification(), by=person(WRITER))],
    "one_notification_per_person_and_note": [lambda: twin(make_notification(), kind="mention")],
    "notifications_come_in_a_known_way": [
        lambda: make_notification_settings(mention="loudly"),
        lambda: make_notification_settings(returned=""),
    ],
    "daily_mail_comes_at_an_hour_of_the_day": [lambda: make_notification_settings(digest_hour=24)],
    "NotificationSettings.user": [lambda: twin(make_notification_settings())],
    "Mailing.user": [lambda: twin(Mailing.objects.create(user=person(WRITER)))],
    "note_says_something": [lambda: alter(_note(), text="")],
    "revisions_of_an_article_are_numbered": [lambda: twin(_revision(), content="{}")],
    "revision_has_the_hash_of_its_content": [lambda: twin(_revision(), number=2, sha256="abc")],
    "one_saved_filter_of_a_name_per_person": [lambda: twin(make_saved_filter(), question="state=held")],
    "saved_filter_has_a_name": [
        lambda: alter(make_saved_filter(), name=""),
        lambda: twin(make_saved_filter(), name=""),
    ],
    "one_text_in_the_making_per_person_and_form": [lambda: twin(make_autosave(make_article()), saved_at=NOW)],
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
