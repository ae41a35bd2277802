"""How is a day written in each of the paper's languages?

English keeps the masthead of the model paper. Dari and Pashto write Eastern digits, give the day of the Solar Hijri
calendar, which Afghanistan lives by, in its Afghan months, and the Gregorian one beside it.
"""

import datetime
from functools import lru_cache
from typing import Final

from django.utils import translation
from django.utils.dateformat import format as format_date
from persiantools.jdatetime import JalaliDate

from paper.languages import Language

# A page writes its edition's day a dozen times, and the next page writes the same.
_REMEMBERED: Final = 4096

_EASTERN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
# Monday first, as `date.weekday()` counts.
_WEEKDAYS = {
    Language.DARI: ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    Language.PASHTO: ("دوشنبه", "سې‌شنبه", "څلورشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
}
# Four of the seven end in the same word, so they go by their first.
_INITIALS = ("۲", "۳", "۴", "۵", "ج", "ش", "۱")
_SOLAR_MONTHS = {
    Language.DARI: (
        *("حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله"),
        *("میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"),
    ),
    Language.PASHTO: (
        *("وری", "غویی", "غبرګولی", "چنګاښ", "زمری", "وږی"),
        *("تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب"),
    ),
}
_SOLAR_MONTHS_IN_LATIN = (
    *("Hamal", "Sawr", "Jawza", "Saratan", "Asad", "Sunbula"),
    *("Mizan", "Aqrab", "Qaws", "Jadi", "Dalw", "Hut"),
)
_MONTHS = {
    Language.DARI: (
        *("جنوری", "فبروری", "مارچ", "اپریل", "می", "جون"),
        *("جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"),
    ),
    Language.PASHTO: (
        *("جنوري", "فبروري", "مارچ", "اپریل", "مې", "جون"),
        *("جولای", "اګست", "سپټمبر", "اکتوبر", "نومبر", "ډسمبر"),
    ),
}


def digits(text: object, *, language: str) -> str:
    """Return a number or a text with the digits of a language; thousands keep what parts them."""
    return str(text).translate(_EASTERN) if language in _WEEKDAYS else str(text)


@lru_cache(_REMEMBERED)
def masthead_date(day: datetime.date, *, language: str) -> str:
    """Write a day as the masthead does: `Thursday, April 25th, 2024`, `پنجشنبه، ۶ ثور ۱۴۰۳ (۲۵ اپریل ۲۰۲۴)`."""
    if language not in _WEEKDAYS:
        return _in_english(day, "l, F jS, Y")
    return f"{weekday(day, language=language)}، {plain_date(day, language=language)} ({_gregorian(day, language)})"


@lru_cache(_REMEMBERED)
def plain_date(day: datetime.date, *, language: str) -> str:
    """Write a day without its weekday: `April 25th, 2024`, `۶ ثور ۱۴۰۳`."""
    if language not in _WEEKDAYS:
        return _in_english(day, "F jS, Y")
    year = digits(JalaliDate(day).year, language=language)
    return f"{day_and_month(day, language=language)} {year}"


@lru_cache(_REMEMBERED)
def day_and_month(day: datetime.date, *, language: str) -> str:
    """Write a day without its year: `April 25th`, `۶ ثور`."""
    if language not in _WEEKDAYS:
        return _in_english(day, "F jS")
    solar = JalaliDate(day)
    return digits(f"{solar.day} {solar_month(solar.month, language=language)}", language=language)


def weekday(day: datetime.date, *, language: str) -> str:
    """Name the day of the week."""
    names = _WEEKDAYS.get(Language(language))
    return names[day.weekday()] if names else _in_english(day, "l")


def weekday_initial(day: datetime.date, *, language: str) -> str:
    """Shorten the name of a weekday for the head of a small column."""
    return _INITIALS[day.weekday()] if language in _WEEKDAYS else _in_english(day, "D")[:2]


def month(first: datetime.date, *, language: str) -> str:
    """Name a Gregorian month, given a day of it."""
    names = _MONTHS.get(Language(language))
    return names[first.month - 1] if names else _in_english(first, "F")


def month_and_year(first: datetime.date, *, language: str) -> str:
    """Write a Gregorian month with its year, given a day of it: `April 2024`, `اپریل ۲۰۲۴`."""
    return f"{month(first, language=language)} {digits(first.year, language=language)}"


def solar_month(number: int, *, language: str) -> str:
    """Name a month of the Solar Hijri year as Afghanistan does, 1 being Hamal."""
    return _SOLAR_MONTHS.get(Language(language), _SOLAR_MONTHS_IN_LATIN)[number - 1]


def _gregorian(day: datetime.date, language: str) -> str:
    return digits(f"{day.day} {month(day, language=language)} {day.year}", language=language)


def _in_english(day: datetime.date, shape: str) -> str:
    # Django writes the names of its active language, which is the page's and not always that of the day.
    with translation.override(Language.ENGLISH):
        return format_date(day, shape)
