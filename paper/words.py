"""Which words that stand in the data are the house's own, and have a form in each of the paper's languages?"""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import get_language, gettext, pgettext

from paper.about import mastheads
from paper.calendar import dates
from paper.corrections import differences
from paper.languages import Genre, Label, Language
from paper.models import Correction, Policy, PublishedArticle, PublishedEdition, Section, TakeAway

# As newspapers name them. A section with another name is printed by it in every language.
SECTIONS = ("National", "World", "Economy", "Society", "Culture", "Sport", "Opinion")
# Of the size of a file.
UNITS = ("kB", "MB")
# As Django writes a language → as the paper does. Asked for every date that is printed.
_TAGS: Final[dict[str, str]] = {tag.lower(): tag for tag in Language.values}
_CREDITS = {"by": "By", "photographs": "Photographs by", "translated": "Translated by"}


def in_data() -> set[str]:
    """Return the English form of every word that templates take from the data and have translated."""
    labels = [*Genre.labels, *Label.labels, *Correction.Kind.labels, *TakeAway.Kind.labels, *Policy.Kind.labels]
    parts = [name for _, name in differences.TEXTS]
    fields = mastheads.FIELDS.values()
    return {*SECTIONS, *_CREDITS.values(), *map(str, labels), *parts, *fields, *UNITS, "and", ","}


def page_language() -> str:
    """Return the tag of the language that the page being printed speaks; English for the staff's pages."""
    return _TAGS.get((get_language() or Language.ENGLISH).lower(), Language.ENGLISH)


def translated(word: str) -> str:
    """Return one of the house's words in the page's language, or the word itself where the house has no form of it."""
    return gettext(word) if word else ""


def section_name(section: Section) -> str:
    """Return a section's name in the page's language, by which the section was given one or the house has a word."""
    return own_name(section, language=page_language()) or translated(section.name)


def own_name(section: Section, *, language: str) -> str:
    """Return the name that a section was given in a language, or nothing where it has none of its own there."""
    named: dict[str, str] = {Language.DARI: section.name_in_dari, Language.PASHTO: section.name_in_pashto}
    return named.get(language, "")


def number_of(edition: PublishedEdition) -> str:
    """Return an edition's number as the folio has it, `No. 4,321`, or nothing where it is not known."""
    if not edition.number:
        return ""
    return f"{pgettext('of an edition', 'No.')} {dates.digits(f'{edition.number:,}', language=page_language())}"


def credit_words(credit: str) -> str:
    """Return the words before the names of those credited so: `By`, `Photographs by`, `Translated by`."""
    return gettext(_CREDITS[credit])


def byline_of(article: PublishedArticle) -> str:
    """Return who is credited, in the page's language: as printed in English, otherwise made of the credits."""
    if page_language() == Language.ENGLISH or not article.credits:
        return article.byline
    groups = [(credit, [each for each in article.credits if each["credit"] == credit]) for credit in _CREDITS]
    return ". ".join(f"{credit_words(credit)} {_listed(people)}" for credit, people in groups if people)


def _listed(people: Sequence[dict[str, Any]]) -> str:
    *others, last = [str(person["name"]) for person in people]
    comma = f"{gettext(',')} "
    return f"{comma.join(others)} {gettext('and')} {last}" if others else last
