"""How does an edition become one page that needs nothing but itself?"""

import base64
import hashlib
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders

from paper.takeaway import binding, pictures
from paper.takeaway.contents import Contents

# Photos as text take a third more; the words of sixteen pieces take 60 kB before compression.
PHOTO_BUDGET: Final = 420_000
SHEETS: Final = ("css/tokens.css", "css/takeaway/page.css")
_EMPTY_STYLE = "<style></style>"


def make(contents: Contents) -> bytes:
    """Return the edition as one HTML file in UTF-8 with its style and small photos inside, and nothing that runs."""
    style = style_of(SHEETS)
    context = {"edition": contents.edition, "contents": contents, "policy": f"style-src {source_of(style)}"}
    tree = binding.page("paper/takeaway/edition.html", context)
    photos = pictures.fitting(binding.photos_in(contents), budget=PHOTO_BUDGET)
    links = {piece.article.get_absolute_url(): f"#{piece.anchor}" for piece in contents.pieces()}
    binding.bind(tree, links=links, image=lambda token: _as_address(photos.get(token)))
    return binding.as_html(tree).replace(_EMPTY_STYLE, f"<style>{style}</style>", 1).encode()


def style_of(sheets: tuple[str, ...]) -> str:
    """Return the text of some of the paper's sheets, one after the other."""
    return "\n".join(Path(str(finders.find(sheet))).read_text().strip() for sheet in sheets)


def source_of(style: str) -> str:
    """Return the source by which a content security policy allows exactly this style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def source_in(page: bytes) -> str:
    """Return the source of the style that stands in a page made here."""
    style = page.decode().partition("<style>")[2].partition("</style>")[0]
    return source_of(style)


def _as_address(jpeg: bytes | None) -> str | None:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}" if jpeg else None
