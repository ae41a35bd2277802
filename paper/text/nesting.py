"""How is tag soup made into a few closed tags, in time that grows only with its length?

A parser of HTML5 repeats every open ``<b>`` in each new paragraph, so 12 kB of soup can become 5 MB, and
the time grows with the square of the depth. Before the cleaner sees a text, the tags that nobody closed
are closed here, deeper ones than any article has are dropped, and all words stay.
https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

DEEPEST: Final = 32
RENAMED: Final = {"h1": "h2", "h5": "h4", "h6": "h4"}  # the page's own headline is its only h1
VOID: Final = frozenset({"br", "hr", "img"})
HIDING: Final = frozenset(
    {"mark"}
)  # where dropped, nothing in it stays: not after another inside it, nor if never closed

_TOKEN: Final = re.compile(r"""<!--|<(/?)([a-zA-Z][^\s/<>"']*)((?:[^<>"']++|"[^"]*"|'[^']*')*+)>|<[!?/][^<>]*>""")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+)""")
_LIGHT: Final = re.compile(r"(?<![-\w])font-weight\s*:\s*(?:normal|[1-5]00)\b", re.IGNORECASE)
_COMMENT_END: Final = re.compile(r"--!?>")

# The editor writes attributes in an order of its own; kept in one order, what it gives back is what it was given.
_ORDER: Final = (
    "href",
    "src",
    "title",
    "alt",
    "width",
    "height",
    "start",
    "colspan",
    "rowspan",
    "scope",
    "lang",
    "dir",
)
_PLACE: Final = {name: place for place, name in enumerate(_ORDER)}

_PARAGRAPH: Final = frozenset({"p"})
_ROWS: Final = frozenset({"thead", "tbody", "tfoot", "caption"})
_CELLS: Final = frozenset({"td", "th"})

# Which open tag a new one ends, as the standard has it: a list item the one before it, a block the paragraph.
_ENDS: Final = {
    **dict.fromkeys(("p", "h2", "h3", "h4", "blockquote", "ul", "ol", "hr", "div"), _PARAGRAPH),
    **dict.fromkeys(("figure", "figcaption", "table"), _PARAGRAPH),
    **dict.fromkeys(_ROWS, _ROWS),
    **dict.fromkeys(_CELLS, _CELLS),
    **{name: frozenset({name}) for name in ("a", "li", "tr")},
}
# And which tags it does not reach through: a cell's text ends nothing outside the table.
_WALLS: Final = {
    "li": frozenset({"ul", "ol", "table", "caption"}) | _CELLS,
    **dict.fromkeys(("tr", *_ROWS, *_CELLS), frozenset({"table"})),
}
_ANY_WALL: Final = frozenset({"table", "caption"}) | _CELLS


def level(html: str, *, tags: Collection[str], dropped: Collection[str]) -> str:
    """Return a text with only these tags, each closed, none deeper than an article needs.

    What stands inside a ``dropped`` tag goes with it. Attributes stay as they are, safely quoted: to judge
    them is the cleaner's work, and so is every other question of safety.
    """
    levelled: list[str] = []
    still_open: list[str] = []
    hiding, hidden = HIDING & set(dropped), 0
    for text, closing, name, attributes in _weighed(_tokens(html, set(dropped) - HIDING)):
        if text and not hidden:
            levelled.append(text.replace("<", "&lt;").replace(">", "&gt;"))
        if name in hiding:
            hidden = max(hidden - 1, 0) if closing else hidden + 1
        if hidden or name not in tags:
            continue
        ended = (name,) if closing else _ENDS.get(name)
        if ended:
            levelled.append(_close(ended, name, still_open))
        if not closing:
            levelled.append(_open(name, attributes, still_open))
    levelled.extend(f"</{name}>" for name in reversed(still_open))
    return "".join(levelled)


def _tokens(html: str, dropped: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """Give each tag with the text before it: (text, "/" of a closing tag, name, attributes)."""
    start = 0
    never_closed: set[str] = set()
    while match := _TOKEN.search(html, start):
        closing, written, attributes = match.groups(default="")
        name = written.lower()
        yield html[start : match.start()], closing, RENAMED.get(name, name), attributes
        start = match.end()
        if name in dropped and not closing and name not in never_closed:
            end = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(html, start)
            start = end.end() if end else start
            if end is None:
                never_closed.add(name)
        elif not name and match[0] == "<!--":
            end = _COMMENT_END.search(html, max(start - 2, 0))
            start = end.end() if end else len(html)
    yield html[start:], "", "", ""


def _weighed(tokens: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Pass on all but the tags of bold type that say of themselves that they are not bold.

    Google Docs puts a whole copied text into ``<b style="font-weight:normal">``.
    """
    bold: list[bool] = []
    for text, closing, name, attributes in tokens:
        kept = name
        if name in {"b", "strong"}:
            if not closing:
                bold.append(not _LIGHT.search(attributes))
            # One that nobody opened is no matter of weight.
            is_bold = bold[-1] if bold else True
            if closing and bold:
                bold.pop()
            kept = name if is_bold else ""
        yield text, closing, kept, attributes


def _close(ended: Collection[str], name: str, still_open: list[str]) -> str:
    """Close the innermost of these tags and all inside it, but nothing outside the table or list."""
    if still_open and still_open[-1] in ended:  # nearly always; the rest is for soup
        return f"</{still_open.pop()}>"
    walls = _WALLS.get(name, _ANY_WALL)
    for index in reversed(range(len(still_open))):
        if still_open[index] in ended:
            closed = "".join(f"</{each}>" for each in reversed(still_open[index:]))
            del still_open[index:]
            return closed
        if still_open[index] in walls:
            break
    return ""


def _open(name: str, attributes: str, still_open: list[str]) -> str:
    if name not in VOID:
        if len(still_open) == DEEPEST:
            return ""
        still_open.append(name)
    if not attributes:
        return f"<{name}>"
    named = [(match[1].lower(), match[2]) for match in _ATTRIBUTE.finditer(attributes)]
    if len(named) > 1:
        named.sort(key=lambda each: _PLACE.get(each[0], len(_ORDER)))
    return f"<{name}{''.join(_quoted(*each) for each in named)}>"


def _quoted(name: str, value: str) -> str:
    value = value[1:-1] if value[0] in "\"'" else value
    value = value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return f' {name}="{value}"'
