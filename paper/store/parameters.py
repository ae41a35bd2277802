"""Which words after the question mark may change a page? All others are nobody's business and split no cache."""

from urllib.parse import parse_qsl, urlencode

from paper.languages import Language

_SEARCH = ("q", "section", "author", "genre", "from", "to", "before")

# (beginning of a path, what its views read); the first that fits counts.
PARAMETERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("/search/", _SEARCH),
    *((f"/{tag.lower()}/search/", _SEARCH) for tag in Language.values if tag != Language.ENGLISH),
    ("/api/v1/editions/", ("language", "before", "limit")),
    ("/api/v1/articles/", ("section", "author", "topic", "before", "limit")),
    *((f"/api/v1/{name}/", ("before", "limit")) for name in ("authors", "topics", "corrections")),
)


def canonical(path: str, query: str) -> str:
    """Return of a query string what the view at `path` reads, spelt in one way: in order, the last of each, no blanks.

    A path without its final slash counts as the one it will be led to.
    """
    names = _names(path)
    if not names:
        return ""
    # A server hands over bytes as Latin-1 (PEP 3333); what they spell is UTF-8.
    given = dict(parse_qsl(query.encode("latin-1", "replace").decode("utf-8", "replace")))
    return urlencode([(name, given[name]) for name in names if name in given])


def _names(path: str) -> tuple[str, ...]:
    whole = path if path.endswith("/") else f"{path}/"
    return next((names for beginning, names in PARAMETERS if whole.startswith(beginning)), ())
