"""Which day does a printed date name?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Misspelt days too ("Thrusday"): they belong to the date and not to the name before it.
_WEEKDAY = r"(?P<weekday>\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|[a-z]{2,7}day)\b[\s.,|–-]*(?:the\s+)?)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = [
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s*,?\s*{_DAY}\s*,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s*{_DAY}\s*,\s*{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_DAY}\s*(?:of\s+)?[-\s]?{_MONTH}\s*[-,]?\s*{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)\b"),
]


@dataclass(frozen=True)
class Printed:
    """A date as printed, from `start` to `end` of its line; `day` is None when no such day exists."""

    start: int
    end: int
    words: str
    day: date | None
    doubt: str = ""


def printed_date(text: str) -> Printed | None:
    """Return the first date of a line, or None."""
    return min(_dates(text), key=lambda printed: printed.start, default=None)


def _dates(text: str) -> Iterator[Printed]:
    for form in _FORMS:
        match = form.search(text)
        if match:
            yield _read(match)


def _read(match: re.Match[str]) -> Printed:
    year, month, day = int(match["year"]), _month_number(match["month"]), int(match["day"])
    try:
        found = date(year, month, day)
    except ValueError:
        return Printed(match.start(), match.end(), match[0], None, doubt=f"“{match[0]}” is no day of any year")
    return Printed(match.start(), match.end(), match[0], found, doubt=_doubt(match, found))


def _month_number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(month.casefold()[:3]))


def _doubt(match: re.Match[str], found: date) -> str:
    """Why the date may be read wrongly: numbers that fit two ways, or a weekday that it was not."""
    if match["month"].isdigit() and match.start("day") < match.start("month") and int(match["day"]) <= 12:
        return f"“{match[0]}” is read as day, month, year"
    weekday = (match.groupdict().get("weekday") or "").strip(" .,").casefold()[:3]
    named = _DAYS[found.weekday()]
    if weekday and not named.startswith(weekday):
        return f"“{match[0]}” was a {named.capitalize()}; the date counts"
    return ""
