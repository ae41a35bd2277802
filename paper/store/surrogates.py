"""By which names can a cache in front be told to forget a page?

A release may change any page: the newest edition, the earlier one's way to the later one, every list. So all pages
bear one name. The files of an edition are large and change with that edition alone: they bear its name.
https://www.fastly.com/documentation/reference/http/http-headers/Surrogate-Key/
"""

import re

from paper.models import PublishedEdition

PAPER = "paper"
EDITION_FILES = "edition-files"

_FILE = re.compile(
    r"(?P<edition>(?:/[a-z-]+)?/\d{4}/\d\d/\d\d(?:/late|/extra)?)/(?:[\w-]+/)?"
    r"(?:edition\.[a-z]+|manifest(?:-\d+)?\.(?:json|sig)|card\.png)"
)


def of_edition(edition: PublishedEdition) -> str:
    """Return the name of one edition's files: `edition-2024-04-25-late`."""
    return _name(edition.get_absolute_url())


def of_path(path: str) -> str:
    """Return the names of what stands at a path, separated by spaces."""
    file = _FILE.fullmatch(path)
    return f"{EDITION_FILES} {_name(file['edition'])}" if file else PAPER


def _name(address: str) -> str:
    return "edition-" + address.strip("/").replace("/", "-")
