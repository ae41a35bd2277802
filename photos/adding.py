"""How does a picture that was taken in become a photo with all its files?"""

from collections.abc import Iterator
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from photos import pixels
from photos.intake import Intake, take_in
from photos.models import Photo
from photos.renditions import storage_name, widths_for


def add_photo(file: IO[bytes], **details: Any) -> Photo:
    """Take in a file and keep it as a photo; details are the photo's fields, empty ones as the file proposes.

    Raises PhotoRefused for the file, ValidationError for the details. Writes up to eleven files and one row.
    """
    intake = take_in(file)
    photo = Photo(**details | intake.proposals.missing_from(details))
    keep(photo, intake)
    return photo


def keep(photo: Photo, intake: Intake) -> None:
    """Write the master and the renditions, then the row; without the row no file stays behind."""
    photo.width, photo.height = intake.master.size
    photo.sha256 = intake.sha256
    photo.full_clean()
    written = []
    try:
        for file, content in _files(intake):
            written.append(default_storage.save(storage_name(photo.token, file), ContentFile(content)))
        photo.save(force_insert=True)
    except BaseException:
        for name in written:
            default_storage.delete(name)
        raise


def _files(intake: Intake) -> Iterator[tuple[str, bytes]]:
    # The master has no address of its own; further renditions can be made from it some day.
    yield "master.jpg", intake.jpeg
    width, height = intake.master.size
    for each in widths_for(width):
        size = (each, max(1, round(height * each / width)))
        rendition = intake.master.resize(size, Image.Resampling.LANCZOS)
        yield f"{each}.jpg", pixels.jpeg(rendition, quality=80)
        yield f"{each}.webp", pixels.webp(rendition, quality=75)
