"""How does an edition become a book for an e-reader? EPUB 3.3 by zipfile; the same edition gives the same bytes.

https://www.w3.org/TR/epub-33/
"""

import datetime
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

from paper.page import printed
from paper.takeaway import binding, cover, pictures
from paper.takeaway.contents import Contents, Piece
from paper.takeaway.page import style_of

PHOTO_BUDGET: Final = 1_500_000
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
# Zip cannot date anything earlier, and a date that moves would make other bytes of the same edition.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Chapter:
    """One article's document in the book."""

    piece: Piece
    file: str

    @property
    def key(self) -> str:
        """Its name in the package, where none may begin with a digit."""
        return self.file.removesuffix(".xhtml")


def make(contents: Contents) -> bytes:
    """Return the edition as an EPUB 3 file: cover, contents, one document for each article, small photos."""
    chapters = [Chapter(piece, f"piece-{piece.number:03}.xhtml") for piece in contents.pieces()]
    photos = pictures.fitting(binding.photos_in(contents), budget=PHOTO_BUDGET)
    files = {token: f"photos/{number:03}.jpg" for number, token in enumerate(photos, start=1)}
    context: dict[str, Any] = {
        "edition": contents.edition,
        "contents": contents,
        "chapters": chapters,
        "photos": files.values(),
        "identifier": f"{settings.SITE_URL}{contents.edition.get_absolute_url()}",
        "modified": _modified(contents),
    }
    links = {chapter.piece.article.get_absolute_url(): chapter.file for chapter in chapters}
    package = printed("paper/takeaway/package.opf", context, language=contents.edition.language)
    return _zip(
        [
            ("META-INF/container.xml", _CONTAINER.encode()),
            ("EPUB/package.opf", package.encode()),
            ("EPUB/nav.xhtml", _document("paper/takeaway/nav.html", context, links=links, files={})),
            ("EPUB/cover.xhtml", _document("paper/takeaway/cover.html", context, links={}, files={})),
            ("EPUB/cover.jpg", cover.draw(contents)),
            ("EPUB/paper.css", style_of(("css/takeaway/epub.css",)).encode()),
            *_chapters(chapters, context, links=links, files=files),
            *((f"EPUB/{files[token]}", jpeg) for token, jpeg in photos.items()),
        ]
    )


def _chapters(
    chapters: list[Chapter], context: dict[str, Any], *, links: Mapping[str, str], files: Mapping[str, str]
) -> Iterable[tuple[str, bytes]]:
    for chapter in chapters:
        own = context | {"piece": chapter.piece}
        yield f"EPUB/{chapter.file}", _document("paper/takeaway/chapter.html", own, links=links, files=files)


def _document(template: str, context: dict[str, Any], *, links: Mapping[str, str], files: Mapping[str, str]) -> bytes:
    tree = binding.page(template, context)
    # The cover's picture is the book's own and no photo of the paper's.
    own = [image for image in tree.iter("img") if image.get("src") == "cover.jpg"]
    if not own:
        binding.bind(tree, links=links, image=files.get)
    return binding.as_xhtml(tree)


def _modified(contents: Contents) -> str:
    newest = max(
        [piece.article.version_created_at for piece in contents.pieces()], default=contents.edition.released_at
    )
    return newest.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        # First and not compressed, so that a reader knows the file by its first bytes (EPUB 3.3, 4.2.2).
        book.writestr(_entry("mimetype", packed=False), b"application/epub+zip")
        for name, content in parts:
            book.writestr(_entry(name, packed=not name.endswith(".jpg")), content)
    return out.getvalue()


def _entry(name: str, *, packed: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
