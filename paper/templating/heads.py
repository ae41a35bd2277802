"""How are a page's title and description fitted into what is shown of them?"""

from collections.abc import Callable
from html import unescape
from typing import Any, Final

from paper import headings


def fitted_title(content: str) -> str:
    """Fit the text of a title block, which is HTML; what comes back is plain text and is not safe."""
    return headings.title(unescape(str(content)))


def fitted_description(content: str) -> str:
    """Fit the text of a description block, which is HTML; what comes back is plain text and is not safe."""
    return headings.description(unescape(str(content)))


def without_paper(title: str) -> str:
    """Return a title without the paper's name at its end."""
    return title.rpartition(headings.BETWEEN)[0] or title


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "described": headings.of_article,
    "fitted_description": fitted_description,
    "fitted_title": fitted_title,
    "without_paper": without_paper,
}
