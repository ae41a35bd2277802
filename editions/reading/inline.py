"""Which emphasis and which links does a line of a saved page keep?"""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from lxml import html

Chain = list[html.HtmlElement]
Segment = tuple[str, Chain]

_SPACES = re.compile(r"\s+")
_KEPT = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup"}
_LARGE = {"4", "5", "6", "7", "+1", "+2", "+3", "+4"}


def inline_html(segments: Iterable[Segment]) -> str:
    """Escaped HTML of a line: its words with em, strong, sub, sup and whole addresses as links."""
    written: list[str] = []
    tags: list[str] = []
    at_word = False
    for text, chain in segments:
        words = _SPACES.sub(" ", text if at_word else text.lstrip())
        if not words:
            continue
        wanted = _tags(chain)
        written += [*_changes(tags, wanted), escape(words, quote=False)]
        tags, at_word = wanted, not words.endswith(" ")
    return _trimmed("".join([*written, *_changes(tags, [])]))


def is_bold(chain: Chain) -> bool:
    """Tell whether words stand out: bold, in a heading, or in large type."""
    tags = {element.tag for element in chain}
    large = any(element.tag == "font" and element.get("size") in _LARGE for element in chain)
    return large or not tags.isdisjoint({"b", "strong", "big", "h1", "h2", "h3", "h4", "h5", "h6"})


def is_link(chain: Chain) -> bool:
    """Tell whether words lead elsewhere; a mail address leads to a person and is no such link."""
    hrefs = [element.get("href") or "" for element in chain if element.tag == "a"]
    return any(href and not href.casefold().startswith("mailto:") for href in hrefs)


def _tags(chain: Chain) -> list[str]:
    """Opening tags for the kept elements around some words, outermost first, each once."""
    tags = [f"<{_KEPT[element.tag]}>" for element in chain if element.tag in _KEPT]
    links = [_link(element.get("href") or "") for element in chain if element.tag == "a"]
    return [tag for tag in dict.fromkeys([*links, *tags]) if tag]


def _link(href: str) -> str:
    try:
        kept = urlsplit(href.strip()).scheme in {"http", "https", "mailto"}
    except ValueError:
        return ""
    return f'<a href="{escape(href.strip())}">' if kept else ""


def _changes(tags: list[str], wanted: list[str]) -> list[str]:
    """The tags that lead from one set of open elements to another."""
    same = 0
    while same < min(len(tags), len(wanted)) and tags[same] == wanted[same]:
        same += 1
    closing = [f"</{tag[1:-1].split()[0]}>" for tag in reversed(tags[same:])]
    return closing + wanted[same:]


def _trimmed(written: str) -> str:
    """Without the space that the last words left, inside or outside of closing tags."""
    return re.sub(r"\s+((?:</\w+>)*)$", r"\1", written)
