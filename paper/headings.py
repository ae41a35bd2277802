"""How long may a page's title and description be, for those who list pages and show no more of them?

Search engines show some 60 to 70 characters of a title and 160 of a description, and say nothing useful of pages whose
description is a few words. https://developers.google.com/search/docs/appearance/snippet
"""

from typing import Final

from paper.models import PublishedArticle
from paper.text.html import plain_text

LONGEST_TITLE: Final = 70
SHORTEST_DESCRIPTION: Final = 50
LONGEST_DESCRIPTION: Final = 160
BETWEEN: Final = " · "
# A paper's name that would leave less than this to the page's own title is left out.
_LEAST_OWN: Final = 30


def title(text: str) -> str:
    """Return a title such as `Headline · The paper` with its first part shortened at a word, so that it fits."""
    text = " ".join(text.split())
    own, between, name = text.rpartition(BETWEEN)
    room = LONGEST_TITLE - len(between) - len(name)
    if not between or room < _LEAST_OWN:
        return shortened(own or name, LONGEST_TITLE)
    return shortened(own, room) + between + name


def description(text: str) -> str:
    """Return a description in one line, shortened at a word."""
    return shortened(" ".join(text.split()), LONGEST_DESCRIPTION)


def of_article(article: PublishedArticle) -> str:
    """Describe an article by its standfirst, or by as much of its text as says something. Not shortened."""
    said = " ".join(article.standfirst.split())
    for paragraph in plain_text(article.body).splitlines() if len(said) < SHORTEST_DESCRIPTION else []:
        said = f"{said} {paragraph}".strip()
        if len(said) >= SHORTEST_DESCRIPTION:
            break
    if len(said) < SHORTEST_DESCRIPTION:
        edition = article.edition
        said = f"{said} {article.headline}. {edition.paper_name}, {edition.issue_date:%Y-%m-%d}".strip()
    return said


def shortened(text: str, most: int) -> str:
    """Return `text` if it has at most so many characters, else its first words and an ellipsis within them."""
    if len(text) <= most:
        return text
    cut = text[:most]  # one more than there is room for beside the ellipsis, so that a word may end there
    words = cut[: cut.rfind(" ")] if " " in cut else cut[:-1]
    return words.rstrip(" ,;:.–—-·،؛") + "…"
