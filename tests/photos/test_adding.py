"""Does a photo come with all its files, and with nothing left behind when it does not come?"""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, transaction
from PIL import Image
from pytest_django.fixtures import Settings

from photos.adding import add_photo, keep
from photos.intake import PhotoRefused, take_in
from photos.models import Photo
from photos.renditions import FORMATS, widths_for
from tests.photos import making

pytestmark = pytest.mark.django_db
AGENCY = {80: "Zahra Karimi", 110: "Lantern Pictures", 120: "Bread, before the shops open.", 55: "20240425"}


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def agency_picture() -> bytes:
    content = making.encoded(making.drawn())
    return content[:2] + making.iptc_segment(AGENCY) + content[2:]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


def test_a_photo_has_its_master_and_every_rendition(media: Path) -> None:
    photo = add_photo(io.BytesIO(making.encoded(making.drawn((3000, 1500)))), credit_line="Photographer")
    assert (photo.width, photo.height, len(photo.sha256), photo.pk is None) == (2560, 1280, 64, False)
    renditions = [f"{width}.{kind}" for width in widths_for(2560) for kind in FORMATS]
    assert names(media) == sorted(["master.jpg", *renditions])
    for width in widths_for(2560):
        for kind, name in (("jpg", "JPEG"), ("webp", "WEBP")):
            with default_storage.open(f"photos/{photo.token}/{width}.{kind}") as file, Image.open(file) as rendition:
                assert (rendition.format, rendition.size) == (name, (width, width // 2))


def test_what_the_agency_wrote_fills_what_was_left_empty() -> None:
    photo = add_photo(io.BytesIO(agency_picture()), alt_text="A baker", caption="Our own words.")
    assert (photo.credit_line, photo.caption) == ("Zahra Karimi / Lantern Pictures", "Our own words.")
    assert photo.taken_on == dt.date(2024, 4, 25)


def test_what_a_person_wrote_stays() -> None:
    photo = add_photo(io.BytesIO(agency_picture()), credit_line="The desk", taken_on=dt.date(2020, 1, 1))
    assert (photo.credit_line, photo.taken_on) == ("The desk", dt.date(2020, 1, 1))


def test_a_photo_without_a_credit_leaves_no_file(media: Path) -> None:
    with pytest.raises(ValidationError):
        add_photo(io.BytesIO(making.encoded(making.drawn())))
    assert (names(media), Photo.objects.count()) == ([], 0)


def test_a_refused_file_leaves_nothing(media: Path) -> None:
    with pytest.raises(PhotoRefused):
        add_photo(io.BytesIO(b"<svg/>"), credit_line="Photographer")
    assert (names(media), Photo.objects.count()) == ([], 0)


def test_a_row_that_the_database_refuses_leaves_no_file(media: Path) -> None:
    intake = take_in(io.BytesIO(making.encoded(making.drawn())))
    first = add_photo(io.BytesIO(making.encoded(making.drawn())), credit_line="Photographer")
    kept = names(media)
    with connection.execute_wrapper(_lost_at_insert), pytest.raises(OperationalError), transaction.atomic():
        keep(Photo(credit_line="Photographer"), intake)
    assert (names(media), list(Photo.objects.all())) == (kept, [first])


def test_a_full_disk_leaves_no_row(media: Path) -> None:
    (media / "photos").write_bytes(b"a file where the folder should be")
    with pytest.raises(OSError, match="photos"):
        add_photo(io.BytesIO(making.encoded(making.drawn())), credit_line="Photographer")
    assert Photo.objects.count() == 0


def _lost_at_insert(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if sql.startswith("INSERT"):
        raise OperationalError("The connection is lost.")
    return execute(sql, *rest)
