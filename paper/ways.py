"""At which address does a page of the paper stand in one of its languages?"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from django.urls import ResolverMatch, reverse

from paper.languages import Language

# The pages that every language has, whatever was printed in it, by the names of their addresses.
_EVERYWHERE: Final = frozenset(
    {"front", "search", "section", "authors", "topics", "corrections", "about", "masthead", "ethics", "policy"}
    | {"offline"}
)


@lru_cache(maxsize=4096)
def way_to(page: str, *, language: str, **place: Any) -> str:
    """Return the address of a page in a language; `place` is what else stands in it: `slug`, `month`, `year`."""
    return reverse(f"paper:{page}", kwargs={"language": language, **place})


def in_every_language(found: ResolverMatch | None) -> Mapping[str, str]:
    """Return {language: address} of the page that an address was resolved to, or nothing where some may lack it."""
    if found is None or found.namespace != "paper" or found.url_name not in _EVERYWHERE:
        return {}
    place = {name: value for name, value in found.kwargs.items() if name != "language"}
    # A month with something in it in one language may have nothing in another.
    if set(place) - {"slug", "kind"}:
        return {}
    place.pop("kind", None)
    return {tag: way_to(str(found.url_name), language=tag, **place) for tag in Language.values}
