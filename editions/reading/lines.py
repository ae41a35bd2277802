"""Which lines does a page have, and which of them are one paragraph?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from editions.reading.page import Kind, PageRefused

# Browsers that save a page as text put the address behind every link.
_ANGLED_LINK = re.compile(r"\s?<(?:https?:|mailto:|javascript:|#)[^<>\s]*>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.?!…؟۔][\"'”’»)\]]*$")
_PROSE_END = re.compile(r"\w{2,}[\"'”’)\]]*\.[\"'”’»)\]]*$")
_HYPHEN_END = re.compile(r"\w[-‐]$")
_WIDEST_WRAP = 130
MOST_LINES = 5_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line as printed, its spaces squashed.

    `gap`: a blank line or a new block stands before it; `joined`: it was put together from several.
    """

    text: str
    html: str
    gap: bool = True
    joined: bool = False
    kind: Kind = "p"
    level: int = 0
    bold: bool = False
    linked: bool = False
    apart: bool = False
    mails: tuple[str, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Long, or a full sentence: this is the text and no headline."""
        words = self.text.count(" ") + 1
        return len(self.text) >= 140 or (words >= 8 and bool(_PROSE_END.search(self.text)))

    @property
    def ends_a_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text[-20:]))


def squash(text: str) -> str:
    """Text with every run of spaces, no-break spaces and line ends as one space."""
    return _SPACE.sub(" ", text).strip()


def key(text: str) -> str:
    """What two printings of the same words share: letters and digits, whatever their case."""
    return "".join(character for character in text.casefold() if character.isalnum())


def plain_line(text: str, *, gap: bool = True) -> Line:
    """A line of plain text, escaped."""
    text = squash(text)
    return Line(text=text, html=escape(text, quote=False), gap=gap)


def read_plain(text: str) -> list[Line]:
    """The lines of a plain text, blank ones turned into gaps."""
    lines: list[Line] = []
    gap = True
    for raw in _ANGLED_LINK.sub("", text).splitlines():
        if not raw.strip():
            gap = True
            continue
        lines.append(plain_line(raw, gap=gap))
        gap = False
        refuse_too_many(lines)
    return lines


def refuse_too_many(lines: Sequence[Line]) -> None:
    """Raise PageRefused for a file that is no page but a heap of lines, before it takes minutes to read."""
    if len(lines) > MOST_LINES:
        raise PageRefused(f"It has more than {MOST_LINES:,} lines, too many for one page.")


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Put together the lines that only a line end parts; a line without a gap may still be a paragraph."""
    width = _wrap_width(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _continues(last, line, width=width):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
        last = line
    return joined


def join_all(lines: Iterable[Line]) -> str:
    """The words of several lines in one."""
    return " ".join(line.text for line in lines)


def _wrap_width(lines: Sequence[Line]) -> int:
    """The column at which the text was wrapped, or 0 when it was not.

    In wrapped text nearly every line is so full that the next word had no room, and most end in mid-sentence.
    """
    inner = [(line, after) for line, after in pairwise(lines) if not after.gap and len(line.text) > 30]
    width = max((len(line.text) for line, _ in inner), default=0)
    if len({line.text for line, _ in inner}) < 2 or width > _WIDEST_WRAP:
        return 0
    full = sum(_is_full(line, after, width=width) for line, after in inner)
    unfinished = sum(not line.ends_a_sentence for line, _ in inner)
    return width if full * 4 >= len(inner) * 3 and unfinished * 2 >= len(inner) else 0


def _is_full(line: Line, after: Line, *, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def _continues(line: Line, after: Line, *, width: int) -> bool:
    if after.gap or line.kind == "heading" or line.apart != after.apart or key(line.text) == key(after.text):
        return False
    if width and _is_full(line, after, width=width):
        return True
    return not line.ends_a_sentence and after.text[0].islower()


def _joined(line: Line, after: Line) -> Line:
    # A line may also be broken behind the hyphen of a word.
    between = "" if _HYPHEN_END.search(line.text[-2:]) else " "
    return replace(
        line,
        text=f"{line.text}{between}{after.text}",
        html=f"{line.html}{between}{after.html}",
        joined=True,
        bold=line.bold and after.bold,
        linked=line.linked and after.linked,
        mails=line.mails + after.mails,
    )
