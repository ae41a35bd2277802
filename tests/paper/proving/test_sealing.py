"""Every release, correction and recall writes down what it made, after what was written before, and signs it."""

import itertools
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from articles.models import Article
from editions import correction, release
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF
from paper.manifest import canonical, sha256_of
from paper.models import ManifestVersion, PublishedArticle, PublishedEdition
from paper.proving import contents, keys, sealing, versions
from tests import factories
from tests.paper.proving.papers import at, make_paper, picture, ready

pytestmark = pytest.mark.django_db


def said(version: versions.Version) -> dict[str, object]:
    found: dict[str, object] = json.loads(version.manifest)
    return found


def test_a_manifest_names_masthead_articles_photos_and_the_edition_before(key: keys.Key) -> None:
    before = factories.make_released_edition()
    lead, inside, portrait = picture(), picture(), picture()
    body = f'<p>See:</p><figure><img src="{inside.src}" alt="Again"></figure>'
    article = ready(lead_photo=lead, body=body, authors=[factories.make_author(portrait=portrait)])
    edition = factories.make_released_edition([article], number=7)
    printed = edition.articles.get()
    photos = sorted((photo.token, photo.sha256) for photo in (lead, inside, portrait))
    assert json.loads(edition.manifest) == {
        "format": "newsroom-manifest-1",
        "version": 1,
        "key": key.name,
        "previous_sha256": before.sha256,
        "edition": {
            "issue_date": edition.issue_date.isoformat(),
            "number": 7,
            "label": "",
            "language": "en",
            "released_at": "2026-03-14T02:00:00Z",
        },
        "masthead": {
            "paper_name": "The Kabul Lantern",
            "motto": "A light kept burning, every morning",
            "editor_in_chief": edition.editor_in_chief,
            "publisher": "Lantern Press",
            "address": "Shahr-e Naw, Kabul",
        },
        "articles": [
            {
                "path": printed.get_absolute_url(),
                "section": "national",
                "position": 1,
                "is_lead": True,
                "version": 1,
                "sha256": printed.sha256,
                "photos": [{"token": token, "sha256": sha256} for token, sha256 in photos],
                "first_released_at": "2026-03-14T02:00:00Z",
                "version_created_at": "2026-03-14T02:00:00Z",
                "withdrawn": "",
                "corrections": [],
            }
        ],
    }
    assert edition.manifest == canonical(json.loads(edition.manifest))
    assert keys.fits(key, edition.manifest, signature=edition.signature)


def test_what_the_hash_covers_can_be_read_from_the_row_again() -> None:
    make_paper()
    for article in PublishedArticle.objects.select_related("photo"):
        assert article.sha256 == sealing.content_hash(article)
    # The control arm: a row with another word has another hash.
    article.headline += "s"
    assert article.sha256 != sealing.content_hash(article)


def test_corrections_and_a_recall_add_versions_and_unmake_none(key: keys.Key) -> None:
    released = factories.make_released_edition([ready(), ready()])
    first = released.manifest
    article = Article.objects.order_by("pk")[0]
    told = factories.make_correction(article)
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.retract(article, by=chief, at=at(1), text="It does not stand.")
    release.recall(Edition.objects.get(), by=chief, at=at(2), note="Why.")
    edition = PublishedEdition.objects.get()
    found = versions.of_edition(edition)
    assert (edition.manifest, found[0].manifest) == (first, first)
    assert [version.number for version in found] == [1, 2, 3, 4]
    assert [version.correction == told for version in found] == [False, True, False, False]
    entries = [said(version)["articles"][0] for version in found]  # type: ignore[index]
    assert [entry["version"] for entry in entries] == [1, 2, 3, 3]
    assert [entry["withdrawn"] for entry in entries] == ["", "", "retracted", "retracted"]
    assert [len(entry["corrections"]) for entry in entries] == [0, 1, 2, 2]
    assert entries[0]["sha256"] == sha256_of(told.replaced) != entries[1]["sha256"] == entries[2]["sha256"]
    others = [said(version)["articles"][1] for version in found]  # type: ignore[index]
    assert others == [others[0]] * 4
    assert [said(version).get("recalled") for version in found] == [None, None, None, said(found[3])["recalled"]]
    for before, after in itertools.pairwise(found):
        assert said(after)["replaces"] == before.sha256
    assert all(keys.fits(key, version.manifest, signature=version.signature) for version in found)


def test_versions_follow_one_another_across_editions() -> None:
    make_paper()
    rows = list(ManifestVersion.objects.in_chain())
    assert len(rows) == 6
    assert [row.previous_sha256 for row in rows] == ["", *(row.sha256 for row in rows[:-1])]
    assert [json.loads(row.manifest)["previous_version_sha256"] for row in rows] == [
        row.previous_sha256 for row in rows
    ]


def test_after_a_kill_nothing_names_what_was_killed() -> None:
    article = ready(headline="Zxkilledzx is here")
    factories.make_released_edition([article, ready()])
    article.refresh_from_db()
    factories.make_correction(article)
    correction.kill(article, by=factories.person(EDITOR_IN_CHIEF), at=at(1), text="It named somebody.")
    *old, newest = versions.of_edition(PublishedEdition.objects.get())
    assert [version.withheld for version in (*old, newest)] == [True, True, False]
    assert all("zxkilledzx" in version.manifest for version in old)
    assert "zxkilledzx" not in newest.manifest.lower()
    entry = said(newest)["articles"][0]  # type: ignore[index]
    assert (entry["path"], entry["photos"], [each["kind"] for each in entry["corrections"]]) == ("", [], ["kill"])


def test_a_correction_keeps_all_that_it_replaced() -> None:
    article = ready(lead_photo=picture())
    factories.make_released_edition([article])
    article.refresh_from_db()
    before = factories.printed_copy(article)
    content = contents.content_of(before)
    told = factories.make_correction(article)
    assert contents.replaced_by(told.replaced) == content
    assert sha256_of(told.replaced) == before.sha256


@pytest.mark.parametrize("broken", [False, True])
def test_without_a_usable_key_what_is_released_is_unsigned_and_says_so(
    broken: bool, tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SIGNING_KEY = tmp_path / "key.pem"
    if broken:
        settings.SIGNING_KEY.write_text("no key")
        settings.SIGNING_KEY.chmod(0o600)
    edition = factories.make_released_edition()
    assert (edition.signature, json.loads(edition.manifest)["key"]) == ("", "")
    assert ("goes out unsigned" in caplog.text) == broken


def test_an_edition_of_before_can_be_corrected() -> None:
    article = ready()
    edition = factories.make_released_edition([article])
    article.refresh_from_db()
    older = canonical({"articles": [{"path": "/a/", "position": 1, "sha256": "0" * 64}]})
    PublishedEdition.objects.update(manifest=older, sha256=sha256_of(older))
    factories.make_correction(article)
    row = ManifestVersion.objects.get(edition=edition)
    assert (row.number, json.loads(row.manifest)["replaces"]) == (2, sha256_of(older))


def test_sealing_costs_the_same_for_one_article_and_for_thirty(key: keys.Key) -> None:
    one, thirty = (_sealed(number) for number in (1, 30))
    assert one == thirty <= 3


def _sealed(articles: int) -> int:
    edition = factories.make_released_edition([ready(lead_photo=factories.make_photo()) for _ in range(articles)])
    rows = list(edition.articles.select_related("section", "photo"))
    for row in rows:
        row.edition = edition
    with CaptureQueriesContext(connection) as captured:
        sealing.release(edition, rows)
    return len(captured)
