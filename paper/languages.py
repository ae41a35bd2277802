"""In which languages and under which labels does the paper appear?"""

from django.db import models


class Language(models.TextChoices):
    """A language of the paper, as a BCP 47 tag."""

    ENGLISH = "en", "English"
    DARI = "fa-AF", "دری"
    PASHTO = "ps", "پښتو"


class Label(models.TextChoices):
    """What tells two editions of one date and language apart."""

    MAIN = "", "main edition"
    LATE = "late", "late edition"
    EXTRA = "extra", "extra edition"


class Genre(models.TextChoices):
    """What kind of piece it is, after the IPTC genre NewsCodes."""

    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis"
    OPINION = "opinion", "Opinion"
    EDITORIAL = "editorial", "Editorial"
    INTERVIEW = "interview", "Interview"
    FEATURE = "feature", "Feature"
    LETTER = "letter", "Letter"


VIEWS = {Genre.OPINION, Genre.EDITORIAL, Genre.LETTER}
RIGHT_TO_LEFT = {Language.DARI, Language.PASHTO}


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, the value of HTML's `dir`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def language_of(path: str) -> str:
    """Return the language that an address belongs to by its first part; English where it names none."""
    first = path.strip("/").partition("/")[0]
    return next((tag for tag in Language.values if tag.lower() == first), Language.ENGLISH)
