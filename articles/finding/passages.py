"""Where in an article do the words stand by which it was found?"""

import re
from collections.abc import Sequence
from html import unescape

from articles.models import Article
from paper.search.snippets import Snippet, snippet
from paper.search.spelling import normalise

_TAG = re.compile(r"<[^<>]*>")
# What people look for most often stands in the text; colleagues' words come next.
_FIELDS = ("ednote", "standfirst", "lead_caption", "tags", "author_note", "kicker", "dateline")


def passage(article: Article, asked: Sequence[str]) -> Snippet | None:
    """Return the passage that holds the first of some words, normalised; None where only names or the title do."""
    for text in _texts(article):
        found = snippet(text, asked, fold=normalise)
        if any(is_hit for _, is_hit in found.parts):
            return found
    return None


def _texts(article: Article) -> list[str]:
    # The body is clean as it is kept, so its tags can be told by their brackets.
    body = unescape(_TAG.sub(" ", str.__str__(article.body)))
    return [body, *(text for name in _FIELDS if (text := getattr(article, name)))]
