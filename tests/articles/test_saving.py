"""No save overwrites another unseen, and a refused text is kept."""

import datetime

import pytest

from articles import saving, workflow
from articles.models import Article, Autosave
from articles.saving import SAVED_FIELDS, StaleSave
from articles.states import State
from tests.factories import NOW, People, make_article, make_autosave

pytestmark = pytest.mark.django_db

LATER = NOW + datetime.timedelta(hours=1)
# What a save never writes: who and what the article is, and what the moves keep.
NOT_SAVED = {"id", "owner", "state", "version", "changed_at", "form_key"}


def test_a_save_writes_every_field_of_the_form_and_no_other() -> None:
    fields = {field.name for field in Article._meta.get_fields() if field.concrete}
    assert set(SAVED_FIELDS) == fields - NOT_SAVED


def test_a_save_is_written_and_kept_as_a_revision(people: People) -> None:
    article = make_article(people.writer)
    article.headline = "A second headline"

    revision = saving.save(article, opened_at=1, by=people.writer, at=LATER, reason="saved")

    saved = Article.objects.get(pk=article.pk)
    assert (saved.headline, saved.version, saved.changed_at) == ("A second headline", 2, LATER)
    assert (article.version, article.changed_at) == (2, LATER)
    assert (revision.number, revision.saved_by, revision.saved_at, revision.reason) == (
        2,
        people.writer,
        LATER,
        "saved",
    )


def test_the_second_of_two_saves_from_one_version_is_refused_and_writes_nothing(people: People) -> None:
    article = make_article(people.writer)
    hers, his = Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)
    hers.headline, his.headline = "Hers", "His"
    saving.save(hers, opened_at=1, by=people.writer, at=LATER)
    with pytest.raises(StaleSave):
        saving.save(his, opened_at=1, by=people.section_editor, at=LATER)
    saved = Article.objects.get(pk=article.pk)
    assert (saved.headline, saved.version, saved.revisions.count()) == ("Hers", 2, 2)


def test_a_save_from_before_a_move_is_refused(people: People) -> None:
    article = make_article(people.writer)
    stale = Article.objects.get(pk=article.pk)
    workflow.submit(article, by=people.writer, at=LATER)
    stale.headline = "Typed meanwhile"
    with pytest.raises(StaleSave):
        saving.save(stale, opened_at=1, by=people.writer, at=LATER)
    saved = Article.objects.get(pk=article.pk)
    assert (saved.headline == "Typed meanwhile", saved.state) == (False, State.SUBMITTED)


def test_a_save_cannot_change_the_state_or_the_owner(people: People) -> None:
    article = make_article(people.writer)
    article.state, article.owner = State.READY, people.other_writer
    saving.save(article, opened_at=1, by=people.writer, at=LATER)
    saved = Article.objects.get(pk=article.pk)
    assert (saved.state, saved.owner) == (State.DRAFT, people.writer)


def test_a_refused_text_is_kept_beside_the_one_in_the_making(people: People) -> None:
    article = make_article(people.writer)
    make_autosave(article, user=people.writer)
    for headline in ("First refused", "Second refused"):
        saving.keep_refused(
            article, user=people.writer, base_version=1, fields={"headline": headline, "body": "<p>آب</p>"}, at=LATER
        )
    refused = Autosave.objects.filter(refused=True).order_by("pk")
    assert [kept.fields for kept in refused] == [
        {"headline": "First refused", "body": "<p>آب</p>"},
        {"headline": "Second refused", "body": "<p>آب</p>"},
    ]
    assert Autosave.objects.filter(refused=False).count() == 1
