"""What does a person read after an import: per page what was found, and in the end what was made?"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from editions.importing import ImportReport
from editions.reading import Found

_KINDS = ("article", "author", "editor-in-chief", "edition", "section")


def lines_of(report: ImportReport, *, given_date: datetime.date | None, site: str, dry_run: bool) -> Iterator[str]:
    """Yield the lines about one page; a question mark stands before what is not certain."""
    yield report.source.name
    for label, found in report.source.page.findings():
        shown = _with_given_date(found, given=given_date) if label == "issue date" else found
        yield f"  {' ' if shown.sure else '?'} {label}: {_value(shown)} ({shown.how})"
    for text in report.source.page.left_out:
        yield f"  - not read: {text}"
    for note in report.filed.notes:
        yield f"  - {note}"
    yield f"  = {_outcome(report, site=site, dry_run=dry_run)}"


def totals(reports: Iterable[ImportReport], *, dry_run: bool) -> str:
    """Return the last line: how many of each kind were made, and how many were there already."""
    reports = list(reports)
    made = {each for report in reports for each in report.filed.made}
    kept = {each for report in reports for each in report.filed.kept} - made
    created = "Nothing was written. It would create" if dry_run else "Created"
    return f"{created}: {_count(made)}. Already there: {_count(kept)}."


def _outcome(report: ImportReport, *, site: str, dry_run: bool) -> str:
    if report.article is None:
        return "left out"
    is_made = any(kind == "article" for kind, _ in report.filed.made)
    done = ("would be created" if dry_run else "created") if is_made else "already there"
    if not report.address:
        return f"{done}, not with readers"
    return f"{done}, readers {'would ' if dry_run and is_made else ''}find it at {site}{report.address}"


def _value(found: Found[object]) -> str:
    value = found.value
    if isinstance(value, tuple):
        return str(len(value))
    return "not found" if value is None else str(value)


def _with_given_date(found: Found[object], *, given: datetime.date | None) -> Found[object]:
    if given is None:
        return found
    said = f"the page says {found.value}" if found.value else "the page gives none"
    return Found(given, f"from --issue-date; {said}")


def _count(things: set[tuple[str, str]]) -> str:
    counts = Counter(kind for kind, _ in things)
    named = [f"{counts[kind]} {kind if counts[kind] == 1 else _plural(kind)}" for kind in _KINDS if counts[kind]]
    return ", ".join(named) or "nothing"


def _plural(kind: str) -> str:
    return "editors-in-chief" if kind == "editor-in-chief" else f"{kind}s"
