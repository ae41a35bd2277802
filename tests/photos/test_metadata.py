"""Does anything that a file says beside its pixels reach a stored byte?"""

import io
import secrets
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from photos.adding import add_photo
from photos.models import Photo
from tests.photos import making

# What Pillow says of any JPEG or WebP that it opens.
OF_THE_FORMAT = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("loop", "background", "timestamp", "duration"),
}


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def traces(marker: str, files: dict[str, bytes]) -> list[str]:
    """Name the files whose name or content holds a marker, in whatever encoding metadata is written."""
    spelled = [marker.encode(), marker.encode("utf-16-le"), marker.encode("utf-16-be")]
    return [name for name, content in files.items() if marker in name or any(each in content for each in spelled)]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", making.KINDS)
def test_no_marker_reaches_a_stored_byte(kind: str, media: Path) -> None:
    marker = secrets.token_hex(6)
    file = SimpleUploadedFile(f"{marker}.{kind.lower()}", making.marked(kind, marker))
    photo = add_photo(file, credit_line="Photographer", caption="A street", alt_text="A street")
    files = stored(media)
    assert len(files) == 1 + 2 * 2  # the master, and 320 and 640 pixels in two formats
    assert traces(marker, files) == []
    assert [value for value in Photo.objects.filter(pk=photo.pk).values_list()[0] if marker in str(value)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", making.KINDS)
def test_a_stored_picture_has_nothing_beside_its_pixels(kind: str, media: Path) -> None:
    add_photo(io.BytesIO(making.marked(kind, "mark")), credit_line="Photographer")
    for content in stored(media).values():
        image = Image.open(io.BytesIO(content))
        assert dict(image.getexif()) == {}
        assert set(image.info) <= OF_THE_FORMAT


@pytest.mark.parametrize("kind", making.KINDS)
def test_the_markers_are_really_in_what_is_sent(kind: str) -> None:
    content = making.marked(kind, "mark")
    image = Image.open(io.BytesIO(content))
    image.load()
    exif = image.getexif()
    assert exif[0x010F] == "mark-make"
    assert exif.get_ifd(0x8769)[0x927C] == b"mark-makernote"
    assert exif.get_ifd(0x8825)[27] in {"mark-gps", b"mark-gps"}
    assert "mark-xmp" in str(image.info.get("xmp") or image.info.get("XML:com.adobe.xmp"))
    assert content.count(b"mark") == {"JPEG": 13, "PNG": 9, "WEBP": 9}[kind]


@pytest.mark.parametrize("kind", making.KINDS)
def test_storing_a_file_as_it_comes_keeps_every_marker(kind: str, tmp_path: Path) -> None:
    # Control arm: what a plain ImageField does.
    storage = FileSystemStorage(location=tmp_path)
    storage.save("mark.bin", SimpleUploadedFile("mark.jpg", making.marked(kind, "mark")))
    assert traces("mark", stored(tmp_path)) == ["mark.bin"]


def test_saving_a_smaller_copy_with_pillow_keeps_the_place() -> None:
    # Control arm: the thumbnail that a tutorial makes, turned upright by its EXIF.
    image = Image.open(io.BytesIO(making.marked("JPEG", "mark")))
    image.thumbnail((100, 100))
    assert traces("mark", {"thumbnail": making.encoded(image, exif=image.getexif())}) == ["thumbnail"]


@pytest.mark.django_db
def test_the_master_has_no_address(media: Path, client: Client) -> None:
    photo = add_photo(io.BytesIO(making.encoded(making.drawn())), credit_line="Photographer")
    assert default_storage.exists(f"photos/{photo.token}/master.jpg")
    assert client.get(f"/media/photos/{photo.token}/master.jpg").status_code == 404
