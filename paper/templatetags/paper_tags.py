"""How are dates, notes and credits printed on the paper's pages?"""

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from paper import words
from paper.calendar import almanac, dates
from paper.design import sheets
from paper.languages import direction
from paper.lists import entries
from paper.models import Correction, PublishedArticle, PublishedEdition, Section
from photos.renditions import Picture
from photos.saving import saves_data

register = template.Library()

_EMAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


@register.filter(expects_localtime=True)
def issue_date(day: datetime.date) -> str:
    """Print a date as the masthead does, in the page's language: `Thursday, April 25th, 2024`."""
    return dates.masthead_date(day, language=words.page_language())


@register.filter(expects_localtime=True)
def plain_date(day: datetime.date) -> str:
    """Print a date without its weekday, in the page's language: `April 25th, 2024`."""
    return dates.plain_date(day, language=words.page_language())


@register.filter
def day_and_month(day: datetime.date) -> str:
    """Print a date without its year, in the page's language: `April 25th`."""
    return dates.day_and_month(day, language=words.page_language())


@register.filter
def month_name(first: datetime.date) -> str:
    """Name the Gregorian month of a day in the page's language."""
    return dates.month(first, language=words.page_language())


@register.filter
def month_and_year(first: datetime.date) -> str:
    """Print the Gregorian month of a day with its year, in the page's language: `April 2024`."""
    return dates.month_and_year(first, language=words.page_language())


@register.filter
def solar_month_name(number: int) -> str:
    """Name a month of the Solar Hijri year in the page's language, 1 being Hamal."""
    return dates.solar_month(number, language=words.page_language())


@register.filter
def weekday_name(day: datetime.date) -> str:
    """Name the weekday of a day in the page's language."""
    return dates.weekday(day, language=words.page_language())


@register.filter
def weekday_initial(day: datetime.date) -> str:
    """Name the weekday of a day in two letters, or in its first where the script joins them."""
    return dates.weekday_initial(day, language=words.page_language())


@register.filter
def moment(at: datetime.datetime) -> str:
    """Print a day and a time of it in the paper's zone: `April 25th, 2024, 05:00`."""
    local = timezone.localtime(at)
    return f"{plain_date(local.date())}{words.translated(',')} {digits(f'{local:%H:%M}')}"


@register.filter
def digits(number: object) -> str:
    """Print a number with the digits of the page's language."""
    return dates.digits(number, language=words.page_language())


@register.filter
def translated(word: str) -> str:
    """Print one of the house's words that stands in the data, such as a section's name, in the page's language."""
    return words.translated(word)


@register.filter
def section_name(section: Section) -> str:
    """Print a section's name in the page's language."""
    return words.section_name(section)


@register.filter
def byline_words(article: PublishedArticle) -> str:
    """Print who is credited, in the page's language."""
    return words.byline_of(article)


@register.simple_tag
def in_house_words() -> SafeString:
    """Return `lang` and `dir` of the page, for words of the house within something in another language."""
    return _spoken(words.page_language())


@cache
def _spoken(language: str) -> SafeString:
    return format_html('lang="{}" dir="{}"', language, direction(language))


@register.simple_tag(takes_context=True)
def sheet_of(context: Context, family: str) -> str:
    """Return the address of the one sheet of a family of pages; without faces for readers who save data."""
    return static(sheets.file_of(family, faces=not saves_data(getattr(context, "request", None))))


@register.simple_tag
def headline_face(language: str) -> str:
    """Return the address of the face in which the page's headlines are set, to be fetched at once."""
    name = "newsreader-headline" if direction(language) == "ltr" else "noto-naskh-arabic"
    return static(f"fonts/{name}.woff2")


@register.filter
def with_mail_links(text: str) -> SafeString:
    """Escape a line of text and turn the e-mail addresses in it into links."""
    parts = _EMAIL.split(text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="mailto:{}">{}</a>', part, part) if place % 2 else part,)
            for place, part in enumerate(parts)
        ),
    )


@register.filter
def dir_of(language: str) -> str:
    """Return the direction of writing of a language tag."""
    return direction(language)


@register.filter
def first_credit(credits: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the first person credited by the line “By …”, for the portrait beside an opinion."""
    return next((credit for credit in credits if credit["credit"] == "by"), None)


@register.filter
def credit_words(credit: str) -> str:
    """Return the words before the names of those credited so: `By`, `Photographs by`, `Translated by`."""
    return words.credit_words(credit)


@register.filter
def picture(portrait: dict[str, Any]) -> Picture:
    """Return the files of a portrait that was pinned at approval."""
    return Picture(**portrait)


@register.filter
def grouped(number: int) -> str:
    """Print a number with its thousands apart, in the page's language: `4,321`."""
    return dates.digits(f"{number:,}", language=words.page_language())


@register.filter
def month_of(day: datetime.date) -> datetime.date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


@register.filter
def bytes(size: int) -> str:  # the word that a template says it with
    """Print a size in bytes as readers of the page know it: `38 kB`, `1.2 MB`; a kilobyte is a thousand."""
    number, unit = (f"{size / 1_000_000:.1f}", "MB") if size >= 999_500 else (f"{max(1, round(size / 1000))}", "kB")
    return f"{digits(number)} {words.translated(unit)}"


@register.filter
def changed_the_text(corrections: Iterable[Correction]) -> bool:
    """Say whether one of the corrections replaced what was printed."""
    return any(correction.replaced for correction in corrections)


@register.simple_tag
def as_printed_address(article: PublishedArticle) -> str:
    """Return the address of an article's text as first printed."""
    return article.edition.address_of(article.slug, as_printed=True)


@register.simple_tag
def topics_of(tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return (slug, name) pairs of the topics that printed tags are."""
    return list(entries.slugs_of(tags).items())


@register.simple_tag
def days_of_year(year: int, months: Iterable[tuple[datetime.date, list[PublishedEdition]]]) -> list[almanac.Month]:
    """Return the calendar of a year, from (first day of month, editions) pairs."""
    return almanac.months_of(year, editions=[edition for _, editions in months for edition in editions])


@register.simple_tag
def weekdays() -> list[datetime.date]:
    """Return a day for each column of the calendar, whose names are asked for one by one."""
    return almanac.WEEKDAYS


@register.filter
def solar_year(day: datetime.date) -> int:
    """Return the Solar Hijri year of a day."""
    return almanac.solar_year_of(day)
