"""Did the reader ask to save data, and what stands in place of a picture then?"""

from django.core.files.storage import default_storage
from django.http import HttpRequest

from photos.renditions import WIDTHS, Picture, storage_name

# What fills a phone's screen.
_ENOUGH = WIDTHS[1]


def saves_data(request: HttpRequest | None) -> bool:
    """Say whether the browser sent `Save-Data: on` (https://wicg.github.io/savedata/): no fonts, no photos unasked."""
    return request is not None and request.headers.get("Save-Data", "").strip().lower() == "on"


def asked_for(picture: Picture) -> tuple[str, int]:
    """Return the address of the picture that one may ask for, and its size in kilobytes; 0 without the file.

    Costs a look at the storage, on the pages alone that save data.
    """
    address = picture.url(_ENOUGH)
    try:
        size = default_storage.size(storage_name(picture.token, address.rpartition("/")[2]))
    except OSError:
        size = 0
    return address, -(-size // 1000)
