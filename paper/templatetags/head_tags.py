"""How are a page's title and description fitted into what is shown of them?"""

from html import unescape

from django import template

from paper import headings
from paper.models import PublishedArticle

register = template.Library()


@register.simple_block_tag
def fitted_title(content: str) -> str:
    """Fit the text of a title block, which is HTML; what comes back is plain text."""
    return headings.title(unescape(content))


@register.simple_block_tag
def fitted_description(content: str) -> str:
    """Fit the text of a description block, which is HTML; what comes back is plain text."""
    return headings.description(unescape(content))


@register.filter
def without_paper(title: str) -> str:
    """Return a title without the paper's name at its end."""
    return title.rpartition(headings.BETWEEN)[0] or title


@register.filter
def described(article: PublishedArticle) -> str:
    """Return what an article is about, from its standfirst or its first words."""
    return headings.of_article(article)
