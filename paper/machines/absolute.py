"""What is the full address of something in the paper, as somebody elsewhere needs it?"""

import re

from django.conf import settings
from django.utils.encoding import iri_to_uri

from paper.models import PublishedArticle, PublishedEdition

_TAG = re.compile(r"<[^<>]*>")
# A path of our own, and never `//elsewhere`.
_OWN_PATH = re.compile(r'\b(href|src)="(?=/(?!/))')


def absolute(path: str) -> str:
    """Return the full address of a path of ours, from the setting and never from what a request says."""
    return f"{settings.SITE_URL}{iri_to_uri(path)}"


def absolute_links(html: str) -> str:
    """Return printed HTML with the full addresses of our own links and pictures.

    It reads tags whose attributes stand in double quotes and hold no raw < or >, as the cleaner and templates write.
    """
    return _TAG.sub(lambda tag: _OWN_PATH.sub(rf'\1="{settings.SITE_URL}', tag[0]), html)


def card_of(printed: PublishedArticle | PublishedEdition) -> str:
    """Return the path of the picture that stands for an article or an edition where it is passed on."""
    return f"{printed.get_absolute_url()}card.png"
