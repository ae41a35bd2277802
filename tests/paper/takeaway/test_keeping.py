"""The files of an edition are there when it is, change when it does, and go before anybody reads what was withdrawn."""

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.models import Article
from editions import correction, release
from editions.models import Edition
from paper.calendar import dates
from paper.models import PublishedEdition, TakeAway
from paper.store import stamp
from paper.takeaway import contents, keeping, making
from tests.editions.acts import LATER
from tests.factories import NOW, make_article, make_people, make_released_edition, make_revision
from tests.paper.takeaway.editions import in_dari

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
QUICK = {"html", "text", "epub"}
WORD = b"zxwithdrawnzx"
ENGLISH = re.compile(r"\b(Editor in Chief|Contents|CONTENTS|No\.|By|Photo|As released|The edition)\b")


@pytest.fixture(autouse=True)
def empty_folder() -> None:
    """Begin with nothing to take away."""
    keeping.sweep(before=datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1))


def released() -> tuple[PublishedEdition, Article]:
    """Release an edition of two articles, of which one will be withdrawn."""
    article = make_article(state="ready", headline=f"Story {WORD.decode()}", body=f"<p>{WORD.decode()}</p>")
    edition = make_released_edition([make_article(state="ready"), article])
    article.refresh_from_db()
    return edition, article


def kinds_of(edition: PublishedEdition) -> set[str]:
    return set(TakeAway.objects.filter(edition=edition).values_list("kind", flat=True))


def files() -> set[Path]:
    return {path for path in (Path(settings.MEDIA_ROOT) / keeping.FOLDER).rglob("*") if path.is_file()}


def text_of(edition: PublishedEdition) -> bytes:
    with default_storage.open(TakeAway.objects.get(edition=edition, kind="text").file) as file:
        content: bytes = file.read()
        return content


def test_an_edition_in_dari_speaks_dari_in_every_file() -> None:
    edition = in_dari()
    shown = {"text": text_of(edition).decode(), **_pages(edition)}
    for kind, text in shown.items():
        words = re.sub(r"<style>.*?</style>|<[^>]*>|https?://\S+|SHA-256 *\w*", " ", text, flags=re.DOTALL)
        assert "سردبیر" in words, kind
        assert dates.digits(f"{edition.number:,}", language="fa-AF") in words, kind
        assert not ENGLISH.search(words), kind


def _pages(edition: PublishedEdition) -> dict[str, str]:
    taken = {file.kind: file.file for file in TakeAway.objects.filter(edition=edition)}
    with default_storage.open(taken["html"]) as page, default_storage.open(taken["epub"]) as book:
        return {"html": page.read().decode(), "epub": zipfile.ZipFile(book).read("EPUB/nav.xhtml").decode()}


def test_a_release_makes_the_quick_files_and_they_are_what_their_rows_say() -> None:
    edition, _ = released()
    assert kinds_of(edition) == QUICK
    assert len(files()) == 3
    for taken in TakeAway.objects.all():
        assert keeping.is_whole(taken)
        assert len(taken.file.split("/")[1]) == 32, "128 bits that nobody can guess"
    assert WORD in text_of(edition)


def correct(article: Article) -> None:
    make_revision(article, headline="Now right", body="<p>Now right.</p>")
    told = {"kind": "correction", "text": "It was wrong."}
    correction.correct(article, by=make_people().editor_in_chief, at=LATER, **told)


def retract(article: Article) -> None:
    correction.retract(article, by=make_people().editor_in_chief, at=LATER, text="It does not stand.")


def kill(article: Article) -> None:
    correction.kill(article, by=make_people().editor_in_chief, at=LATER, text="It was withdrawn.")


@pytest.mark.parametrize("change", [correct, retract, kill])
def test_a_change_replaces_every_file(change: Callable[[Article], None]) -> None:
    edition, article = released()
    before, old = files(), dict(TakeAway.objects.values_list("kind", "sha256"))
    change(article)
    assert kinds_of(edition) == QUICK
    assert files() & before == set()
    assert len(files()) == 3
    new = dict(TakeAway.objects.values_list("kind", "sha256"))
    assert [kind for kind in QUICK if new[kind] == old[kind]] == []
    # An address stays when the headline is corrected.
    assert (b"\nStory " + WORD in text_of(edition)) is (change is retract)
    assert (WORD in text_of(edition)) is (change is not kill)


@pytest.mark.parametrize("change", [correct, kill])
def test_the_rows_go_in_the_transaction_of_the_change_and_stay_when_it_is_undone(
    change: Callable[[Article], None],
) -> None:
    edition, article = released()
    before = files()
    with transaction.atomic():
        change(article)
        assert kinds_of(edition) == set()
        assert files() == before
        transaction.set_rollback(True)
    assert (kinds_of(edition), files()) == (QUICK, before)


def test_a_recall_leaves_nothing() -> None:
    edition, _ = released()
    release.recall(Edition.objects.get(), by=make_people().editor_in_chief, at=LATER, note="Wrong photo.")
    assert (kinds_of(edition), files()) == (set(), set())
    assert keeping.make(edition, at=LATER) == []


def test_an_edition_of_which_all_was_killed_has_no_files() -> None:
    article = make_article(state="ready")
    edition = make_released_edition([article])
    article.refresh_from_db()
    kill(article)
    assert (kinds_of(edition), files()) == (set(), set())


def test_what_was_killed_while_files_were_made_is_not_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    edition, article = released()
    read = contents.read
    killed: list[Article] = []

    def killed_in_between(edition: PublishedEdition) -> object:
        found = read(edition)
        if not killed:
            killed.append(article)
            with monkeypatch.context() as patch:
                # Its own making would hide what this one does.
                patch.setattr(keeping, "make_soon", lambda *_, **__: None)
                kill(article)
        return found

    monkeypatch.setattr(contents, "read", killed_in_between)
    keeping.make(edition, at=LATER)
    assert killed == [article]
    assert WORD not in text_of(edition)


def test_making_that_fails_breaks_no_release_and_is_mended(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> bytes:
        raise OSError("The disk is full")

    with monkeypatch.context() as patch:
        patch.setitem(keeping.MAKERS, "epub", broken)
        edition, _ = released()
    assert (PublishedEdition.objects.count(), kinds_of(edition)) == (1, set())
    assert "could not be made" in caplog.text
    assert WORD.decode() not in caplog.text
    call_command("make_takeaways", "--missing")
    assert kinds_of(edition) == set(keeping.makeable())


def test_making_again_changes_nothing_and_a_damaged_file_is_made_anew() -> None:
    edition, _ = released()
    before, number = files(), stamp.number()
    assert {taken.made_at for taken in keeping.make(edition, at=LATER)} == {NOW}
    assert (files(), stamp.number()) == (before, number)
    damaged = TakeAway.objects.get(kind="text")
    Path(default_storage.path(damaged.file)).write_bytes(b"half")
    assert list(making.wanted(sorted(QUICK), missing=True)) == [(edition, ["text"])]
    keeping.make(edition, at=LATER)
    assert keeping.is_whole(TakeAway.objects.get(kind="text"))
    assert list(making.wanted(sorted(QUICK), missing=True)) == []
    assert stamp.number() == number + 1


def test_what_no_row_names_is_swept_once_it_is_old() -> None:
    released()
    stray = f"{keeping.FOLDER}/{'0' * 32}/edition.txt"
    Path(default_storage.path(stray)).parent.mkdir()
    Path(default_storage.path(stray)).write_bytes(WORD)
    now = datetime.datetime.now(datetime.UTC)
    assert keeping.sweep(before=now - datetime.timedelta(hours=1)) == 0
    assert keeping.sweep(before=now + datetime.timedelta(hours=1)) == 1
    assert len(files()) == 3


def test_the_command_says_what_it_would_do_and_fails_when_something_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(keeping, "makeable", lambda: ("text",))
    edition, _ = released()
    keeping.drop(edition)
    call_command("make_takeaways", "--missing", "--dry-run")
    assert capsys.readouterr().out.splitlines() == [f"{edition}: text", "Editions: 1. Nothing was made."]
    assert kinds_of(edition) == set()
    call_command("make_takeaways", "--edition", f"{edition.issue_date}")
    assert kinds_of(edition) == {"text"}
    call_command("make_takeaways", "--edition", "1999-12-31")
    assert capsys.readouterr().out.splitlines()[2].startswith("Editions: 0, files made: 0")
    monkeypatch.setitem(keeping.MAKERS, "text", lambda _: 1 / 0)
    with pytest.raises(CommandError, match="could not be made"):
        call_command("make_takeaways")


def test_the_next_file_is_the_newest_editions_and_what_fails_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping, "makeable", lambda: ("text",))
    older, _ = released()
    newer, _ = released()
    for edition in (older, newer):
        keeping.drop(edition)
    given_up: set[tuple[int, str]] = set()
    with monkeypatch.context() as patch:
        patch.setitem(keeping.MAKERS, "text", lambda _: 1 / 0)
        assert making.make_next(at=LATER, given_up=given_up) == 0
    assert given_up == {(newer.pk, "text")}
    assert making.make_next(at=LATER, given_up=given_up) == 1
    assert (kinds_of(older), kinds_of(newer)) == ({"text"}, set())
    assert making.make_next(at=LATER, given_up=given_up) == 0
    assert making.make_next(at=LATER, given_up=set()) == 1
    assert kinds_of(newer) == {"text"}
