"""Which words may no section or article take as its address, because the paper itself uses them?"""

import re

from django.core.exceptions import ValidationError

from paper.languages import Label, Language

RESERVED = frozenset(
    {"about", "api", "archive", "authors", "corrections", "feed", "media", "newsroom", "search", "static", "verify"}
    | {"manifest", "as-printed", "robots", "sitemap", "news-sitemap", "styleguide", "tags", "topics", "well-known"}
    | {"offline"}
    | {label for label in Label.values if label}
    | {language.lower() for language in Language.values}
)


def refuse_reserved_slug(slug: str) -> None:
    """Raise ValidationError for a word that the paper's own addresses need, or for a bare number."""
    if slug.lower() in RESERVED or re.fullmatch(r"\d+", slug):
        raise ValidationError(f"“{slug}” is an address that the paper itself uses; choose another.", code="reserved")
