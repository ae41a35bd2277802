"""How are the fields of an article's form, and the keys that they hold, told to people?"""

from django.db.models import Model
from django.utils.text import capfirst

from articles.models import Article, Byline
from articles.typed import Credit
from authors.models import Author
from paper.languages import Genre, Language
from paper.models import Section
from photos.models import Photo

_KEYS: dict[str, type[Model]] = {"section": Section, "lead_photo": Photo, "author": Author}
_WORDS: dict[str, dict[str, str]] = {
    "genre": {str(value): str(label) for value, label in Genre.choices},
    "language": {str(value): str(label) for value, label in Language.choices},
    "credit": {str(value): str(label) for value, label in Byline.Credit.choices},
}
# A longer one is no key: no database counts so far.
_LONGEST_KEY = 18


def label_of(name: str) -> str:
    """Return what the form calls a field."""
    return "Bylines" if name == "bylines" else capfirst(str(Article._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def shown(name: str, value: str) -> str:
    """Return a field's value in words: a key as what it is the key of. Costs a query for a key."""
    if name in _WORDS:
        return _WORDS[name].get(value, value)
    if name in _KEYS and value.isdecimal() and len(value) <= _LONGEST_KEY:
        row = _KEYS[name]._default_manager.filter(pk=int(value)).first()
        return value if row is None else str(row)
    return value


def shown_credits(credits: list[Credit]) -> str:
    """Return who is credited, one per line. Costs a query for each."""
    return "\n".join(f"{shown('credit', each['credit'])} {shown('author', each['author'])}" for each in credits)
