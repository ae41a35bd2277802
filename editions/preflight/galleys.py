"""What do the checks read: an edition as it stands, and the text of each of its articles, taken apart once?"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from articles.models import Article
from articles.revisions import slug_of
from editions.models import Edition, Placement
from paper.text.html import ednotes_in, plain_text, without_ednotes

_FIELDS = ("kicker", "headline", "standfirst", "author_note", "lead_caption", "dateline", "tags")
_LINK = re.compile(r"<a (?:[^<>]*? )?href=\"([^\"]*)\"")
_PICTURE = re.compile(r"<img ([^<>]*)>(?:\s*<figcaption\b[^<>]*>(.*?)</figcaption>)?", re.DOTALL)
_ATTRIBUTE = re.compile(r"([a-z]+)=\"([^\"]*)\"")
# An edition has some sixty articles, and its page is looked at every few seconds.
_REMEMBERED = 256


@dataclass(frozen=True)
class PictureInText:
    """A picture in a text: where it lies, what its alt text says, and the words under it."""

    source: str
    alt: str
    caption: str


class Galley:
    """An article of the edition as the checks read it."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.article: Article = placement.article

    def __str__(self) -> str:
        return str(self.article)

    @cached_property
    def body(self) -> str:
        """The text as HTML, as far as it is for readers."""
        return without_ednotes(str.__str__(self.article.body))

    @cached_property
    def ednotes(self) -> list[str]:
        """The words of each passage of the text that is marked as for colleagues."""
        return ednotes_in(str.__str__(self.article.body))

    @cached_property
    def words(self) -> str:
        """The words of the text, one line per paragraph."""
        return _words_of(self.body)

    @cached_property
    def links(self) -> list[str]:
        """Where the links of the text lead, in order."""
        return [unescape(address) for address in _LINK.findall(self.body)]

    @cached_property
    def pictures(self) -> list[PictureInText]:
        """The pictures in the text, in order."""
        found = []
        for attributes, caption in _PICTURE.findall(self.body):
            named = dict(_ATTRIBUTE.findall(attributes))
            found.append(
                PictureInText(
                    named.get("src", ""), unescape(named.get("alt", "")), plain_text(caption) if caption else ""
                )
            )
        return found

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The words of every field that is printed, by the field's name, without empty ones."""
        article = self.article
        found = {name: str(getattr(article, name)) for name in _FIELDS}
        found["body"] = self.words
        # The photo's own caption is printed where the article gives it none.
        if article.lead_photo and not article.lead_caption:
            found["photo"] = article.lead_photo.caption
        return {name: text for name, text in found.items() if text}

    @cached_property
    def slug(self) -> str:
        """The story's part of its address."""
        return slug_of(self.article)


@dataclass(frozen=True)
class Forme:
    """An edition locked up for printing, as the trade says: what it is, its galleys in running order, the moment."""

    edition: Edition
    galleys: Sequence[Galley]
    at: datetime.datetime

    @classmethod
    def of(cls, edition: Edition, placements: Sequence[Placement], *, at: datetime.datetime) -> "Forme":
        """Lock up an edition; the placements come `with_article()` in running order."""
        return cls(edition, [Galley(placement) for placement in placements], at)


@lru_cache(maxsize=_REMEMBERED)
def _words_of(body: str) -> str:
    # Remembered by the text itself, so that it can never be another's or an older one.
    return plain_text(body)
