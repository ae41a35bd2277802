"""What a reader gets at the addresses of an edition's files: the file under its name, and nothing once it is gone."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editions import release
from editions.models import Edition
from paper.models import PublishedEdition, TakeAway
from paper.takeaway import keeping
from tests.factories import NOW, People, make_article, make_edition, make_released_edition
from tests.paper.outline import Outline
from tests.paper.takeaway import editions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TYPES = {
    "html": ("text/html; charset=utf-8", "inline"),
    "txt": ("text/plain; charset=utf-8", "inline"),
    "epub": ("application/epub+zip", "attachment"),
    "pdf": ("application/pdf", "attachment"),
}


@dataclass(frozen=True)
class Answer:
    """What came, read to its end."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    cookies: object


def get(address: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """Ask as a reader."""
    came = Client().generic(method, address, headers=headers)
    content = b"".join(came) if came.streaming else came.content
    return Answer(came.status_code, came.headers, content, came.cookies)


def made(edition: PublishedEdition) -> PublishedEdition:
    keeping.make(edition, at=NOW, kinds=keeping.QUICK)
    return edition


def test_an_edition_that_offers_files_asks_the_database_no_more_than_one_that_offers_none() -> None:
    edition = make_released_edition()
    asked = []
    for offered in (0, 3):
        if offered:
            made(edition)
        with CaptureQueriesContext(connection) as queries:
            page = Client().get(edition.get_absolute_url()).text
        assert sum(edition.address_of_file(kind) in page for kind in ("html", "txt", "epub")) == offered
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("extension", ["html", "txt", "epub"])
def test_a_file_comes_with_its_kind_name_and_hash(extension: str) -> None:
    edition = made(editions.in_dari())
    answer = get(edition.address_of_file(extension))
    content = answer.content
    content_type, shown = TYPES[extension]
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    name = f"kabul-lantern-2024-04-25-fa-af.{extension}"
    assert answer.headers["Content-Disposition"] == f'{shown}; filename="{name}"'
    assert answer.headers["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.cookies


def test_each_language_and_label_has_its_own_address() -> None:
    assert editions.in_dari().address_of_file("epub") == "/fa-af/2024/04/25/edition.epub"
    assert make_released_edition(label="late").address_of_file("txt").endswith("/late/edition.txt")


def test_who_has_it_already_is_told_so_and_a_head_has_no_body() -> None:
    edition = made(editions.in_dari())
    address = edition.address_of_file("txt")
    etag = get(address).headers["ETag"]
    again = get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert "sandbox" in again.headers["Content-Security-Policy"]
    assert get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    head = get(address, method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) > 100


def test_a_page_to_take_away_may_show_its_own_style_and_small_photos_and_do_nothing() -> None:
    edition = made(editions.in_dari())
    policies = {
        extension: get(edition.address_of_file(extension)).headers["Content-Security-Policy"]
        for extension in ("html", "txt")
    }
    style = TakeAway.objects.get(kind="html").style
    assert style.startswith("'sha256-")
    rest = "base-uri 'none'; frame-ancestors 'none'; sandbox"
    assert policies == {
        "html": f"default-src 'none'; style-src {style}; img-src data:; {rest}",
        "txt": f"default-src 'none'; {rest}",
    }


def test_what_is_not_made_damaged_or_not_released_is_not_there(people: People) -> None:
    edition = made(editions.in_dari())
    assert get(edition.address_of_file("pdf")).status_code == 404
    taken = TakeAway.objects.get(kind="text")
    Path(default_storage.path(taken.file)).write_bytes(b"half")
    assert get(edition.address_of_file("txt")).status_code == 404
    release.recall(Edition.objects.get(), by=people.editor_in_chief, at=NOW, note="Wrong.")
    gone = [edition.address_of_file(extension) for extension in TYPES]
    assert {get(address).status_code for address in gone} == {404}
    planned = make_edition(state="approved")
    dated = f"/{planned.issue_date:%Y/%m/%d}"
    assert get(f"{dated}/edition.txt").status_code == 404


def test_the_editions_page_offers_what_there_is() -> None:
    edition = make_released_edition([make_article(state="ready")])
    assert "take-away__files" not in get(edition.get_absolute_url()).content.decode()
    made(edition)
    page = Outline(get(edition.get_absolute_url()).content.decode())
    files = [link for link in page.all("a") if "download" in link.attributes]
    assert {link.attributes["href"] for link in files} == {
        edition.address_of_file(extension) for extension in ("html", "txt", "epub")
    }
    sizes = [element.text for element in page.all("span") if element.attributes.get("class") == "take-away__size"]
    assert [size.partition(",")[0] for size in sizes] == ["TXT", "HTML", "EPUB"]
    assert {taken.sha256 for taken in TakeAway.objects.all()} <= {element.text for element in page.all("code")}
    assert page.all("a", href=edition.first_manifest_address) != []
