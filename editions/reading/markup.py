"""Which lines does a saved HTML page print?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from editions.reading.lines import Line, squash
from editions.reading.page import PageRefused
from editions.reading.printer import Printer

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|table|div|span|p|br|font|center|pre|h[1-6])[\s/>]", re.IGNORECASE
)
_UNSEEN = frozenset(
    {"applet", "button", "head", "iframe", "input", "map", "noscript", "object", "option", "script", "select", "style"}
    | {"svg", "template", "textarea"}
)
_MOST_ELEMENTS = 20_000


@dataclass(frozen=True)
class Sheet:
    """A page taken apart: its lines in the order of printing, its title, and how many pictures it shows."""

    lines: list[Line]
    title: str = ""
    pictures: int = 0


def looks_like_markup(text: str) -> bool:
    """Tell whether a text is HTML, whatever its file is called."""
    return bool(_TAG.search(text[:20_000]))


def read_markup(text: str) -> Sheet:
    """Return the lines of a page; nothing is fetched, run or expanded, and broken markup is mended."""
    parser = html.HTMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise PageRefused("It is an HTML page without anything on it.") from error
    printer = Printer()
    for element, event in _walk(tree):
        printer.visit(element, event)
    printer.end_line(gap=True)
    return Sheet(printer.lines, title=squash(tree.findtext(".//title") or ""), pictures=len(tree.findall(".//img")))


def _walk(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for count, (event, element) in enumerate(walk):
        if count > 2 * _MOST_ELEMENTS:
            raise PageRefused(f"It has more than {_MOST_ELEMENTS:,} elements, too many for one page.")
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
        else:
            yield element, event


def _is_unseen(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.tag in _UNSEEN or element.get("hidden") is not None or "display:none" in style
