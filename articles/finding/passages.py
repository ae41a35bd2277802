"""Where in an article do the words stand by which it was found?"""

import re
from collections.abc import Sequence
from html import unescape

from articles.models import Article
from paper.search.snippets import WORDS_BEFORE, WORDS_SHOWN, Snippet
from paper.search.spelling import normalise
from paper.text.html import PHRASES

_TAG = re.compile(r"<[^<>]*>")
_PHRASE = re.compile(rf"</?(?:{'|'.join(PHRASES - {'br'})}|mark)\b[^<>]*>")
# What people look for most often stands in the text; colleagues' words come next.
_FIELDS = ("ednote", "standfirst", "lead_caption", "tags", "author_note", "kicker", "dateline")
_ENDING = r"(?:ing|ed|es|s)"


def passages(articles: Sequence[Article], asked: Sequence[str]) -> list[Snippet | None]:
    """Return, article by article, the passage around the first of some words, which come normalised.

    None stands where only a name or the headline holds them.
    """
    if not asked:
        return [None] * len(articles)
    pattern = _pattern(asked)
    return [_passage(article, pattern) for article in articles]


def _passage(article: Article, pattern: re.Pattern[str]) -> Snippet | None:
    for text in _texts(article):
        # Folding a text takes long, and most words are spelled as they were typed.
        for folded in (text.casefold(), normalise(text)):
            if match := pattern.search(folded):
                return _around(text.split(), len(folded[: match.start()].split()), pattern)
    return None


def _around(tokens: list[str], place: int, pattern: re.Pattern[str]) -> Snippet:
    first = max(place - WORDS_BEFORE, 0)
    last = first + WORDS_SHOWN
    parts: list[tuple[str, bool]] = []
    for token in tokens[first:last]:
        is_hit = pattern.search(normalise(token)) is not None
        if parts and parts[-1][1] == is_hit:
            parts[-1] = (f"{parts[-1][0]} {token}", is_hit)
        else:
            parts.append((token, is_hit))
    return Snippet(parts, starts=first == 0, ends=last >= len(tokens))


def _pattern(asked: Sequence[str]) -> re.Pattern[str]:
    """Match the words with whatever English ending, as the index does."""
    words = [word for phrase in asked for word in phrase.split()]
    stems = [re.escape(re.sub(f"{_ENDING}$", "", word) if len(word) > 4 else word) for word in words]
    return re.compile(f"(?<!\\w)(?:{'|'.join(stems)}){_ENDING}?(?!\\w)")


def _texts(article: Article) -> list[str]:
    # The body is clean as it is kept, so its tags can be told by their brackets.
    body = unescape(_TAG.sub(" ", _PHRASE.sub("", str.__str__(article.body))))
    return [body, *(text for name in _FIELDS if (text := getattr(article, name)))]
