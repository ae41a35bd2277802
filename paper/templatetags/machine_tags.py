"""What do pages tell programs: search engines, feed readers, whoever shows a preview of a link?"""

from collections.abc import Iterable, Sequence

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString

from authors.models import Author
from paper import words
from paper.machines import linked_data
from paper.machines.absolute import absolute, card_of
from paper.machines.data_blocks import data_block
from paper.models import Correction, PublishedArticle, PublishedEdition, Section

register = template.Library()

_LOCALES = {"en": "en_GB", "fa-AF": "fa_AF", "ps": "ps_AF"}


@register.filter
def card_address(printed: PublishedArticle | PublishedEdition) -> str:
    """Return the full address of the picture that stands for an article or an edition."""
    return absolute(card_of(printed))


@register.simple_tag
def icon_address() -> str:
    """Return the full address of the picture that stands for the paper itself."""
    return absolute(static("img/icon-512.png"))


@register.filter
def full_address(printed: PublishedArticle | PublishedEdition) -> str:
    """Return the full address of something printed."""
    return absolute(printed.get_absolute_url())


@register.filter
def locale_of(language: str) -> str:
    """Return a language tag as Open Graph writes it."""
    return _LOCALES[language]


@register.simple_tag
def article_data(article: PublishedArticle, corrections: Iterable[Correction]) -> SafeString:
    """Print an article's JSON-LD."""
    return data_block(linked_data.of_article(article, corrections))


@register.simple_tag
def edition_data(
    edition: PublishedEdition, contents: Iterable[tuple[Section, Sequence[PublishedArticle]]]
) -> SafeString:
    """Print an edition's JSON-LD, from its table of contents: (section, articles) pairs."""
    return data_block(linked_data.of_edition(edition, [article for _, articles in contents for article in articles]))


@register.simple_tag
def author_data(author: Author) -> SafeString:
    """Print an author's JSON-LD, with the address in the page's language."""
    return data_block(linked_data.of_author(author, language=words.page_language()))


@register.simple_tag
def site_data(language: str) -> SafeString:
    """Print the site's JSON-LD, for the front page."""
    return data_block(linked_data.of_site(language))
