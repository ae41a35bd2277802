"""The command: from files to a page that a reader opens, with a report that says what was found and what was not."""

import os
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import cast

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from lxml import html

from articles.models import Article
from authors.models import Author
from editions.models import Edition
from paper.models import PublishedArticle, PublishedEdition
from tests.editions.pages import (
    EDITOR,
    HEADLINE,
    MAIL,
    NAME,
    NOTE,
    PAGES,
    PARAGRAPHS,
    plain_page,
    saved_page,
    table_page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ADDRESS = "/2024/01/16/what-a-closed-pass-does-to-the-price-of-bread/"


@dataclass(frozen=True)
class Run:
    """What a run of the command printed, and with which exit code it ended."""

    out: str
    errors: list[str]
    code: int


def import_pages(*words: object) -> Run:
    out, errors = StringIO(), StringIO()
    try:
        call_command("import_pages", *map(str, words), stdout=out, stderr=errors)
    except CommandError as error:
        return Run(out.getvalue(), [*errors.getvalue().splitlines(), str(error)], error.returncode)
    return Run(out.getvalue(), errors.getvalue().splitlines(), 0)


def kept(folder: Path, **pages: bytes) -> list[Path]:
    for name, data in pages.items():
        (folder / f"{name}.txt").write_bytes(data)
    return sorted(folder.iterdir())


FORMS = {"plain": plain_page(), "an old table": table_page(), "a later page": saved_page()}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_a_page_reaches_readers_whole_and_only_once(data: bytes, tmp_path: Path, client: Client) -> None:
    (file,) = kept(tmp_path, page=data)

    first, second = import_pages("--release", file), import_pages("--release", file)

    assert (first.code, first.errors, second.code, second.errors) == (0, [], 0, [])
    assert f"= created, readers find it at http://127.0.0.1:8000{ADDRESS}" in first.out
    assert f"= already there, readers find it at http://127.0.0.1:8000{ADDRESS}" in second.out
    assert (Edition.objects.count(), Article.objects.count(), PublishedArticle.objects.count()) == (1, 1, 1)
    assert list(Author.objects.values_list("name", flat=True).order_by("name")) == sorted([EDITOR, NAME])
    assert_readers_see_the_page(client)


def assert_readers_see_the_page(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    page = cast(html.HtmlElement, html.document_fromstring(response.content))
    words = " ".join(page.text_content().split())
    prose = page.find_class("prose")[0]
    assert [" ".join(each.text_content().split()) for each in prose.iter("p")] == PARAGRAPHS
    assert page.findtext(".//h1") == HEADLINE
    assert f"Editor in Chief: {EDITOR}" in words
    assert "Tuesday, January 16th, 2024" in words
    assert NOTE in words
    assert [link.text for link in page.iter("a") if link.get("href") == f"mailto:{MAIL}"] == [MAIL]
    assert [link.get("href") for link in page.iter("a") if (link.text or "").casefold() == "go top"] == ["#top"]
    assert page.get_element_by_id("top") is not None


def test_the_report_says_what_was_found_where_and_what_is_not_certain() -> None:
    run = import_pages(PAGES / "op-ed.txt")

    assert run.out.splitlines() == [
        str(PAGES / "op-ed.txt"),
        f"    editor in chief: {EDITOR} (the masthead)",
        "    issue date: 2024-01-16 (the masthead alone, where the old site prints the day of saving)",
        "  ? section: Opinion (no line says; the old paper's pages are mostly opinion)",
        f"    headline: {HEADLINE} (printed twice)",
        "    paragraphs: 5 (the lines under the headline)",
        f"    author note: {NOTE} (the closing line)",
        "    encoding: utf-8 (its bytes)",
        f"    author: {NAME} (the closing line)",
        "    standing: permanent writer of the Daily Outlook Afghanistan (the closing line)",
        f"    e-mail: {MAIL} (the closing line)",
        "  - the page does not say the edition's number, so none is printed",
        "  = created, not with readers",
        "Created: 1 article, 1 author, 1 editor-in-chief, 1 edition, 1 section. Already there: nothing.",
    ]


def test_a_given_date_counts_and_the_report_tells_both(tmp_path: Path) -> None:
    run = import_pages("--issue-date", "2015-07-28", PAGES / "op-ed.txt")

    assert Edition.objects.get().issue_date == date(2015, 7, 28)
    assert "    issue date: 2015-07-28 (from --issue-date; the page says 2024-01-16)" in run.out.splitlines()


@pytest.mark.parametrize("text", ["28.07.2015", "2015-02-30", "yesterday"])
def test_a_given_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CommandError, match="give it as YYYY-MM-DD"):
        call_command("import_pages", "--issue-date", text, str(PAGES / "op-ed.txt"))


def test_a_dry_run_tells_what_would_be_made_and_writes_nothing(client: Client) -> None:
    Group.objects.all().delete()

    run = import_pages("--dry-run", "--release", PAGES / "op-ed.txt")

    assert run.out.splitlines()[-2:] == [
        f"  = would be created, readers would find it at http://127.0.0.1:8000{ADDRESS}",
        "Nothing was written. It would create: 1 article, 1 author, 1 editor-in-chief, 1 edition, 1 section. "
        "Already there: nothing.",
    ]
    for model in (Article, Author, Edition, Group, PublishedEdition, User):
        assert model._default_manager.count() == 0
    assert client.get(ADDRESS).status_code == 404


def test_the_roles_are_made_when_they_are_missing() -> None:
    Group.objects.all().delete()

    assert import_pages("--release", PAGES / "op-ed.txt").code == 0


def test_a_folder_gives_its_pages_by_name_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.TXT", "a.html", "c.htm", "picture.gif", "notes.md"):
        (tmp_path / name).write_bytes(plain_page(head=f"The Story of {name[0].upper()}"))
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "frame.html").write_bytes(plain_page(head="The Story of F"))

    run = import_pages(tmp_path, tmp_path / "a.html")

    placements = Edition.objects.get().placements.in_order().with_article()
    assert [placement.article.headline for placement in placements] == [f"The Story of {name}" for name in "ABC"]
    assert [line for line in run.out.splitlines() if line.startswith(str(tmp_path))] == [
        str(tmp_path / name) for name in ("a.html", "b.TXT", "c.htm")
    ]


def test_what_cannot_be_read_gets_one_line_and_loses_nothing_of_the_others(tmp_path: Path) -> None:
    kept(
        tmp_path,
        a_empty=b"",
        b_page=plain_page(),
        c_binary=bytes(range(256)) * 20,
        d_undated=plain_page(masthead=""),
        e_large=b"a" * (5 * 1024 * 1024 + 1),
        f_page=plain_page(head="Who Sweeps the Snow From the Roofs"),
    )
    (tmp_path / "none").mkdir()
    os.mkfifo(tmp_path / "pipe")

    run = import_pages("--release", tmp_path, tmp_path / "none", tmp_path / "pipe", tmp_path / "gone.txt")

    assert run.errors == [
        f"{tmp_path}/a_empty.txt: It is empty.",
        f"{tmp_path}/c_binary.txt: It is not a text: it holds bytes that no text has.",
        f"{tmp_path}/e_large.txt: It is larger than 5 MB, too large for one page.",
        f"{tmp_path}/none: There is no .txt, .html or .htm file in this folder.",
        f"{tmp_path}/pipe: It is no file.",
        f"{tmp_path}/gone.txt: There is no such file or folder.",
        f"{tmp_path}/d_undated.txt: No issue date was found (no line gives one): give --issue-date.",
        "7 of 9 files were left out or not released.",
    ]
    assert run.code == 1
    assert sorted(PublishedArticle.objects.values_list("headline", flat=True)) == [
        HEADLINE,
        "Who Sweeps the Snow From the Roofs",
    ]


def test_a_file_that_may_not_be_opened_is_named_with_the_reason(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)

    run = import_pages(loop, PAGES / "op-ed.txt")

    assert run.errors[0] == f"{loop}: It cannot be opened: Too many levels of symbolic links."
    assert Article.objects.count() == 1


def test_a_name_that_is_no_utf_8_is_printed_all_the_same(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"br\xf6d.txt")).write_bytes(plain_page())

    assert import_pages(tmp_path).out.encode().splitlines()[0] == f"{tmp_path}/br?d.txt".encode()


def test_editions_are_released_each_for_itself(tmp_path: Path, client: Client) -> None:
    blocked = plain_page(
        masthead=f"Editor in Chief: {EDITOR} Wednesday, January 17th, 2024", note=f"The author can be reached at {MAIL}"
    )
    files = kept(tmp_path, a=blocked, b=plain_page())

    run = import_pages("--release", *files)

    assert run.errors == [
        f"{tmp_path}/a.txt: Not released: Preflight stops this edition: “{HEADLINE}” has no byline.",
        "1 of 2 files were left out or not released.",
    ]
    assert (client.get(ADDRESS).status_code, client.get(ADDRESS.replace("16", "17")).status_code) == (200, 404)
    assert Article.objects.count() == 2
