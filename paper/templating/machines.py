"""What do pages tell programs: search engines, feed readers, whoever shows a preview of a link?"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.templatetags.static import static
from markupsafe import Markup

from authors.models import Author
from paper.machines import linked_data
from paper.machines.absolute import absolute, card_of
from paper.machines.data_blocks import data_block
from paper.models import Correction, PublishedArticle, PublishedEdition, Section

_LOCALES = {"en": "en_GB", "fa-AF": "fa_AF", "ps": "ps_AF"}


def card_address(printed: PublishedArticle | PublishedEdition) -> str:
    """Return the full address of the picture that stands for an article or an edition."""
    return absolute(card_of(printed))


def icon_address() -> str:
    """Return the full address of the picture that stands for the paper itself."""
    return absolute(static("img/icon-512.png"))


def full_address(printed: PublishedArticle | PublishedEdition) -> str:
    """Return the full address of something printed."""
    return absolute(printed.get_absolute_url())


def article_data(article: PublishedArticle, corrections: Iterable[Correction]) -> Markup:
    """Print an article's JSON-LD."""
    return data_block(linked_data.of_article(article, corrections))


def edition_data(edition: PublishedEdition, contents: Iterable[tuple[Section, Sequence[PublishedArticle]]]) -> Markup:
    """Print an edition's JSON-LD, from its table of contents: (section, articles) pairs."""
    return data_block(linked_data.of_edition(edition, [article for _, articles in contents for article in articles]))


def site_data(language: str) -> Markup:
    """Print the site's JSON-LD, for the front page."""
    return data_block(linked_data.of_site(language))


def functions(language: str) -> dict[str, Callable[..., Any]]:
    """Return what a language's templates call, by name."""

    def author_data(author: Author) -> Markup:
        """Print an author's JSON-LD, with the address in the page's language."""
        return data_block(linked_data.of_author(author, language=language))

    return {
        "article_data": article_data,
        "author_data": author_data,
        "edition_data": edition_data,
        "icon_address": icon_address,
        "site_data": site_data,
    }


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "card_address": card_address,
    "full_address": full_address,
    "locale_of": _LOCALES.__getitem__,
}
