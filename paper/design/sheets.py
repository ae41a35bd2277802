"""Which stylesheets does a page need, and how do they become the one file that it fetches?

Nobody builds anything: the sheets in `static/css` stay as they are, and this finder of Django's static files puts them
together when a page asks for its file in development, or when the static files are collected.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

CSS = Path(settings.BASE_DIR) / "static" / "css"
FACES = "fonts"
# How a page is looked at whose reader is not asked: by day, by night, or as it comes out on paper.
LOOKS = ("light", "dark", "print")
SAVING = "components/saving"
_EVERYWHERE = ("tokens", FACES, "base", "layout", "components/header", "components/folio", "components/footer")
_PRINTED = ("print",)
# Fit wherever a condition may stand.
_ALWAYS, _NEVER = "(min-width: 0px)", "(max-width: 0px)"
# A screen knows no margins of a sheet of paper.
_PAPER = "html{padding:14mm}"
# family of pages → its own sheets, in their order. Lists share one file, so that a reader fetches it once.
FAMILIES: dict[str, tuple[str, ...]] = {
    "front": (
        *("components/story", "components/opinion", "components/front", "components/band", "components/band-turned"),
        *("components/band-pair", "components/lately", "print-front"),
    ),
    "article": (
        *("components/links", "components/article", "components/byline", "components/article-end"),
        *("components/article-onward", "components/on-topics", "components/prose", "components/page-head"),
        *("components/plain", "print-article"),
    ),
    "as-printed": (
        *("components/links", "components/article", "components/byline", "components/article-end"),
        "components/differences",
        *("components/prose", "print-article"),
    ),
    "contents": (
        *("components/links", "components/page-head", "components/contents", "components/months", "components/authors"),
        *("components/archive", "components/search", "components/topics", "components/take-away", "components/verify"),
        *("components/corrections", "components/about", "components/api", "components/plain"),
        *("components/article-end", "components/prose", "print-contents"),
    ),
}
# Shown while the house is being built, and nowhere else: all parts on one page.
FAMILIES["styleguide"] = (*dict.fromkeys(sheet for own in FAMILIES.values() for sheet in own), "components/styleguide")


def sheets_of(family: str, *, faces: bool = True) -> list[str]:
    """Return the names of a family's sheets in the order of the cascade; without `faces` for those who save data."""
    screen = [name for name in (*_EVERYWHERE, *FAMILIES[family]) if not name.startswith("print")]
    printed = [*_PRINTED, *(name for name in FAMILIES[family] if name.startswith("print"))]
    if faces:
        return [*screen, *printed]
    return [*(name for name in screen if name != FACES), SAVING, *printed]


def file_of(family: str, *, faces: bool = True) -> str:
    """Return the name, among the static files, of the one sheet of a family of pages."""
    return f"css/page-{family}{'' if faces else '-plain'}.css"


def file_as(family: str, look: str) -> str:
    """Return the name, among the static files, of a family's sheet in one look, whatever the device prefers."""
    return f"css/preview-{family}-{look}.css"


def in_look(sheet: str, look: str) -> str:
    """Return a bound sheet in which the device is not asked for its colours; in print, what is for paper is shown."""
    colours = "dark" if look == "dark" else "light"
    for scheme in ("light", "dark"):
        sheet = sheet.replace(f"(prefers-color-scheme: {scheme})", _ALWAYS if scheme == colours else _NEVER)
    if look == "print":
        sheet = sheet.replace("@media print{", "@media all{") + _PAPER
    return sheet.replace("color-scheme: light dark", f"color-scheme: {colours}")


def bound(names: Iterable[str]) -> str:
    """Return sheets as one, without comments and spare white space; what is for paper stands in `@media print`."""
    return "".join(_for_its_medium(name, _squeezed((CSS / f"{name}.css").read_text())) for name in names)


def _for_its_medium(name: str, sheet: str) -> str:
    return f"@media print{{{sheet}}}" if name.startswith("print") else sheet


def _squeezed(sheet: str) -> str:
    plain = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    return re.sub(r" ?([{};,]) ?", r"\1", plain).replace(";}", "}").strip()


class PageSheets(BaseFinder):
    """Finds the sheets of families of pages among the static files, made of what stands in `static/css` now."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.files = {
            **{file_of(family, faces=faces): (family, faces, "") for family in FAMILIES for faces in (True, False)},
            **{file_as("article", look): ("article", True, look) for look in LOOKS},
        }
        self.storage = FileSystemStorage(location=settings.DATA / "sheets")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the file of a family lies, made anew when one of its sheets has changed."""
        if path not in self.files:
            return []
        family, faces, look = self.files[path]
        place = Path(self.storage.path(path))
        sheet = bound(sheets_of(family, faces=faces))
        _write(in_look(sheet, look) if look else sheet, place)
        return [str(place)] if find_all else str(place)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """List (name, storage) of all families' files for those who collect them."""
        for path in self.files:
            if not matches_patterns(path, list(ignore_patterns or [])):
                self.find(path)
                yield path, self.storage


def _write(sheet: str, place: Path) -> None:
    # An unchanged file keeps its time, by which collecting knows that nothing is to be done.
    if place.is_file() and place.read_text() == sheet:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=place.parent, delete=False) as aside:
        aside.write(sheet)
    Path(aside.name).replace(place)
