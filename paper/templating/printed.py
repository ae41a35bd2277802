"""How are notes, portraits and lists printed on the paper's pages, in whatever language?"""

import datetime
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from jinja2 import pass_context
from jinja2.runtime import Context

from paper.calendar import almanac
from paper.design import sheets
from paper.languages import direction
from paper.lists import entries
from paper.models import Correction, PublishedArticle, PublishedEdition
from photos import saving
from photos.models import Photo
from photos.renditions import Picture

_EMAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


@pass_context
def sheet_of(context: Context, family: str) -> str:
    """Return the address of the one sheet of a family of pages; without faces for readers who save data."""
    return static(sheets.file_of(family, faces=not saves_data(context)))


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


def first_credit(credits: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the first person credited by the line “By …”, for the portrait beside an opinion."""
    return next((credit for credit in credits if credit["credit"] == "by"), None)


def picture(portrait: dict[str, Any]) -> Picture:
    """Return the files of a portrait that was pinned at approval."""
    return Picture(**portrait)


def grouped_by(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Return (value, items) pairs of those that follow each other and share it: what `name` is of each, `a.b` in it."""
    return _grouped(items, lambda item: _value(item, name))


def by_month(articles: Iterable[PublishedArticle]) -> list[tuple[datetime.date, list[PublishedArticle]]]:
    """Return (first day, articles) pairs of the months, in the order of the articles."""
    return _grouped(articles, lambda article: article.issue_date.replace(day=1))


def _grouped(items: Iterable[Any], value: Callable[[Any], Any]) -> list[tuple[Any, list[Any]]]:
    return [(shared, list(group)) for shared, group in groupby(items, key=value)]


def _value(item: Any, name: str) -> Any:
    return item[name] if isinstance(item, dict) else attrgetter(name)(item)


def changed_the_text(corrections: Iterable[Correction]) -> bool:
    """Say whether one of the corrections replaced what was printed."""
    return any(correction.replaced for correction in corrections)


def as_printed_address(article: PublishedArticle) -> str:
    """Return the address of an article's text as first printed."""
    return article.edition.address_of(article.slug, as_printed=True)


def topics_of(tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return (slug, name) pairs of the topics that printed tags are."""
    return list(entries.slugs_of(tags).items())


def days_of_year(year: int, months: Iterable[tuple[datetime.date, list[PublishedEdition]]]) -> list[almanac.Month]:
    """Return the calendar of a year, from (first day of month, editions) pairs."""
    return almanac.months_of(year, editions=[edition for _, editions in months for edition in editions])


def weekdays() -> list[datetime.date]:
    """Return a day for each column of the calendar, whose names are asked for one by one."""
    return almanac.WEEKDAYS


def solar_year(day: datetime.date) -> int:
    """Return the Solar Hijri year of a day."""
    return almanac.solar_year_of(day)


@pass_context
def saves_data(context: Context) -> bool:
    """Say whether the reader asked to save data."""
    return saving.saves_data(context.get("request"))


def asked_for(photo: Photo) -> dict[str, object]:
    """Return the `address` of a photo for those who ask for it, and its `kilobytes`."""
    address, kilobytes = saving.asked_for(photo.picture)
    return {"address": address, "kilobytes": kilobytes}


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "as_printed_address": as_printed_address,
    "days_of_year": days_of_year,
    "saves_data": saves_data,
    "sheet_of": sheet_of,
    "topics_of": topics_of,
    "weekdays": weekdays,
}
FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "asked_for": asked_for,
    "by_month": by_month,
    "changed_the_text": changed_the_text,
    "dir_of": direction,
    "first_credit": first_credit,
    "grouped_by": grouped_by,
    "picture": picture,
    "solar_year": solar_year,
    "with_mail_links": with_mail_links,
}
