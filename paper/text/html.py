"""Which HTML is printed?"""

import html as entities
import re
from typing import Final

import nh3

from paper.text.nesting import level
from photos.renditions import ADDRESS

PARAGRAPHS: Final = frozenset({"p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "hr", "div"})
PHRASES: Final = frozenset({"a", "abbr", "b", "br", "cite", "em", "i", "s", "span", "strong", "sub", "sup"})
PICTURES: Final = frozenset({"figure", "figcaption", "img"})
TABLES: Final = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
ALLOWED_TAGS: Final = PARAGRAPHS | PHRASES | PICTURES | TABLES
# A passage for colleagues alone. A working copy may keep it; what is printed loses it, words and all.
EDNOTE: Final = "mark"

ALLOWED_ATTRIBUTES: Final[dict[str, set[str]]] = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto"})

# What stands inside these is not text for readers, so it goes with the tag. Everything else that is
# not allowed loses the tag and keeps its words.
DROPPED_WITH_CONTENT: Final = frozenset(
    {"applet", "audio", "canvas", "datalist", "embed", "frameset", "head", "iframe", "math", "noembed"}
    | {"noframes", "noscript", "object", "plaintext", "script", "select", "style", "svg", "template"}
    | {"textarea", "title", "video", "xmp", EDNOTE}
)

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_VALUES: Final = {
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "src": ADDRESS,
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
    "width": _NUMBER,
    "height": _NUMBER,
    "start": _NUMBER,
}

# Where capitals mean the same: Word writes dir=RTL.
_WORDS_OF_HTML: Final = frozenset({"dir", "scope"})


def _attribute(tag: str, name: str, value: str) -> str | None:
    pattern, value = _VALUES.get(name), value.lower() if name in _WORDS_OF_HTML else value
    return value if pattern is None or pattern.fullmatch(value) else None


def _own_address(url: str) -> str | None:
    # A path of our own, never "//elsewhere" or "/\elsewhere", which browsers take for another host.
    return url if re.match(r"/(?![/\\])", url) else None


def _cleaner(kept: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ALLOWED_TAGS | kept),
        clean_content_tags=set(DROPPED_WITH_CONTENT - kept),
        attributes=ALLOWED_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(ALLOWED_SCHEMES),
        url_relative=_own_address,
        link_rel=None,
    )


_PRINTED: Final[frozenset[str]] = frozenset()
_WORKING: Final = frozenset({EDNOTE})
_CLEANERS: Final = {kept: _cleaner(kept) for kept in (_PRINTED, _WORKING)}

# Every pattern below reads tags that are closed and whose attributes hold no raw < or >.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# The editor writes several spaces as "&nbsp; "; one alone, as in "5&nbsp;km", is meant.
_SPACES = re.compile(r"(?:[ \t\r\n\f\xa0]|&nbsp;){2,}")
_NO_PICTURE = re.compile(r"<img(?![^<>]* src=)[^<>]*>")
_NO_LINK = re.compile(r"<a(?: (?:title|lang|dir)=\"[^\"<>]*\")*>([^<]*)</a>")
_EMPTY = re.compile(
    r"<(p|h2|h3|h4|li|ul|ol|blockquote|figure|figcaption|b|strong|em|i|s|sub|sup|a|abbr|cite|span|div|mark)"
    r"(?: [^<>]*)?>((?:\s|&nbsp;|<br>)*)</\1>"
)
_BETWEEN_WORDS: Final = PHRASES | {EDNOTE}
_BLOCK = re.compile(r"</?(?:p|h2|h3|h4|blockquote|[uo]l|li|hr|div|figure|figcaption|table|caption|tr)\b[^<>]*>")
# A browser lays out no space beside the edge of a block or a line, and the editor breaks its source there.
_EDGES = re.compile(
    r"[ \t\r\n\f]?(</?(?:p|h[2-4]|blockquote|[uo]l|li|hr|br|div|figure|figcaption"
    r"|table|caption|thead|tbody|tfoot|tr|t[hd])\b[^<>]*>)[ \t\r\n\f]?"
)
_BREAK = re.compile(r"[\t\r\n\f]")
_MARKED = re.compile(r"<mark(?: [^<>]*)?>(.*?)</mark>", re.DOTALL)
_PASSES: Final = 8


def clean(value: str, *, ednotes: bool = False) -> str:
    """Return the part of a text that is printed: the allow-list's tags, and the words of the others.

    Cleaning what is clean changes nothing, and neither does the editor, which gives back what it was given but for
    space that nobody sees: that is taken out here. Soup that does not settle is printed as plain words.
    With `ednotes` the passages for colleagues stay, as in a working copy; without, they go with every word in them.
    """
    kept = _WORKING if ednotes else _PRINTED
    for _ in range(_PASSES):
        before, value = value, _CLEANERS[kept].clean(_tidy(value, kept))
        if value == before:
            return value
    if ednotes:  # to print as plain words what was meant for colleagues would be worse than to lose it
        return clean(value)
    words = _words(_BLOCK.sub(" ", value))
    return entities.escape(" ".join(words.split()), quote=False)


def plain_text(value: str, *, ednotes: bool = False) -> str:
    """Return a body's words, one line per paragraph, heading, list item, caption or table row.

    With `ednotes` the passages for colleagues too, each as `[ednote: …]`.
    """
    text = _MARKED.sub(r"[ednote: \1]", clean(value, ednotes=True)) if ednotes else clean(value)
    text = re.sub(r"</t[dh]>|<br>|\n", " ", text)
    lines = _words(_BLOCK.sub("\n", text)).split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def without_ednotes(body: str) -> str:
    """Return a clean body without the passages that are for colleagues alone; without any it costs nothing."""
    return clean(body) if f"<{EDNOTE}" in body else body


def ednotes_in(body: str) -> list[str]:
    """Return the words of each passage for colleagues in a working copy's clean body, in order."""
    if f"<{EDNOTE}" not in body:
        return []
    return [" ".join(_words(_BLOCK.sub(" ", passage)).split()) for passage in _MARKED.findall(body)]


def _tidy(value: str, kept: frozenset[str]) -> str:
    value = level(_UNPRINTABLE.sub("", value), tags=ALLOWED_TAGS | kept, dropped=DROPPED_WITH_CONTENT - kept)
    value = _BREAK.sub(" ", _EDGES.sub(r"\1", _SPACES.sub(" ", value)))
    value = _NO_PICTURE.sub("", value)
    value = _NO_LINK.sub(r"\1", value)
    emptied = 1
    while emptied:
        value, emptied = _EMPTY.subn(_hollow, value)
    return value.strip()


def _hollow(element: re.Match[str]) -> str:
    # Word keeps a second space between two words in an element of its own: the words stay two.
    return " " if element[1] in _BETWEEN_WORDS and element[2] else ""


def _words(value: str) -> str:
    return entities.unescape(re.sub(r"<[^<>]*>", "", value))
