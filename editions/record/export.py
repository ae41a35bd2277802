"""How is the record taken away as a table that no spreadsheet takes for formulas?"""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from editions.record.entries import Entry

COLUMNS = ("when", "who", "what", "how", "why", "article", "edition")
# Excel reads UTF-8 as Windows' own code page unless the file begins with it, and Dari becomes noise.
BOM = "\ufeff"
# https://owasp.org/www-community/attacks/CSV_Injection; the wide forms are what Excel also takes for them.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_BLANK = ("\t", "\r", "\n")


def neutral(text: str) -> str:
    """Return a cell that a spreadsheet shows and does not compute: an apostrophe stands before what it would."""
    if text.startswith(_BLANK) or text.lstrip().lstrip("\ufeff\u200b\u200e\u200f").startswith(_FORMULA):
        return f"'{text}"
    return text


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the record as CSV, line by line; all cells quoted, so that none ends where it should not."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield BOM + writer.writerow(COLUMNS)
    for entry in entries:
        yield writer.writerow([neutral(cell) for cell in _cells(entry)])


def _cells(entry: Entry) -> tuple[str, ...]:
    when = timezone.localtime(entry.at).isoformat(timespec="seconds")
    article = f"Article {entry.article.pk}" if entry.article else ""
    return (when, entry.by, entry.verb, entry.way, entry.why, article, str(entry.edition or ""))


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, line: str) -> Any:
        return line
