"""A mirror holds the same texts as the paper, works wherever it lies, and changes where the paper changed alone."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from articles.models import Article
from editions import correction, release
from editions.models import Edition
from paper.addresses import every_address
from paper.mirror import asking, copying, links
from paper.mirror.copying import mirror
from paper.mirror.ledger import MANIFEST
from paper.models import PublishedEdition, Section
from paper.takeaway import keeping
from tests.editions.acts import LATER
from tests.factories import NOW, make_author, make_people, make_released_edition, make_revision, printed_copy
from tests.paper.mirror.reading import crawl_files, crawl_served, words_of
from tests.paper.takeaway import editions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

API = "api/v1/"


@pytest.fixture
def paper() -> dict[str, Article]:
    """Two English editions and one in Dari, with their files; returns the articles of the richest."""
    _, articles = editions.rich()
    editions.in_dari()
    make_released_edition(articles=1)
    make_files()
    return articles


def make_files() -> None:
    """Make what is taken away, as happens after the commit, which these tests never come to."""
    for edition in PublishedEdition.objects.readable():
        keeping.make(edition, at=NOW)


def contents_of(top: Path) -> dict[str, tuple[bytes, int]]:
    """Return {file: (content, time of the last write)}."""
    return {
        str(path.relative_to(top)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in top.rglob("*")
        if path.is_file()
    }


def pages_of(found: dict[str, bytes]) -> dict[str, str]:
    return {
        place.removesuffix("index.html"): words_of(content.decode())
        for place, content in found.items()
        if place.endswith(("/", "index.html"))
    }


def test_a_crawl_of_the_files_and_of_the_served_paper_give_the_same_texts(
    paper: dict[str, Article], tmp_path: Path
) -> None:
    mirror(tmp_path)
    files = pages_of(crawl_files(tmp_path))
    served = {path.lstrip("/"): text for path, text in pages_of(crawl_served()).items()}
    # The way into the archive leads on to its newest year; a search needs a server, and its page says so.
    for home in ("", "fa-af/", "ps/"):
        assert files.pop(f"{home}archive/") == "Read on here"
        served.pop(f"{home}archive/", None)
        served.pop(f"{home}search/")
    told = {"": "This copy cannot search", "fa-af/": "این نسخه جست‌وجو ندارد", "ps/": "دا نسخه لټون نه لري"}
    assert {home: said in files.pop(f"{home}search/") for home, said in told.items()} == dict.fromkeys(told, True)
    # A program that asks needs a server, too.
    served.pop(API)
    assert len(served) > 50
    assert set(files) == set(served)
    assert {place for place in served if files[place] != served[place]} == set()


def test_it_works_when_it_was_moved(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path / "first")
    before = {place: hashlib.sha256(content).digest() for place, content in crawl_files(tmp_path / "first").items()}
    elsewhere = tmp_path / "on a stick" / "the paper"
    shutil.copytree(tmp_path / "first", elsewhere)
    shutil.rmtree(tmp_path / "first")
    after = {place: hashlib.sha256(content).digest() for place, content in crawl_files(elsewhere).items()}
    assert after == before
    assert any(place.startswith("media/photos/") for place in after)
    assert {"static/css/page-front.css", "index.html"} <= set(after)


def test_whoever_has_it_can_verify_it(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path)
    check = ["sha256sum", "--check", "--quiet", MANIFEST]
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    listed = {line.split("  ", 1)[1] for line in (tmp_path / MANIFEST).read_text().splitlines()}
    assert listed == set(contents_of(tmp_path)) - {MANIFEST}
    dari = PublishedEdition.objects.get(language="fa-AF")
    manifest = tmp_path / dari.first_manifest_address.lstrip("/")
    assert hashlib.sha256(manifest.read_bytes()).hexdigest() == dari.sha256
    for taken in dari.take_aways.all():
        file = tmp_path / taken.get_absolute_url().lstrip("/")
        assert hashlib.sha256(file.read_bytes()).hexdigest() == taken.sha256
    (tmp_path / "about" / "index.html").write_text("Somebody else's words.")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_a_second_run_touches_nothing(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path)
    before = contents_of(tmp_path)
    report = mirror(tmp_path)
    assert contents_of(tmp_path) == before
    assert (report.written, report.removed, report.unchanged) == ([], [], len(before) - 1)


def test_a_correction_rewrites_the_pages_that_it_touched_and_no_others(
    paper: dict[str, Article], tmp_path: Path
) -> None:
    mirror(tmp_path)
    before = contents_of(tmp_path)
    chief, article = make_people().editor_in_chief, paper["opinion"]
    make_revision(article, headline="A promise with a ruler in it")
    correction.correct(article, by=chief, at=LATER, kind="correction", text="The headline was cut short.")
    make_files()
    report = mirror(tmp_path)
    after = contents_of(tmp_path)
    day = "2024/04/25"
    slugs = {kind: printed_copy(each).slug for kind, each in paper.items()}
    expected = {f"{day}/{slug}/index.html" for slug in slugs.values()}
    expected |= {f"{day}/{slugs['opinion']}/as-printed/index.html", f"{day}/index.html"}
    expected |= {f"{day}/edition.{extension}" for extension in ("html", "txt", "epub")}
    expected |= {"corrections/index.html", "opinion/index.html", "opinion/2024/04/index.html"}
    expected |= {"authors/karim-baburyan/index.html", "authors/karim-baburyan/2024/index.html"}
    expected |= {"corrections/2026/03/index.html"}
    expected |= {f"{day}/{proof}" for proof in ("manifest-5.json", "manifest.json", "verify/index.html")}
    followed = ("", "corrections/", "opinion/", "authors/karim-baburyan/")
    expected |= {f"{page}{feed}" for page in followed for feed in ("feed/index.xml", "feed.json")}
    assert set(report.written) == expected
    assert {file for file in after if after[file] != before.get(file)} == expected | {MANIFEST}
    assert report.removed == []


def test_what_was_killed_is_gone_without_being_asked_for(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path)
    article, chief = paper["lead"], make_people().editor_in_chief
    words = ("Measure the dam", "A dam in the morning", "Somebody Seen")
    held = [file for file, (content, _) in contents_of(tmp_path).items() if words[0].encode() in content]
    photos = {file for file in contents_of(tmp_path) if file.startswith("media/")}
    assert held
    assert photos
    correction.kill(article, by=chief, at=LATER, text="It named a source.")
    make_files()
    report = mirror(tmp_path)
    after = contents_of(tmp_path)
    for word in words:
        assert [file for file, (content, _) in after.items() if word.encode() in content] == []
    assert {file for file in after if file.startswith("media/")} == set()
    assert photos <= set(report.removed)
    address = printed_copy(article).get_absolute_url()
    assert "It named a source." in (tmp_path / address.lstrip("/") / "index.html").read_text()
    assert report.kept == []


def test_a_recalled_edition_is_gone_too(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path)
    dari = Edition.objects.get(language="fa-AF")
    release.recall(dari, by=make_people().editor_in_chief, at=LATER, note="Too early.")
    report = mirror(tmp_path)
    left = {file for file in contents_of(tmp_path) if file.startswith("fa-af/")}
    assert {file.split("/")[1] for file in left} == {
        *("index.html", "archive", "feed", "feed.json", "search", "authors", "topics", "corrections", "about"),
        *Section.objects.values_list("slug", flat=True),
    }
    assert [file for file in left if re.search(r"\d|/authors/.+/", file)] == []
    assert "fa-af/2024/04/25/water/index.html" in report.removed


def test_a_database_that_lost_an_edition_removes_nothing_unasked(paper: dict[str, Article], tmp_path: Path) -> None:
    mirror(tmp_path)
    stray = tmp_path / "2001" / "02" / "03" / "index.html"
    stray.parent.mkdir(parents=True)
    stray.write_text("An edition of another time.")
    with (tmp_path / MANIFEST).open("a") as manifest:
        manifest.write(f"{'0' * 64}  2001/02/03/index.html\n")
    report = mirror(tmp_path)
    assert (report.kept, report.lost, report.removed) == (["2001/02/03/index.html"], ["2001/02/03/"], [])
    with pytest.raises(CommandError, match="run this again with --delete"):
        call_command("mirror", str(tmp_path))
    assert stray.exists()
    call_command("mirror", str(tmp_path), "--delete")
    assert not stray.exists()
    assert not (tmp_path / "2001").exists()


def test_what_is_not_the_mirrors_own_is_left_alone(paper: dict[str, Article], tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "home.txt").write_text("Mine.")
    mirror(tmp_path)
    mirror(tmp_path, delete=True)
    assert (tmp_path / "letters" / "home.txt").read_text() == "Mine."
    (tmp_path / MANIFEST).write_text(f"{'0' * 64}  ../outside.txt\n")
    (tmp_path.parent / "outside.txt").write_text("Not ours.")
    mirror(tmp_path, delete=True)
    assert (tmp_path.parent / "outside.txt").exists()


def test_with_since_the_articles_of_older_editions_are_not_rendered(
    paper: dict[str, Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror(tmp_path)
    before = contents_of(tmp_path)
    asked: list[str] = []

    def ask(path: str) -> object:
        asked.append(path)
        return asking.ask(path)

    monkeypatch.setattr(copying, "ask", ask)
    report = mirror(tmp_path, since=LATER)
    assert contents_of(tmp_path) == before
    assert report.removed == []
    assert "/2024/04/25/" in asked
    assert [path for path in asked if path.startswith("/2024/04/25/") and len(path) > 12] == []


def test_a_run_that_is_stopped_leaves_every_file_whole(
    paper: dict[str, Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror(tmp_path)
    before = contents_of(tmp_path)
    make_author("Nobody yet")
    correction.retract(paper["opinion"], by=make_people().editor_in_chief, at=LATER, text="It does not stand.")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            mirror(tmp_path)
    assert contents_of(tmp_path) == before
    mirror(tmp_path)
    mirror(tmp_path / "again")
    again = {file: content for file, (content, _) in contents_of(tmp_path / "again").items()}
    shutil.rmtree(tmp_path / "again")
    assert {file: content for file, (content, _) in contents_of(tmp_path).items()} == again


def test_static_files_have_names_that_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror(tmp_path / "plain")
    sheet, hashed = "css/page-contents.css", "css/page-contents.0123456789ab.css"

    def url(name: str) -> str:
        return f"/static/{hashed if name == sheet else name}"

    monkeypatch.setattr(staticfiles_storage, "hashed_files", {sheet: hashed}, raising=False)
    monkeypatch.setattr(staticfiles_storage, "url", url)
    assert f"/static/{hashed}".encode() in Client().get("/about/").content
    mirror(tmp_path / "hashed")
    plain, other = contents_of(tmp_path / "plain"), contents_of(tmp_path / "hashed")
    assert {file: content for file, (content, _) in other.items()} == {file: body for file, (body, _) in plain.items()}
    assert "static/css/page-contents.css" in other


REWRITTEN: dict[str, tuple[str, str]] = {
    "a page": ('<a href="/b/">x</a>', '<a href="../b/index.html">x</a>'),
    "a place on a page": ('<a class="c" href="/b/#top">x</a>', '<a class="c" href="../b/index.html#top">x</a>'),
    "a question": ('<a href="/b/?q=%D8%A2&amp;p=1">x</a>', '<a href="../b/index.html">x</a>'),
    "no page of the mirror": ('<a href="/no/?a=1&amp;b=2">x</a>', '<a href="{site}/no/?a=1&amp;b=2">x</a>'),
    "another host": ('<a href="https://x.example/b/">x</a>', '<a href="https://x.example/b/">x</a>'),
    "another host in short": ('<a href="//x.example/b/">x</a>', '<a href="//x.example/b/">x</a>'),
    "the same page": ('<a href="#top">x</a>', '<a href="#top">x</a>'),
    "pictures": ('<img srcset="/b/ 1w, /no/ 2w">', '<img srcset="../b/index.html 1w, {site}/no/ 2w">'),
    "words": ('<p>href="/b/"</p>', '<p>href="/b/"</p>'),
    "a module": ('<p>\n <script type="module" src="/b/"></script></p>', "<p></p>"),
    "data": ('<script type="application/ld+json">{"a": "/b/"}</script>',) * 2,
}


@pytest.mark.parametrize("case", REWRITTEN)
def test_a_page_is_rewritten_where_it_leads_and_nowhere_else(case: str) -> None:
    page, expected = REWRITTEN[case]
    target: Callable[[str], str | None] = {"/b/": "b/index.html"}.get
    assert links.rewrite(page, file="a/index.html", target=target) == expected.replace("{site}", settings.SITE_URL)


def test_every_address_is_listed_once_and_answers(paper: dict[str, Article]) -> None:
    listed = [address.path for address in every_address()]
    assert len(listed) == len(set(listed))
    served = {path for path in crawl_served() if not path.endswith("/archive/")}
    assert served - set(listed) == {f"/{API}"}


@override_settings(SITE_URL="https://paper.example")
def test_the_command_reports(paper: dict[str, Article], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("mirror", str(tmp_path), "--since", "2026-03-01")
    assert capsys.readouterr().out.startswith("Files: ")
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="is no folder"):
        call_command("mirror", os.fspath(tmp_path / "file"))
