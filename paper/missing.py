"""What may somebody have looked for at an address where nothing is? Its words, and the editions near its date."""

import datetime
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from django.db import DatabaseError

from paper.languages import Label, Language
from paper.models import PublishedArticle, PublishedEdition

MOST_WORDS: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Parts of the paper's own addresses, and what old papers and their programs put into theirs.
_SAY_NOTHING: Final = frozenset(
    {"about", "api", "archive", "article", "articles", "as", "aspx", "authors", "corrections", "editions", "feed"}
    | {"en", "fa", "af", "ps", "htm", "html", "index", "json", "page", "php", "post", "printed", "search", "story"}
    | {"tag", "tags", "the", "topics", "www", "xml"}
)
_SLUG: Final = re.compile(r"[-a-z0-9]{1,120}")
_NAMES: Final = frozenset({"authors", "topics"})
_DATED: Final = re.compile(
    r"/(?:(?P<language>[a-z]{2}(?:-[a-z]{2})?)/)?(?P<year>[0-9]{4})(?:/(?P<month>[0-9]{1,2}))?(?:/(?P<day>[0-9]{1,2}))?"
    r"(?:/(?P<label>[a-z]+)(?=/))?(?=/|$)"
)
_LANGUAGES: Final = {tag.lower(): tag for tag in Language.values}


@dataclass(frozen=True)
class Place:
    """Where in time an address would stand: the first day that it can mean, in which language and label."""

    day: datetime.date
    language: str
    label: str
    is_day: bool


@dataclass(frozen=True)
class Nearby:
    """The edition that was recalled at a place, if there is none there now, and the editions nearest to its date."""

    recalled: PublishedEdition | None = None
    taken_back: PublishedEdition | None = None
    editions: list[PublishedEdition] = field(default_factory=list)


def words(path: str) -> str:
    """Return what an address seems to be about, for the search: its last part's words, without those that say nothing.

    Costs no query. The words are a reader's own and have to be escaped like all that readers type. Names of writers
    and topics are not repeated: one that had a page and has none any more may have gone with a killed article.
    """
    parts = unquote(path).split("/")
    if len(parts) > 1 and parts[1] in _NAMES:
        return ""
    for part in reversed(parts):
        found = [word for word in _WORD.findall(part) if word.lower() not in _SAY_NOTHING]
        if found:
            return " ".join(found[:MOST_WORDS])
    return ""


def place(path: str) -> Place | None:
    """Return where in time an address would stand, or None for one without a date that a calendar has."""
    found = _DATED.match(path.lower())
    language = _LANGUAGES.get(found["language"] or "en") if found else None
    if found is None or language is None:
        return None
    given = [int(found[name]) for name in ("year", "month", "day") if found[name]]
    label = found["label"] if found["label"] in Label.values else Label.MAIN.value
    try:
        day = datetime.date(*[*given, 1, 1][:3])
    except ValueError:
        return None
    return Place(day, language, label, is_day=len(given) == 3)


def nearby(sought: Place, *, slug: str = "") -> Nearby:
    """Return what there is around a place, and of the article of a name there the notice that it was taken back.

    Two queries, one more with a slug; nothing when the database cannot be asked.
    """
    try:
        editions = list(PublishedEdition.objects.readable().in_language(sought.language).for_link().nearest(sought.day))
        return Nearby(_recalled(sought, editions), _taken_back(sought, slug), editions)
    except DatabaseError:
        return Nearby()


def slug(path: str) -> str:
    """Return what would be an article's own part of an address; nothing for one that ends otherwise."""
    last = path.removesuffix("/").rpartition("/")[2]
    return last if _SLUG.fullmatch(last) and not last.isdecimal() else ""


def _taken_back(sought: Place, slug: str) -> PublishedEdition | None:
    if not sought.is_day or not slug:
        return None
    rows = PublishedArticle.objects.taken_back(sought.day, slug, language=sought.language, label=sought.label)
    found = rows.with_edition().first()
    return found.edition if found else None


def _recalled(sought: Place, editions: list[PublishedEdition]) -> PublishedEdition | None:
    if not sought.is_day:
        return None
    recalled = PublishedEdition.objects.recalled_on(sought.day).in_language(sought.language).for_link()
    labels = {edition.label for edition in editions if edition.issue_date == sought.day}
    return next((each for each in recalled if each.label == sought.label and each.label not in labels), None)
