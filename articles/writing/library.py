"""Which photos of the library can be put into a text, and as what do they stand there?"""

from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html

from photos.models import Photo

AT_ONCE: Final = 24
_PLAIN: Final = 50
_WIDTH: Final = 960


@dataclass(frozen=True)
class Page:
    """Some photos of the library, newest first, and the key before which the next ones stand, or nothing."""

    photos: list[Photo]
    before: int | None


def found(words: str, *, before: int | None = None) -> Page:
    """Return the newest photos with these words in alt text, caption or credit line. Costs one query."""
    photos = list(Photo.objects.called(words).before(before)[: AT_ONCE + 1])
    return Page(photos[:AT_ONCE], photos[AT_ONCE - 1].pk if len(photos) > AT_ONCE else None)


def plain_choice(chosen: Photo | None) -> list[Photo]:
    """Return what somebody without scripts can choose the lead photo from: the one it is, and the newest. One query."""
    newest = list(Photo.objects.before(None)[:_PLAIN])
    return newest if chosen is None or chosen in newest else [chosen, *newest]


def figure_of(photo: Photo) -> str:
    """Return a photo as it stands in a text: the picture, and under it its caption and credit line."""
    width = min(photo.width, _WIDTH)
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}"><figcaption>{}</figcaption></figure>',
        photo.url(_WIDTH),
        photo.alt_text,
        width,
        max(1, round(width / photo.aspect)),
        " ".join(part for part in (photo.caption.strip(), photo.credit_line) if part),
    )
