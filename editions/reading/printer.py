"""How do the elements of a saved page become lines, as a browser would print them?"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import html

from editions.reading.inline import Chain, Segment, inline_html, is_bold, is_link
from editions.reading.lines import Line, refuse_too_many, squash
from editions.reading.page import Kind

# Whatever is none of these is set in the line, as browsers do with tags that they do not know.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"}
    | {"td", "tfoot", "th", "thead", "tr", "ul"}
)
_KINDS: dict[str, Kind] = {"li": "item", "blockquote": "quote"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART_TAGS = {"nav", "aside", "footer"}
_APART_NAMES = frozenset(
    {"nav", "navbar", "navigation", "menu", "sidebar", "footer", "related", "related-posts"}
    | {"comment", "comments", "comment-list", "commentlist", "disqus_thread"}
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass
class Printer:
    """Sets what a walk meets into lines: `visit` every element at its start and its end, then `end_line`."""

    lines: list[Line] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    gap: bool = True

    def visit(self, element: html.HtmlElement, event: str) -> None:
        """Set an element's own words at its start, and the words behind it at its end."""
        if event == "start" and element.tag == "br":
            self.end_line(gap=not self._printed())
        elif element.tag in _BLOCKS:
            self.end_line(gap=True)
        if event == "start":
            self._open(element)
        else:
            parent = element.getparent()
            self._write(element.tail or "", [] if parent is None else _chain(parent))

    def _open(self, element: html.HtmlElement) -> None:
        mail = _mail(element)
        if mail:
            self.mails.append(mail)
        is_shielded = mail and element.get("data-cfemail")
        self._write(mail if is_shielded else element.text or "", _chain(element))

    def _write(self, text: str, chain: Chain) -> None:
        preformatted = any(element.tag == "pre" for element in chain)
        first, *others = _LINE_END.split(text) if preformatted else [text]
        self.segments.append((first, chain))
        for other in others:
            self.end_line(gap=not self._printed())
            self.segments.append((other, chain))

    def end_line(self, *, gap: bool) -> None:
        """Put down what was written; a line of nothing but spaces only leaves a gap."""
        if self._printed():
            self.lines.append(_line(self.segments, mails=tuple(self.mails), gap=self.gap))
            refuse_too_many(self.lines)
            self.gap, self.mails = False, []
        self.gap = self.gap or gap
        self.segments = []

    def _printed(self) -> bool:
        return any(text.strip() for text, _ in self.segments)


def _chain(element: html.HtmlElement) -> Chain:
    return [*reversed(list(element.iterancestors())), element]


def _mail(element: html.HtmlElement) -> str:
    """The address behind a mail link, also where a shield against robots has scrambled it."""
    href = element.get("href") or ""
    if href.casefold().startswith("mailto:"):
        return unquote(href[7:].split("?")[0]).strip()
    shielded = element.get("data-cfemail") or href.partition("/cdn-cgi/l/email-protection#")[2]
    try:
        mask, *letters = bytes.fromhex(shielded)
    except ValueError:
        return ""
    return bytes(letter ^ mask for letter in letters).decode(errors="replace")


def _line(segments: list[Segment], *, mails: tuple[str, ...], gap: bool) -> Line:
    printed = [(text, chain) for text, chain in segments if text.strip()]
    around = printed[0][1]
    level = next((_HEADINGS[element.tag] for element in around if element.tag in _HEADINGS), 0)
    kinds = [_KINDS[element.tag] for element in around if element.tag in _KINDS]
    return Line(
        text=squash("".join(text for text, _ in segments)),
        html=inline_html(segments),
        gap=gap,
        kind="heading" if level else next(reversed(kinds), "p"),
        level=level,
        bold=all(is_bold(chain) for _, chain in printed),
        linked=all(is_link(chain) for _, chain in printed),
        apart=any(_is_apart(element) for element in around),
        mails=mails,
    )


def _is_apart(element: html.HtmlElement) -> bool:
    """Menus, side columns, readers' comments: on the page, but no part of the article."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".casefold().split()
    is_page = element.tag in {"html", "body"}
    return not is_page and (element.tag in _APART_TAGS or not _APART_NAMES.isdisjoint(names))
