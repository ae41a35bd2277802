"""Which parts of an address are dates, languages and labels?"""

import datetime

from paper.languages import Label, Language


class IssueDate:
    """`2024/04/25` ↔ a date; a day that no calendar has does not match."""

    regex = r"[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        """Raise ValueError, which means no match, for an impossible date."""
        year, month, day = map(int, value.split("/"))
        return datetime.date(year, month, day)

    def to_url(self, value: datetime.date) -> str:
        """Return the date as it stands in an address."""
        return f"{value.year:04}/{value.month:02}/{value.day:02}"


class Month:
    """`2024/04` ↔ the first day of the month."""

    regex = r"[0-9]{4}/[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        """Raise ValueError, which means no match, for an impossible month."""
        year, month = map(int, value.split("/"))
        return datetime.date(year, month, 1)

    def to_url(self, value: datetime.date) -> str:
        """Return the month as it stands in an address."""
        return f"{value.year:04}/{value.month:02}"


class DashedMonth(Month):
    """`2024-04` ↔ the first day of the month, where a slash would be another folder."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        """Raise ValueError, which means no match, for an impossible month."""
        return super().to_python(value.replace("-", "/"))

    def to_url(self, value: datetime.date) -> str:
        """Return the month as it stands in an address."""
        return super().to_url(value).replace("/", "-")


class Year:
    """`2024` ↔ a year that a date can have."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Raise ValueError, which means no match, for the year 0."""
        return datetime.date(int(value), 1, 1).year

    def to_url(self, value: int) -> str:
        """Return the year with four digits."""
        return f"{value:04}"


class SolarYear:
    """`1403` ↔ a year of the Solar Hijri calendar, from Amanullah's first to a far future."""

    regex = r"1[2-4][0-9]{2}"

    def to_python(self, value: str) -> int:
        """Return the year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the year with four digits."""
        return f"{value:04}"


class OtherLanguage:
    """`fa-af` ↔ `fa-AF`: every language but English, whose paper stands at the root."""

    _languages = {tag.lower(): tag for tag in Language.values if tag != Language.ENGLISH}
    regex = "|".join(_languages)

    def to_python(self, value: str) -> str:
        """Return the language tag."""
        return self._languages[value]

    def to_url(self, value: str) -> str:
        """Raise ValueError, which means no match, for English."""
        if value.lower() not in self._languages:
            raise ValueError
        return value.lower()


class EditionLabel:
    """`late`, `extra`: what follows the date of an edition that is not the main one."""

    regex = "|".join(label for label in Label.values if label)

    def to_python(self, value: str) -> str:
        """Return the label."""
        return value

    def to_url(self, value: str) -> str:
        """Return the label."""
        return value


class TopicSlug:
    """`kabul-river`, `آب-کابل`: a slug of letters of any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        """Return the slug."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug."""
        return value


class Extension:
    """`html`, `txt`, `epub`, `pdf`: as which file a whole edition is taken away."""

    regex = "html|txt|epub|pdf"

    def to_python(self, value: str) -> str:
        """Return the extension."""
        return value

    def to_url(self, value: str) -> str:
        """Return the extension."""
        return value


class Version:
    """`2`: the number of a version, of at most five digits."""

    regex = r"[1-9][0-9]{0,4}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the number."""
        return str(value)
