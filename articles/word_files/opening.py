"""Which file is a Word document that can be opened without harm?

Everything that can be asked of the package is asked before anything of it is unpacked, and of each part of it before it
becomes a tree: a small file can unpack to gigabytes, and a few lines of XML can name each other without end.
"""

import io
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import IO, Final
from xml.parsers import expat

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 1_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
MOST_XML: Final = 6 * 1024 * 1024
# What compresses better than this is no text; small parts may.
MOST_SQUEEZED: Final = 400
_SMALL: Final = 512 * 1024
# Each element costs about a kilobyte of memory and 40 µs on its way; a long article has some thousands.
MOST_ELEMENTS: Final = 50_000
DEEPEST: Final = 90

_CONTENTS: Final = "[Content_Types].xml"
_MAIN: Final = b"wordprocessingml.document.main+xml"
_MACROS: Final = b"macroEnabled"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_ENTRY: Final = b"PK\x01\x02"

NO_WORD: Final = "The file is not a Word document; save it as .docx and send that."
DAMAGED: Final = "The document is damaged and cannot be read; open it in Word and save it again."
STRANGE: Final = "The document is put together in a way that Word never does, so it was not opened."
TOO_LARGE: Final = "The document is larger than 20 MB; take the pictures out and send them one by one."
TOO_MUCH: Final = "The document holds more than an article could; send the part that is the article."


class WordFileRefused(Exception):
    """The file cannot become a text. The message is one sentence for the person who sent it."""


def checked(file: IO[bytes]) -> bytes:
    """Return the bytes of a Word document that is safe to convert; whatever is wrong, raise WordFileRefused."""
    content = file.read(MOST_BYTES + 1)
    _refuse_kind(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _refuse_names([part.filename for part in parts])
            _refuse_bombs(parts)
            _refuse_other_kinds(package)
            _refuse_trees(package, parts)
    except WordFileRefused:
        raise
    except Exception as error:
        # A broken package makes zipfile and expat raise many kinds of error; for the person they are all the same.
        raise WordFileRefused(DAMAGED) from error
    return content


def _refuse_kind(content: bytes) -> None:
    if not content:
        raise WordFileRefused("The file is empty.")
    if len(content) > MOST_BYTES:
        raise WordFileRefused(TOO_LARGE)
    if content.startswith(_OLE):
        raise WordFileRefused("This is an old .doc, or a document with a password: save it as .docx without one.")
    if not content.startswith(_ZIP):
        raise WordFileRefused(NO_WORD)
    # Counted before the list of them is read, which alone could fill the memory.
    if content.count(_ENTRY) > MOST_PARTS:
        raise WordFileRefused(TOO_MUCH)


def _refuse_names(names: list[str]) -> None:
    """Refuse names that lead out of the package, or twice to one place."""
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
            raise WordFileRefused(STRANGE)
    if len({name.casefold() for name in names}) != len(names):
        raise WordFileRefused(STRANGE)


def _refuse_bombs(parts: Iterable[zipfile.ZipInfo]) -> None:
    unpacked = 0
    for part in parts:
        if part.flag_bits & 0x1:
            raise WordFileRefused("The document is locked with a password: save it without one.")
        unpacked += part.file_size
        squeezed = part.file_size > _SMALL and part.file_size > MOST_SQUEEZED * max(1, part.compress_size)
        if squeezed or unpacked > MOST_UNPACKED or (is_xml(part.filename) and part.file_size > MOST_XML):
            raise WordFileRefused(TOO_MUCH)


def _refuse_other_kinds(package: zipfile.ZipFile) -> None:
    if _CONTENTS not in package.namelist():
        raise WordFileRefused(NO_WORD)
    contents = package.read(_CONTENTS)
    if _MACROS in contents or any(name.casefold().endswith("vbaproject.bin") for name in package.namelist()):
        raise WordFileRefused("The document holds macros, which are programs: save it as a plain .docx.")
    if _MAIN not in contents:
        raise WordFileRefused(NO_WORD)


def _refuse_trees(package: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    """Walk through every part that is XML without building anything of it."""
    walk = _Walk()
    for part in parts:
        if is_xml(part.filename):
            walk.through(package.read(part))


def is_xml(name: str) -> bool:
    """Tell whether a part of the package is XML by its name, which is how Word tells."""
    return name.casefold().endswith((".xml", ".rels"))


class _Walk:
    """Counts the elements of several documents, and gives up at what no Word document has."""

    def __init__(self) -> None:
        self.elements = 0
        self.depth = 0

    def through(self, document: bytes) -> None:
        """Read a document; it declares no type, so that it can name no entities and no files."""
        parser = expat.ParserCreate()
        self.depth = 0
        parser.StartDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        parser.Parse(document, True)

    def _declared(self, *declaration: object) -> None:
        raise WordFileRefused(STRANGE)

    def _opened(self, name: str, attributes: object) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS:
            raise WordFileRefused(TOO_MUCH)
        if self.depth > DEEPEST:
            raise WordFileRefused(STRANGE)

    def _closed(self, name: str) -> None:
        self.depth -= 1
