"""How are words, dates and numbers printed in a language?"""

import datetime
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final

from django.template import defaultfilters
from django.templatetags.static import static
from django.utils import translation
from django.utils.timezone import localtime
from markupsafe import Markup

from paper import words
from paper.calendar import dates
from paper.languages import direction
from paper.models import PublishedArticle, Section

# The house's words that stand in the data: its sections, kinds and labels.
_MOST_WORDS: Final = 2048


class Spoken:
    """What the templates of a language say in it. Moments are printed in the paper's zone."""

    def __init__(self, language: str) -> None:
        """Speak a language of the paper."""
        self.language = language
        self.gettext = cache(self._in_language(translation.gettext))
        self.ngettext = self._in_language(translation.ngettext)
        self.pgettext = cache(self._in_language(translation.pgettext))
        self.translated = lru_cache(_MOST_WORDS)(self._in_language(words.translated))
        self.credit_words = cache(self._in_language(words.credit_words))
        self.byline_words: Callable[[PublishedArticle], str] = self._in_language(words.byline_of)
        house = Markup('lang="%s" dir="%s"') % (language, direction(language))
        self.functions: dict[str, Callable[..., Any]] = {
            "_": self.word,
            "headline_face": self.headline_face,
            # For words of the house within something in another language.
            "in_house_words": lambda: house,
        }

    def _in_language(self, says: Callable[..., str]) -> Callable[..., str]:
        def said(*asked: Any) -> str:
            with translation.override(self.language):
                return says(*asked)

        return said

    @property
    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filters by the names that templates call them."""
        names = (
            *("byline_words", "bytes", "credit_words", "date", "day_and_month", "digits", "grouped", "issue_date"),
            *("moment", "month_and_year", "month_name", "plain_date", "section_name", "solar_month_name"),
            *("translated", "weekday_initial", "weekday_name"),
        )
        return {name: getattr(self, name) for name in names}

    def word(self, message: str) -> Markup:
        """Return one of the templates' own words. It may hold markup, as they do."""
        return Markup(self.gettext(message))  # noqa: S704  From a template or a catalogue.

    def sentence(self, message: str, **given: object) -> Markup:
        """Return a sentence of the templates with what is put into it, which is escaped."""
        return self.word(message) % given

    def word_within(self, context: str, message: str) -> Markup:
        """Return one of the templates' own words that is another one elsewhere."""
        return Markup(self.pgettext(context, message))  # noqa: S704  From a template or a catalogue.

    def headline_face(self) -> str:
        """Return the address of the face in which headlines are set, to be fetched at once."""
        name = "newsreader-headline" if direction(self.language) == "ltr" else "noto-naskh-arabic"
        return static(f"fonts/{name}.woff2")

    def section_name(self, section: Section) -> str:
        """Print a section's name."""
        return words.own_name(section, language=self.language) or self.translated(section.name)

    def digits(self, number: object) -> str:
        """Print a number."""
        return dates.digits(number, language=self.language)

    def grouped(self, number: int) -> str:
        """Print a number with its thousands apart: `4,321`."""
        return self.digits(f"{number:,}")

    def bytes(self, size: int) -> str:
        """Print a size in bytes as readers know it: `38 kB`, `1.2 MB`; a kilobyte is a thousand."""
        number, unit = (f"{size / 1_000_000:.1f}", "MB") if size >= 999_500 else (f"{max(1, round(size / 1000))}", "kB")
        return f"{self.digits(number)} {self.translated(unit)}"

    def issue_date(self, day: datetime.date) -> str:
        """Print a date as the masthead does: `Thursday, April 25th, 2024`."""
        return dates.masthead_date(_local(day), language=self.language)

    def plain_date(self, day: datetime.date) -> str:
        """Print a date without its weekday: `April 25th, 2024`."""
        return dates.plain_date(_local(day), language=self.language)

    def day_and_month(self, day: datetime.date) -> str:
        """Print a date without its year: `April 25th`."""
        return dates.day_and_month(day, language=self.language)

    def month_name(self, first: datetime.date) -> str:
        """Name the Gregorian month of a day."""
        return dates.month(first, language=self.language)

    def month_and_year(self, first: datetime.date) -> str:
        """Print the Gregorian month of a day with its year: `April 2024`."""
        return dates.month_and_year(first, language=self.language)

    def solar_month_name(self, number: int) -> str:
        """Name a month of the Solar Hijri year, 1 being Hamal."""
        return dates.solar_month(number, language=self.language)

    def weekday_name(self, day: datetime.date) -> str:
        """Name the weekday of a day."""
        return dates.weekday(day, language=self.language)

    def weekday_initial(self, day: datetime.date) -> str:
        """Name the weekday of a day in two letters, or in its first where the script joins them."""
        return dates.weekday_initial(day, language=self.language)

    def moment(self, at: datetime.datetime) -> str:
        """Print a day and a time of it: `April 25th, 2024, 05:00`."""
        local = localtime(at)
        return f"{self.plain_date(local.date())}{self.translated(',')} {self.digits(f'{local:%H:%M}')}"

    @staticmethod
    def date(day: datetime.date, form: str) -> str:
        """Print a date for programs, in one of the forms of Django's own filter."""
        return str(defaultfilters.date(_local(day), form))


def _local(day: datetime.date) -> datetime.date:
    return localtime(day) if isinstance(day, datetime.datetime) else day
