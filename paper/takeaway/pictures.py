"""How small does a photo become, so that an edition with all of its photos still comes over a bad line?"""

import io
from collections.abc import Sequence
from typing import Final

from django.core.files.storage import default_storage
from PIL import Image

from photos.renditions import Picture, storage_name

# (width in pixels, JPEG quality), the finest first; the first at which all photos fit the budget is taken for all.
STEPS: Final = ((560, 62), (480, 52), (360, 45), (240, 38))


def fitting(photos: Sequence[Picture], *, budget: int) -> dict[str, bytes]:
    """Return {token: JPEG} for photos that together take at most `budget` bytes; those that do not fit are left out.

    The same photos give the same bytes. A photo whose file is not there is left out.
    """
    once = list({photo.token: photo for photo in photos}.values())
    made: dict[str, bytes] = {}
    for width, quality in STEPS:
        made = {photo.token: jpeg for photo in once if (jpeg := small(photo, width=width, quality=quality))}
        if sum(map(len, made.values())) <= budget:
            return made
    return _first_that_fit(made, budget=budget)


def small(photo: Picture, *, width: int, quality: int) -> bytes:
    """Return a photo as a JPEG of at most this width, without any metadata; nothing when its file is not there."""
    name = storage_name(photo.token, photo.url(width).rpartition("/")[2])
    if not default_storage.exists(name):
        return b""
    with default_storage.open(name) as file, Image.open(file, formats=("JPEG",)) as image:
        height = max(1, round(image.height * min(width, image.width) / image.width))
        resized = image.convert("RGB").resize((min(width, image.width), height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    resized.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _first_that_fit(made: dict[str, bytes], *, budget: int) -> dict[str, bytes]:
    kept: dict[str, bytes] = {}
    for token, jpeg in made.items():
        if len(jpeg) <= budget:
            kept[token] = jpeg
            budget -= len(jpeg)
    return kept
