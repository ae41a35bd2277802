"""Which values would somebody try in an address, who knows all about the house but may not see into it?"""

import datetime
from collections.abc import Iterator
from itertools import product
from typing import Any

from articles.models import Article
from articles.revisions import slug_of
from authors.models import Author
from editions.models import Edition
from paper.calendar.almanac import solar_year_of
from paper.lists.entries import slugs_of
from paper.models import PublishedArticle, Section
from photos.models import Photo
from tests.security.addresses import Address, addresses

Values = dict[str, Any]

_FIXED = ["/favicon.ico", "/feed/", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/api/",
          "/media/", "/media/photos/", "/static/", "/admin/", "/.well-known/security.txt", "/newsroom", "/index.html",
          "/.env", "/no/such/page/"]  # fmt: skip


# What somebody could try where any words may stand.
_OTHERS: list[Values] = [{"rest": "no/such/document/"}]


def public_guesses() -> Iterator[str]:
    """Yield every public address that the house's dates, slugs and photos could make, and some that do not exist."""
    yield from _FIXED
    for address in addresses():
        if not address.route.startswith("newsroom/"):
            yield from spellings(address)


def spellings(address: Address) -> Iterator[str]:
    """Yield an address with all fitting values; an argument of a kind not known here is a KeyError."""
    for values in _values(address.arguments):
        try:
            yield address.spell(values)
        except ValueError:
            continue


def _values(arguments: frozenset[str]) -> Iterator[Values]:
    """Yield all combinations of an edition's place in time, a slug and a photo that these arguments ask for."""
    files = _photos() if "token" in arguments else _versions() if "version" in arguments else _take_aways()
    asked = [_only(values, arguments) for values in (_editions(arguments), _slugs(arguments), files, _OTHERS)]
    told: set[str] = set()
    for combination in product(*asked):
        values = {name: value for part in combination for name, value in part.items()}
        missing = arguments - set(values)
        if missing:
            raise KeyError(f"No guess for {', '.join(sorted(missing))}: say here what somebody would try.")
        if repr(values) not in told:
            told.add(repr(values))
            yield values


def _only(values: list[Values], arguments: frozenset[str]) -> list[Values]:
    return [{name: value for name, value in each.items() if name in arguments} for each in values]


def _editions(arguments: frozenset[str]) -> list[Values]:
    """Return the places in time that an address of these arguments can name: with a label or without, one language."""
    none = Edition(issue_date=datetime.date(1999, 12, 31), language="ps", label="extra")
    return [
        {
            "issue_date": edition.issue_date,
            "month": edition.issue_date.replace(day=1),
            "year": edition.issue_date.year,
            "solar_year": solar_year_of(edition.issue_date),
            "language": edition.language,
            "label": edition.label,
        }
        for edition in [*Edition.objects.all(), none]
        if edition is none
        or (("label" in arguments) == bool(edition.label) and ("language" in arguments) == (edition.language != "en"))
    ]


def _slugs(arguments: frozenset[str]) -> list[Values]:
    """Return the stories' slugs where a date stands before them, and otherwise those of sections, authors, topics."""
    if "issue_date" in arguments:
        texts = {slug_of(article) for article in Article.objects.all()}
        texts |= set(PublishedArticle.objects.values_list("slug", flat=True))
    else:
        texts = {*Section.objects.values_list("slug", flat=True), *Author.objects.values_list("slug", flat=True)}
        texts |= {slug for article in Article.objects.all() for slug in slugs_of(article.tags.split(","))}
    return [{"slug": slug} for slug in sorted(texts)]


def _photos() -> list[Values]:
    tokens = [*Photo.objects.values_list("token", flat=True), "0" * 32]
    return [
        {"token": token, "width": width, "extension": extension}
        for token, width, extension in product(tokens, (320, 1600), ("jpg", "webp"))
    ]


def _versions() -> list[Values]:
    return [{"version": number} for number in range(1, 9)]


def _take_aways() -> list[Values]:
    return [{"extension": extension} for extension in ("html", "txt", "epub", "pdf")]
