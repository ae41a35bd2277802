"""Which words is an article found by? All that stands in it, for readers and for colleagues."""

from typing import Any

from articles import index
from articles.models import Article
from paper.search.spelling import normalise
from paper.text.html import plain_text

_OWN = ("slugline", "ednote", "tags")
_PRINTED = ("kicker", "headline", "standfirst", "dateline", "author_note")


def enter(article: Article, content: dict[str, Any]) -> None:
    """Put an article into the index of the working copies; `content` is what of it could be printed. One query."""
    index.put([row_of(article, content)])


def row_of(article: Article, content: dict[str, Any]) -> index.Row:
    """Return an article's row in the index; costs no query."""
    photo = content["photo"] or {}
    texts = [
        *(getattr(article, name) for name in _OWN),
        *(content[name] for name in _PRINTED),
        *(credit["name"] for credit in content["credits"]),
        photo.get("caption", ""),
        article.lead_caption,
        plain_text(str.__str__(article.body), ednotes=True),
    ]
    return article.pk, article.language, normalise("\n".join(text for text in texts if text))
