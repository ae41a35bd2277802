"""Everything that was released fits, and what does not fit is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from paper.manifest import canonical, sha256_of
from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition
from paper.proving import keys, verifying
from paper.proving.checkpoints import Checkpoint, CheckpointRefused
from photos.models import Photo
from tests.conftest import append_only_lifted
from tests.factories import NOW, make_released_edition
from tests.paper.proving.papers import make_paper

pytestmark = pytest.mark.django_db


def said(checkpoint: Checkpoint | None = None) -> list[str]:
    return list(verifying.verify(verifying.chains(), checkpoint=checkpoint))


def noted() -> Checkpoint:
    return verifying.checkpoint_of(verifying.chains(), at=NOW)


def test_a_paper_that_nobody_touched_fits(key: keys.Key) -> None:
    make_paper()
    assert (said(), said(noted())) == ([], [])


def test_a_paper_that_never_signed_fits_too() -> None:
    make_paper()
    assert said() == []


def test_a_paper_of_two_keys_fits_and_a_foreign_key_does_not(key: keys.Key) -> None:
    make_released_edition()
    keys.file().rename(keys.file().with_name("old.pem"))
    keys.make(at=NOW)
    make_released_edition()
    assert said() == []
    keys.public_file().unlink()
    assert ["none of the paper’s" in each for each in said()] == [True, True]


def _headline() -> None:
    PublishedArticle.objects.filter(pk=_an_article().pk).update(headline="Another")


def _an_article() -> PublishedArticle:
    found: PublishedArticle = PublishedArticle.objects.order_by("pk")[3]
    return found


def _text() -> None:
    Correction.objects.filter(pk=Correction.objects.order_by("pk")[0].pk).update(text="Nothing was wrong.")


def _version() -> None:
    ManifestVersion.objects.filter(number=3).update(signature="")


def _lost() -> None:
    ManifestVersion.objects.in_chain()[1].delete()


def _photo() -> None:
    Photo.objects.update(sha256="0" * 64)


def _notice() -> None:
    PublishedEdition.objects.exclude(recalled_at=None).update(recall_notice="No reason.")


def _unrecalled() -> None:
    PublishedEdition.objects.exclude(recalled_at=None).update(recalled_at=None)


def _masthead() -> None:
    PublishedEdition.objects.filter(pk=PublishedEdition.objects.in_chain()[1].pk).update(editor_in_chief="Nobody")


def _garbage() -> None:
    PublishedEdition.objects.filter(pk=PublishedEdition.objects.in_chain()[0].pk).update(manifest="{")


# what was done → (who does it, in which table the first row stands that does not fit, a word of the sentence)
TAMPERED: dict[str, tuple[Callable[[], object], str, str]] = {
    "a headline": (_headline, "paper_publishedarticle", "sha256: not what version 1"),
    "the words of a correction": (_text, "paper_publishedarticle", "corrections: not what version 2"),
    "a signature taken off": (_version, "paper_manifestversion", "it is not signed"),
    "a version taken out": (_lost, "paper_manifestversion", "does not follow"),
    "photos exchanged": (_photo, "paper_publishedarticle", "photos"),
    "another notice of the recall": (_notice, "paper_publishededition", "recalled: not what version 2"),
    "a recall undone": (_unrecalled, "paper_publishededition", "and not both"),
    "another editor-in-chief": (_masthead, "paper_publishededition", "masthead: not what version 1"),
    "a manifest that is none": (_garbage, "paper_publishededition", "cannot be read"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_the_first_row_that_does_not_fit_is_named(what: str, key: keys.Key) -> None:
    tamper, table, word = TAMPERED[what]
    make_paper()
    with append_only_lifted():
        tamper()
    found = said()
    assert found[0].startswith(f"{table} "), found
    assert word in found[0]


def test_a_file_that_is_gone_or_another_is_named(key: keys.Key) -> None:
    make_paper()
    first, second = Photo.objects.order_by("pk")[:2]
    folder = Path(default_storage.path(f"photos/{first.token}/master.jpg"))
    folder.write_bytes(folder.read_bytes() + b"\0")
    default_storage.delete(f"photos/{second.token}/master.jpg")
    assert sorted(each.rpartition(" is ")[2] for each in said()) == ["missing.", "not the one that was printed."]


def test_rows_that_hang_in_the_air_are_named() -> None:
    edition = make_released_edition()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    PublishedArticle.objects.update(edition=edition.pk + 1)
    assert any("what it belongs to is not there" in each for each in said())
    PublishedArticle.objects.update(edition=edition.pk)


def test_once_the_paper_signs_it_signs_everything_unless_a_checkpoint_vouches_for_it(
    key: keys.Key, tmp_path: Path, settings: Settings
) -> None:
    make_released_edition()
    settings.SIGNING_KEY = tmp_path / "other" / "none.pem"
    make_released_edition()
    settings.SIGNING_KEY = tmp_path / "signing_key.pem"
    make_released_edition()
    (sentence,) = said()
    assert "is not signed, though what came before it is" in sentence
    assert said(noted()) == []


def test_a_checkpoint_sees_what_was_cut_off_and_the_verifier_alone_does_not(key: keys.Key) -> None:
    make_released_edition()
    last = make_released_edition()
    before = noted()
    last.take_aways.all().delete()
    article = last.articles.get()
    with connection.cursor() as cursor:
        for table in ("authorship", "tagging"):
            cursor.execute(f"DELETE FROM paper_{table} WHERE article_id = %s", [article.pk])
        cursor.execute("UPDATE editions_placement SET printed_id = NULL")
    article.delete()
    last.delete()
    assert said() == [], "the control arm"
    assert said(before) == ["paper_publishededition: the checkpoint knows 2 rows, of which 1 are gone."]


def test_what_comes_after_a_checkpoint_is_no_fault(key: keys.Key) -> None:
    make_released_edition()
    before = noted()
    make_released_edition()
    assert said(before) == []


def test_a_checkpoint_remembers_the_keys(key: keys.Key) -> None:
    before = noted()
    keys.public_file().unlink()
    assert said(before) == [f"The key {key.name} of the checkpoint is not among the paper’s keys any more."]


def test_editions_of_before_are_compared_with_what_they_say() -> None:
    edition = make_released_edition()
    article = edition.articles.get()
    entry = {"path": article.get_absolute_url(), "position": 1, "revision": 1, "sha256": article.sha256}
    text = canonical({"articles": [entry], "edition": {}, "masthead": {}})
    PublishedEdition.objects.update(manifest=text, sha256=sha256_of(text))
    assert said() == []
    PublishedArticle.objects.update(headline="Another")
    assert "not what the manifest says" in said()[0]


def test_nobody_goes_back_to_the_form_of_before() -> None:
    make_released_edition()
    edition = make_released_edition()
    text = canonical({"articles": []})
    PublishedEdition.objects.filter(pk=edition.pk).update(manifest=text, sha256=sha256_of(text))
    assert any("of an older form than those before it" in each for each in said())


def test_the_command_writes_and_reads_a_checkpoint(
    key: keys.Key, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_paper()
    file = tmp_path / "checkpoint.json"
    call_command("verify_editions", write_checkpoint=file)
    assert capsys.readouterr().out == "Editions: 4, versions after them: 6, unsigned: 0.\n"
    assert json.loads(file.read_text())["editions"] == 4
    call_command("verify_editions", checkpoint=file)
    capsys.readouterr()
    PublishedArticle.objects.filter(pk=_an_article().pk).update(headline="Another")
    file.unlink()
    with pytest.raises(CommandError, match="things do not fit"):
        call_command("verify_editions", write_checkpoint=file)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"paper_publishedarticle {_an_article().pk} ")
    assert not file.exists(), "what does not fit is not to be remembered as right"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "newsroom-checkpoint-1"}'])
def test_a_file_that_is_no_checkpoint_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    with pytest.raises(CheckpointRefused):
        Checkpoint.read(file)
    file.write_text(text)
    with pytest.raises(CommandError, match="checkpoint"):
        call_command("verify_editions", checkpoint=file)


@pytest.mark.parametrize("changed", [{"editions": "4"}, {"format": "another"}])
def test_a_checkpoint_of_another_kind_is_refused(changed: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.json"
    noted().write(file)
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))
    with pytest.raises(CheckpointRefused, match="no checkpoint of this program"):
        Checkpoint.read(file)
