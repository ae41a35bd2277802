"""Do the catalogues in locale/ hold every word of the house? Writes the compiled ones, and says what is missing.

    python -m scripts.words

Django reads `.mo` files; they are committed, so that nobody needs gettext. Babel writes the same bytes every time.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser
from jinja2.ext import babel_extract

from scripts.places import ROOT

LOCALE = ROOT / "locale"
FOLDERS = (ROOT / "templates" / "paper", ROOT / "templates" / "photos")
MODULES = (ROOT / "paper" / "errors.py", ROOT / "paper" / "takeaway" / "text.py", ROOT / "paper" / "words.py")
_CALLS = {"gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}

# A word and the context that tells it from the same word elsewhere; with a plural the word is a pair.
Message = tuple[str | None, str | tuple[str, str]]


class _Catalogue(Catalog):
    """A catalogue whose head says nothing of the day and the program that wrote it."""

    mime_headers = property(
        lambda self: [
            (name, value)
            for name, value in self._get_mime_headers()
            if name in {"Content-Type", "Language", "Plural-Forms"}
        ],
        lambda self, headers: self._set_mime_headers(headers),
    )


def messages() -> set[Message]:
    """Return all that templates, views and data have translated. Django has to be set up."""
    from paper import words  # noqa: PLC0415

    found: set[Message] = {(None, word) for word in words.in_data()}
    for folder in FOLDERS:
        for file in sorted(folder.rglob("*.*")):
            found |= set(_calls(babel_extract, file.read_bytes()))
    for module in MODULES:
        found |= set(_calls("python", _in_code(module.read_text())))
    return found


def _in_code(source: str) -> bytes:
    # Also those that stand inside a formatted string, where Babel does not look.
    calls = re.findall(r"\b(?:n?p?gettext|_)\((?:[^()\"']|'(?:\\.|[^'])*'|\"(?:\\.|[^\"])*\")*\)", source)
    return "\n".join(calls).encode()


def _calls(method: Any, source: bytes) -> Iterator[Message]:
    for _, message, _, context in extract(method, io.BytesIO(source), keywords=_CALLS, options={"silent": "false"}):
        yield context, message if isinstance(message, str) else (str(message[0]), str(message[1]))


def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language: its folder's name, such as `fa_AF`."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = _Catalogue(charset="utf-8")
        PoFileParser(catalogue).parse(file)
        return catalogue


def compiled(of: Catalog) -> bytes:
    """Return a catalogue as Django reads it."""
    out = io.BytesIO()
    write_mo(out, of)
    return out.getvalue()


def faults(of: Catalog, wanted: set[Message]) -> list[str]:
    """Return a sentence for every word that is missing, not translated, or needed no more."""
    held = {(each.context, each.id): each for each in of if each.id}
    said = [f"missing: {message}" for message in sorted(wanted - held.keys(), key=str)]
    said += [f"not needed: {message}" for message in sorted(held.keys() - wanted, key=str)]
    for each in held.values():
        given = each.string if isinstance(each.string, (tuple, list)) else (each.string,)
        strings = [string or "" for string in given]
        placeholders = set(re.findall(r"%\(\w+\)s", str(each.id)))
        if not all(strings) or each.fuzzy:
            said.append(f"not translated: {each.id}")
        elif any(set(re.findall(r"%\(\w+\)s", string)) != placeholders for string in strings):
            said.append(f"other placeholders: {each.id}")
    return said


def languages() -> list[str]:
    """Return the names of the catalogues' folders."""
    return sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir())


def file_of(language: str) -> Path:
    """Return where the compiled catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.mo"


def main() -> None:
    """Compile every catalogue; leave with 1 and a list when one has faults."""
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    wanted, said = messages(), []
    for language in languages():
        held = catalogue(language)
        file_of(language).write_bytes(compiled(held))
        said += [f"{language}: {fault}" for fault in faults(held, wanted)]
        print(f"{language}: {len(held)} words")
    sys.exit("\n".join(said) or 0)


if __name__ == "__main__":
    main()
