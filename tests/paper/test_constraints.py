"""The database says no to what readers may never see, whoever writes past the code."""

import datetime

import pytest

from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition, Section, Stamp, TakeAway
from paper.takeaway import keeping
from tests.constraints import Break, alter, cells, constraints_of, refuses, twin
from tests.factories import (
    NOW,
    make_author,
    make_correction,
    make_edition,
    make_policy,
    make_published_article,
    make_released_edition,
    make_section,
)

pytestmark = pytest.mark.django_db


def _copy() -> PublishedArticle:
    return make_released_edition(articles=1).articles.get()


def _two_leads() -> object:
    return make_released_edition(articles=2).articles.update(is_lead=True)


def _take_away() -> TakeAway:
    (taken,) = keeping.make(make_released_edition(), at=NOW, kinds=["text"])
    return taken


def _version() -> ManifestVersion:
    return ManifestVersion.objects.get(correction=make_correction())


def _untold() -> Correction:
    """A correction that no version tells of."""
    told = make_correction()
    twin(told, number=2)
    return Correction.objects.get(article=told.article, number=2)


def _recall() -> ManifestVersion:
    make_edition(state="recalled")
    return ManifestVersion.objects.get(correction=None)


CASES: dict[str, list[Break]] = {
    "Section.name": [lambda: twin(make_section("National"), slug="another")],
    "Section.slug": [lambda: twin(make_section("National"), name="Another")],
    "one_released_edition_per_date_language_and_label": [lambda: twin(make_released_edition(), number=99)],
    "published_edition_has_a_known_label": [lambda: alter(make_released_edition(), label="noon")],
    "published_edition_has_a_known_language": [lambda: alter(make_released_edition(), language="de")],
    "published_edition_is_recalled_after_its_release": [
        lambda: alter(make_released_edition(), recalled_at=NOW - datetime.timedelta(seconds=1))
    ],
    "published_edition_has_the_hash_of_its_manifest": [lambda: alter(make_released_edition(), sha256="abc")],
    "one_article_per_address": [lambda: twin(_copy(), is_lead=False)],
    "one_lead_per_released_edition": [_two_leads, lambda: twin(_copy(), slug="another")],
    "published_article_is_withdrawn_in_a_known_way": [lambda: alter(_copy(), withdrawn="lost")],
    "published_article_has_a_version": [lambda: alter(_copy(), version=0)],
    "published_article_has_a_known_genre": [lambda: alter(_copy(), genre="rumour")],
    "one_authorship_per_article_and_author": [lambda: twin(_copy().authorships.get())],
    "one_tagging_per_article_and_topic": [lambda: twin(make_published_article(tags="rivers").taggings.get())],
    "Topic.slug": [lambda: twin(make_published_article(tags="rivers").topics.get(), name="Another")],
    "nothing_is_withdrawn_in_the_future": [lambda: Stamp.objects.bulk_create([Stamp(pk=1, number=1, withdrawn=2)])],
    "there_is_one_stamp": [lambda: Stamp.objects.bulk_create([Stamp(pk=2)])],
    "one_take_away_per_edition_and_kind": [lambda: twin(_take_away(), file="another")],
    "TakeAway.file": [lambda: twin(_take_away(), kind="epub")],
    "take_away_is_of_a_known_kind": [lambda: alter(_take_away(), kind="docx")],
    "take_away_holds_something": [lambda: alter(_take_away(), size=0)],
    "take_away_has_the_hash_of_its_file": [lambda: alter(_take_away(), sha256="abc")],
    "corrections_of_an_article_are_numbered": [lambda: twin(make_correction(), text="Again.")],
    "correction_is_of_a_known_kind": [lambda: twin(make_correction(), number=2, kind="apology")],
    "one_policy_per_kind_and_language": [lambda: twin(make_policy())],
    "policy_is_of_a_known_kind": [lambda: alter(make_policy(), kind="weather")],
    "policy_has_a_known_language": [lambda: alter(make_policy(), language="de")],
    "revisions_of_a_policy_are_numbered": [lambda: twin(make_policy().revisions.get())],
    "versions_of_a_manifest_are_numbered": [lambda: twin(_version(), correction=_untold())],
    "ManifestVersion.correction": [lambda: twin(_version(), number=3)],
    "an_edition_is_recalled_once": [lambda: twin(_recall(), number=3)],
    "the_first_version_of_a_manifest_is_the_editions": [lambda: twin(_version(), number=1, correction=None)],
    "manifest_version_has_the_hash_of_its_manifest": [
        lambda: twin(_version(), number=3, correction=None, sha256="abc")
    ],
    "correction_tells_readers_something": [lambda: twin(make_correction(), number=2, text="")],
}


def test_every_constraint_has_a_case() -> None:
    assert set(CASES) == set(constraints_of("paper"))


@pytest.mark.parametrize(("name", "each"), cells(CASES))
def test_the_database_refuses(name: str, each: Break) -> None:
    refuses("paper", name, each)


def test_what_no_constraint_forbids_is_written() -> None:
    """The control arm: the same ways of writing pass when nothing is wrong."""
    released = make_released_edition()
    twin(released.articles.get(), slug="another", is_lead=False)
    alter(released, recalled_at=NOW)
    twin(released)
    twin(make_correction(), number=2)
    twin(make_section("National"), name="Another", slug="another")
    twin(make_published_article(tags="rivers").topics.get(), slug="another")
    twin(_copy().authorships.get(), author=make_author())
    alter(make_published_article(), withdrawn="retracted", version=2)
    twin(make_policy(), kind="about")
    twin(make_policy().revisions.get(), number=2)
    twin(_take_away(), kind="epub", file="another")
    assert (PublishedEdition.objects.count(), Correction.objects.count(), Section.objects.count()) == (7, 2, 2)
