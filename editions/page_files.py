"""Which files hold the pages that a person named, and what does one of them say?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from editions.reading import Page, PageRefused, read_page
from editions.reading.decoding import MAX_BYTES

SUFFIXES = {".txt", ".html", ".htm"}


def page_files(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the named files, and the pages in the named folders by name; each once, missing ones too."""
    found = (file for path in paths for file in _files(Path(path)))
    return iter(dict.fromkeys(found))


def read_file(file: Path) -> Page:
    """Read one page; raises PageRefused, one sentence, for whatever cannot be read as one."""
    try:
        return read_page(_bytes_of(file))
    except FileNotFoundError:
        raise PageRefused("There is no such file or folder.") from None
    except OSError as error:
        raise PageRefused(f"It cannot be opened: {error.strerror}.") from None


def _bytes_of(file: Path) -> bytes:
    if file.is_dir():
        any(file.iterdir())  # raises what stopped the search, if anything did
        raise PageRefused("There is no .txt, .html or .htm file in this folder.")
    if file.exists() and not file.is_file():
        raise PageRefused("It is no file.")
    with file.open("rb") as opened:
        # One byte more than is allowed is enough to be refused.
        return opened.read(MAX_BYTES + 1)


def _files(path: Path) -> list[Path]:
    """The pages of a folder, or the path itself when it is none or holds none, so that it is reported."""
    try:
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    except OSError:
        return [path]
    return inside or [path]
